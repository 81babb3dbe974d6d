"""Masking: what of a phone or ID number may be seen by default."""

from __future__ import annotations

NAMED_FROM = 14
"""Who is younger is never named in a list, only counted (DOMAIN 2.6)."""


def mask_phone(phone: str) -> str:
    """Show the first three and last four digits: 138****5678; short numbers keep the last four."""
    if "*" in phone:
        return phone
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(0, len(phone) - 4) + phone[-4:]


def mask_id_no(id_no: str) -> str:
    """Show the first four and last four characters: 3408**********1234."""
    if "*" in id_no or len(id_no) < 9:
        return id_no if "*" in id_no else "*" * len(id_no)
    return id_no[:4] + "*" * (len(id_no) - 8) + id_no[-4:]


def mask_name(name: str) -> str:
    """Show the first character: 李**; for papers that leave the village committee."""
    return name[:1] + "*" * min(2, max(0, len(name) - 1))
