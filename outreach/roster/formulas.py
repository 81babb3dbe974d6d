"""Works out the simplest formulas whose results a file lacks: references, counting on, joining."""

from __future__ import annotations

import re

from outreach.roster.grid import Sheet, Value
from outreach.roster.values import as_text

REFERENCE = re.compile(r"\$?([A-Z]{1,2})\$?(\d{1,6})")
COUNTED = re.compile(r"(?:(ROW)\(\)|(\$?[A-Z]{1,2}\$?\d{1,6}))([+-])(\d{1,6})")
TEXT = re.compile(r'"([^"]*)"')
DEPTH = 60
"""Formulas that count on from the row above are followed this far; results found are kept for the next."""


def unsolved(sheet: Sheet, start: int) -> dict[tuple[int, int], str]:
    """Write results of simple formulas into the sheet from row `start` on; give those left over."""
    if not sheet.uncached:
        return {}
    left = {}
    for place in sorted(sheet.uncached):
        value = _solve(sheet, place, DEPTH)
        row, column = place
        if value is None:
            left[place] = sheet.uncached[place]
        elif row >= start:
            line = sheet.rows[row]
            line += [None] * (column + 1 - len(line))
            line[column] = value
    return left


def _solve(sheet: Sheet, place: tuple[int, int], depth: int) -> Value:
    """Give a cell's value, None where it is empty or its formula is not a simple one."""
    row, column = place
    held = sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None
    if held is not None or place not in sheet.uncached or depth == 0:
        return held
    formula = sheet.uncached[place].replace("&quot;", '"').replace("&amp;", "&").strip().lstrip("=+")
    if found := COUNTED.fullmatch(formula.upper()):
        base = row + 1 if found[1] else _solve(sheet, _at(found[2]), depth - 1)
        step = int(found[4]) if found[3] == "+" else -int(found[4])
        return base + step if isinstance(base, int | float) else None
    if formula.upper() == "ROW()":
        return row + 1
    parts = [_part(sheet, part.strip(), depth) for part in formula.split("&")]
    if None in parts:
        return None
    return parts[0] if len(parts) == 1 else "".join(map(as_text, parts))


def _part(sheet: Sheet, part: str, depth: int) -> Value:
    if found := TEXT.fullmatch(part):
        return found[1]
    return _solve(sheet, _at(part), depth - 1) if REFERENCE.fullmatch(part) else None


def _at(reference: str) -> tuple[int, int]:
    found = REFERENCE.fullmatch(reference)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
