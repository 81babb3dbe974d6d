"""Recovery codes: 128 random bits as eight groups of six digits, each group with its own check (times 11)."""

from __future__ import annotations

import re
import secrets
import unicodedata

from outreach.errors import UserMistake, declare
from outreach.wording import mark

GROUPS, DIGITS, BITS, CHECK = 8, 6, 16, 11
RECOVERY_GROUP = declare(
    "recovery_group",
    mark("Group {group} of the recovery code has a slip: compare its six digits with the sheet."),
)
RECOVERY_LENGTH = declare(
    "recovery_length", mark("A recovery code has 8 groups of 6 digits: type all of them from the sheet.")
)


def make_code() -> str:
    """Make a new code, groups parted by hyphens."""
    return "-".join(f"{secrets.randbits(BITS) * CHECK:0{DIGITS}}" for _ in range(GROUPS))


def looks_like_code(text: str) -> bool:
    """Tell whether somebody typed a recovery code rather than a pass phrase, slips and all."""
    digits = _digits(text)
    return len(digits) == GROUPS * DIGITS and len(digits) >= len(re.sub(r"[\s\-—–－·]", "", text))


def read_code(text: str) -> bytes:
    """Give the secret of a code as typed, with or without parting. Raises UserMistake with the bad group."""
    digits = _digits(text)
    if len(digits) != GROUPS * DIGITS:
        raise UserMistake(RECOVERY_LENGTH, field="passphrase")
    parts = []
    for group in range(GROUPS):
        number, rest = divmod(int(digits[group * DIGITS : (group + 1) * DIGITS]), CHECK)
        if rest or number >= 1 << BITS:
            raise UserMistake(RECOVERY_GROUP, field="passphrase", group=group + 1)
        parts.append(number.to_bytes(BITS // 8, "big"))
    return b"".join(parts)


def _digits(text: str) -> str:
    """Give the ASCII digits of a text; full-width ones count as well."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isascii() and c.isdigit())
