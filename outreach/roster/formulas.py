"""Works out the simplest formulas whose results a file lacks: references, counting on, joining."""

from __future__ import annotations

import re
from collections.abc import Container

from outreach.roster.grid import Sheet, Value
from outreach.roster.limits import CELL_CHARACTERS
from outreach.roster.values import as_text

REFERENCE = re.compile(r"\$?([A-Z]{1,2})\$?(\d{1,6})")
COUNTED = re.compile(r"(?:(ROW)\(\)|(\$?[A-Z]{1,2}\$?\d{1,6}))([+-])(\d{1,6})")
TEXT = re.compile(r'"([^"]*)"')
DEPTH = 60
"""Formulas that count on from the row above are followed this far; results found are kept for the next."""
MOST_PARTS = 50
MOST_STEPS = 400_000
"""So many formulas are looked at in one sheet; whoever builds more means harm."""


def unsolved(sheet: Sheet, start: int) -> dict[tuple[int, int], str]:
    """Write results of simple formulas into the sheet from row `start` on; give those left over."""
    left: dict[tuple[int, int], str] = {}
    steps = Steps(left)
    for place in sorted(sheet.uncached):
        value = _solve(sheet, place, DEPTH, steps)
        row, column = place
        if value is None:
            left[place] = sheet.uncached[place]
        elif row >= start:
            while row >= len(sheet.rows):
                sheet.numbers.append(len(sheet.rows) + 1)
                sheet.rows.append([])
            line = sheet.rows[row]
            line += [None] * (column + 1 - len(line))
            line[column] = value
    return left


class Steps:
    """Counts what one sheet costs, and knows the `hopeless`: formulas looked at before in vain."""

    def __init__(self, hopeless: Container[tuple[int, int]]) -> None:
        self.hopeless = hopeless
        self.done = 0


def _solve(sheet: Sheet, place: tuple[int, int], depth: int, steps: Steps) -> Value:
    """Give a cell's value, None where it is empty or its formula is not a simple one."""
    row, column = place
    held = sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None
    steps.done += 1
    given_up = depth == 0 or place in steps.hopeless or steps.done > MOST_STEPS
    if held is not None or place not in sheet.uncached or given_up:
        return held
    formula = sheet.uncached[place].replace("&quot;", '"').replace("&amp;", "&").strip().lstrip("=+")
    if found := COUNTED.fullmatch(formula.upper()):
        base = row + 1 if found[1] else _solve(sheet, _at(found[2]), depth - 1, steps)
        step = int(found[4]) if found[3] == "+" else -int(found[4])
        return base + step if isinstance(base, int | float) else None
    if formula.upper() == "ROW()":
        return row + 1
    parts = [_part(sheet, part.strip(), depth, steps) for part in formula.split("&", MOST_PARTS)]
    if None in parts:
        return None
    if len(parts) == 1:
        return parts[0]
    joined = "".join(map(as_text, parts))
    return joined if len(joined) <= CELL_CHARACTERS else None


def _part(sheet: Sheet, part: str, depth: int, steps: Steps) -> Value:
    if found := TEXT.fullmatch(part):
        return found[1]
    return _solve(sheet, _at(part), depth - 1, steps) if REFERENCE.fullmatch(part) else None


def _at(reference: str) -> tuple[int, int]:
    found = REFERENCE.fullmatch(reference)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
