"""Turns drafts into the register's plain rows, with no more personal data than the ledger keeps."""

from __future__ import annotations

import re
from collections.abc import Callable

from outreach.register_rows import RegisterHousehold, RegisterPerson
from outreach.roster.drafts import HouseholdDraft, PersonDraft
from outreach.roster.ids import GOOD

Digest = Callable[[str], str]
SENSITIVE = {
    "id_no": re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?![\dXx])"),
    "phone": re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)"),
}
OTHER_PHONES = re.compile(r"(?:；|^)其他电话：[^；]*")


def no_digest(id_no: str) -> str:
    """Stand for the ledger's keyed hash where there is no ledger."""
    return ""


def finished_household(draft: HouseholdDraft, keeps: frozenset[str], digest: Digest) -> RegisterHousehold:
    """Give the household as the register would hold it, without ids."""
    return RegisterHousehold(
        "",
        draft.no,
        draft.group,
        draft.door,
        draft.address,
        draft.kind,
        draft.name,
        members=tuple(finished_person(person, keeps, digest) for person in draft.members),
    )


def finished_person(draft: PersonDraft, keeps: frozenset[str], digest: Digest) -> RegisterPerson:
    """Give the person as the register would hold it; the ID number stays for matching until it is applied."""
    return RegisterPerson(
        "",
        draft.name,
        draft.relation,
        draft.sex,
        draft.birth,
        draft.id_no,
        draft.phone,
        draft.status,
        draft.address,
        draft.alias,
        kept_note(draft.note, keeps) if draft.note else "",
        digest(draft.id_no) if GOOD.fullmatch(draft.id_no) else "",
    )


def kept_note(note: str, keeps: frozenset[str]) -> str:
    """Blank ID numbers and phones out of a remark where the ledger does not keep them."""
    if "phone" not in keeps:
        note = OTHER_PHONES.sub("", note)
    for field, pattern in SENSITIVE.items():
        if field not in keeps:
            note = pattern.sub(r"\1****\2", note)
    return note
