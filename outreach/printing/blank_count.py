"""How many blank pages or slips are asked for, written by hand."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.wording import mark

BLANK_COUNT_WRONG = declare(
    "blank_count_wrong", mark("“{count}” is no number of slips: write 1 to {most}, or nothing.")
)
MOST_BLANK = 3000


def blank_count(text: str) -> int:
    """Read how many blank slips are wanted, 0 where nothing is written."""
    plain = text.strip()
    if not plain:
        return 0
    if not plain.isascii() or not plain.isdigit() or not 1 <= int(plain[:9]) <= MOST_BLANK:
        raise UserMistake(BLANK_COUNT_WRONG, field="blank", count=plain[:20], most=MOST_BLANK)
    return int(plain)
