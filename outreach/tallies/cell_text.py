"""What a text may be in a cell of a workbook: never a formula, nothing that no workbook can hold."""

from __future__ import annotations

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from outreach.errors import UserMistake, declare
from outreach.wording import mark

CELL_TOO_LONG = declare(
    "cell_too_long", mark("A text is too long for a cell of a workbook: shorten it, then do it again.")
)
LONGEST = 32_767
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Show characters that no workbook can hold as the replacement character; nothing is cut."""
    if len(text) > LONGEST:
        raise UserMistake(CELL_TOO_LONG)
    return str(ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text))
