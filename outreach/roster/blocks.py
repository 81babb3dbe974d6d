"""Further tables in one sheet: below one another under headings of their own, or side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from outreach.roster.grid import Sheet, Value
from outreach.roster.headings import PEOPLE, WEAK, field_of
from outreach.roster.layout import Column, heading_score
from outreach.roster.values import as_text, squeezed
from outreach.roster.words import words

FEWEST = 3
"""Headings that a further table must have, and columns of tables side by side."""
MOST_TABLES = 60
SAME = 0.6
JOINING = frozenset(["household_no", "serial", "group", "head_name", "door"])


@cache
def _known() -> frozenset[str]:
    return frozenset(name for names in words()["headings"].values() for name in names)


def further_headers(sheet: Sheet, header: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the heading rows further down whose columns are others than those of the table above them."""
    found: list[tuple[int, int]] = []
    above = [_cells(row) for row in sheet.rows[header[0] : header[1] + 1]]
    known = _known()
    for place in range(header[1] + 1, len(sheet.rows)):
        row = sheet.rows[place]
        if sum(1 for value in row if type(value) is str and value in known) < 2 or not _is_heading(row):
            continue
        cells = _cells(row)
        if all(len(cells & line) < SAME * len(cells) for line in above) and len(found) < MOST_TABLES:
            found.append((place, place))
            above = [cells]
    return found


def _is_heading(row: list[Value]) -> bool:
    fields = {field_of(as_text(value)) for value in row} - WEAK
    return heading_score(row) >= FEWEST and len(fields) >= FEWEST and bool(fields & PEOPLE)


def _cells(row: list[Value]) -> set[tuple[int, str]]:
    return {(place, text) for place, value in enumerate(row) if (text := squeezed(as_text(value)))}


def tables_beside(columns: list[Column]) -> list[int]:
    """Give where tables start that repeat the headings of the first one to its right."""
    headings = [column.heading for column in columns]
    for count in range(FEWEST, len(headings) // 2 + 1):
        parts, rest = divmod(len(headings), count)
        fields = {column.field for column in columns[:count]}
        if not rest and headings == headings[:count] * parts and "name" in fields and fields & JOINING:
            return [columns[nth * count].index for nth in range(1, parts)]
    return []


def cut_apart(sheet: Sheet, starts: tuple[int, ...]) -> Iterator[Sheet]:
    """Give each of the tables that stand side by side as a sheet of its own, with its rows' numbers."""
    if not starts:
        yield sheet
        return
    lefts = [0, *starts]
    for left, right in zip(lefts, [*starts, 1 << 14], strict=True):
        yield Sheet(
            sheet.name,
            [row[left:right] for row in sheet.rows],
            sheet.numbers,
            sheet.hidden,
            [(a, b - left, c, d - left) for a, b, c, d in sheet.merges if left <= b and d < right],
            {(row, column - left) for row, column in sheet.struck if left <= column < right},
            {(row, at - left): text for (row, at), text in sheet.uncached.items() if left <= at < right},
        )
