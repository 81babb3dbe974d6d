"""The 18-digit household code: 12 digits of the village, 2 of the group, 4 of the household."""

from __future__ import annotations

import re
from typing import NamedTuple

from outreach.roster.grid import Value
from outreach.roster.ids import SCIENTIFIC, shown_digits
from outreach.roster.values import plain, squeezed

LENGTH, VILLAGE, GROUP = 18, 12, 14
EXACT_DIGITS = 15
"""A table program keeps so many digits of a number: the last three of the household are lost then."""
AROUND = re.compile(r"^['‘’`\"“”]+|['‘’`\"“”]+$|[-－—. ]")


class NumberReading(NamedTuple):
    """A household's number as it is written, the group that it tells, and whether its end was lost."""

    value: str = ""
    group: str = ""
    lost: bool = False


NONE = NumberReading()


def read_number(cell: Value) -> NumberReading:
    """Read the cell of a household's number; digits that were lost are never guessed."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) >= 10**EXACT_DIGITS:
        digits = shown_digits(float(cell))
        return NumberReading("", group_of_code(digits), lost=True)
    if type(cell) is str and cell.isdigit() and cell.isascii() and len(cell) < LENGTH:
        return NumberReading(cell)
    text = plain(cell)
    if not text:
        return NONE
    if len(text) < LENGTH and text.isascii() and text.isdigit():
        return NumberReading(text)
    narrow = AROUND.sub("", squeezed(text))
    if SCIENTIFIC.fullmatch(squeezed(text)):
        return NumberReading("", "", lost=True)
    if len(narrow) == LENGTH and narrow.isdigit():
        return NumberReading(narrow, group_of_code(narrow))
    return NumberReading(text)


def group_of_code(code: str) -> str:
    """Give the group that a household code names, empty where it names none."""
    whole = len(code) == LENGTH and code.isascii() and code.isdigit()
    return str(int(code[VILLAGE:GROUP])) if whole and code[VILLAGE:GROUP] != "00" else ""


def serial_of_code(code: str) -> str:
    """Give the household's own number of a code."""
    return str(int(code[GROUP:]))
