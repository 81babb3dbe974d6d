"""Plain grids: what every kind of file becomes before anybody asks what it means."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, field
from typing import Any

from outreach.roster.encodings import LOST

SURROGATES = re.compile("[\ud800-\udfff]")
Value = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None
Merge = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column: from 0, as places in `Sheet.rows`."""


@dataclass(slots=True)
class Sheet:
    """One sheet: rows of values from its first row and column on.

    `numbers` gives each row's number as the user sees it. `struck` and `uncached` are (row, column) places of
    struck-through cells and of formulas whose value the file does not hold (with the formula, where known).
    """

    name: str
    rows: list[list[Value]]
    numbers: list[int]
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)
    uncached: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(slots=True)
class Grids:
    """All sheets of one file, and which kind of file it was."""

    kind: str
    sheets: list[Sheet]
    encoding: str = ""


def counted(name: str, rows: list[list[Value]], **more: Any) -> Sheet:
    """Make a sheet whose rows are numbered from 1, without the empty rows at its end."""
    while rows and all(value is None or value == "" for value in rows[-1]):
        rows.pop()
    return Sheet(name, rows, list(range(1, len(rows) + 1)), **more)


def dump(grids: Grids) -> bytes:
    """Write grids as JSON for the pipe between the two processes."""
    sheets = [_plain(sheet) for sheet in grids.sheets]
    text = json.dumps([grids.kind, grids.encoding, sheets], ensure_ascii=False, default=_date)
    return _storable(text.replace("\\u0000", LOST))


def _storable(text: str) -> bytes:
    """NUL and lone surrogates, which nothing can store, become the sign for a lost character."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return SURROGATES.sub(LOST, text).encode("utf-8")


def load(data: bytes) -> Grids:
    """Read what `dump` wrote; raises ValueError, TypeError or KeyError on anything else."""
    kind, encoding, sheets = json.loads(data, parse_constant=lambda name: None)
    return Grids(str(kind), [_sheet(*parts) for parts in sheets], str(encoding))


def _plain(sheet: Sheet) -> list[object]:
    struck = [list(place) for place in sheet.struck]
    uncached = [[*place, formula] for place, formula in sheet.uncached.items()]
    return [sheet.name, sheet.rows, sheet.numbers, sheet.hidden, sheet.merges, struck, uncached]


def _sheet(
    name: str,
    rows: list[list[Any]],
    numbers: list[int],
    hidden: bool,
    merges: Any,
    struck: Any,
    uncached: Any,
) -> Sheet:
    for row in rows:
        for place, value in enumerate(row):
            if type(value) is list:
                row[place] = _undate(value)
    return Sheet(
        name,
        rows,
        numbers,
        hidden,
        [(a, b, c, d) for a, b, c, d in merges],
        {(row, column) for row, column in struck},
        {(row, column): formula for row, column, formula in uncached},
    )


def _date(value: object) -> list[str]:
    if isinstance(value, datetime.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, datetime.date):
        return ["date", value.isoformat()]
    if isinstance(value, datetime.time):
        return ["time", value.isoformat()]
    return ["text", str(value)]


def _undate(parts: list[str]) -> Value:
    kind, text = parts
    if kind == "datetime":
        return datetime.datetime.fromisoformat(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    if kind == "time":
        return datetime.time.fromisoformat(text)
    return text
