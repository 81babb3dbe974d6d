"""Scans the raw XML of a sheet for what a reader of values does not tell, and for traps."""

from __future__ import annotations

import re

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.grid import Sheet

DOCTYPE = re.compile(rb"<!(?!--|\[CDATA\[)")
"""Anything declared: neither comments nor quoted text, and no table program writes it."""
FAR_HINT = re.compile(rb"""r=["'](?:[A-Z]{3}|[A-Z]{1,2}\d{6})""")
FAR = re.compile(rb"""<(?:\w+:)?c\b[^<>]*?\br=["'](?:[A-Z]{3,}\d+|[A-Z]+\d{6,})["'][^<>]*>""")
PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d+)["']""")
STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
CELL = re.compile(rb"<((?:\w+:)?)c\b([^<>]*[^<>/])>(.*?)</\1c>", re.DOTALL)
ANY_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
HAS_FORMULA = re.compile(rb"f(?<=[<:]f)[ >]")
"""Begins with the letter alone, which is rare: megabytes are passed over at once."""
NO_VALUE = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</"
)
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^<>]*>([^<]*)<")


def check_sheet(xml: bytes, name: str) -> None:
    """Refuse entities and cells far outside any table; raises UserMistake."""
    if b"!" in xml and DOCTYPE.search(xml):
        raise UserMistake(refusals.UNSAFE, name=name)
    for cell in FAR.finditer(xml) if FAR_HINT.search(xml) else ():
        if not _holds_something(xml, cell.end()):
            continue
        row, column = _place(cell[0])
        if row >= limits.ROWS or column >= limits.COLUMNS:
            found = PLACE.search(cell[0])
            place = (found[1] + found[2]).decode() if found else ""
            raise UserMistake(refusals.FAR_CELL, name=name, place=place)


def _holds_something(xml: bytes, start: int) -> bool:
    """Tell whether the cell that opens before `start` has a value; only styled ones are harmless."""
    if xml[start - 2 : start - 1] == b"/":
        return False
    return not re.match(rb"\s*</", xml[start : start + 40])


def mark_sheet(sheet: Sheet, xml: bytes, struck: set[int]) -> None:
    """Add the places of struck-through cells and of formulas without a value to the sheet."""
    if struck:
        for cell in ANY_CELL.finditer(xml):
            style = STYLE.search(cell[1])
            if style and int(style[1]) in struck:
                sheet.struck.add(_place(cell[1]))
    if HAS_FORMULA.search(xml) and NO_VALUE.search(xml):
        for cell in CELL.finditer(xml):
            if b"f" in cell[3] and NO_VALUE.search(cell[3] + b"</"):
                formula = FORMULA.search(cell[3])
                sheet.uncached[_place(cell[2])] = formula[1].decode("utf-8", "replace") if formula else ""


def _place(attributes: bytes) -> tuple[int, int]:
    found = PLACE.search(attributes)
    if not found:
        return (-1, -1)
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1
