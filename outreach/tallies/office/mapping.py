"""The map of a form: which figure of which group and period belongs in which cell (JSON)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from outreach.errors import UserMistake
from outreach.files import explain_disk
from outreach.tallies.office import refusals
from outreach.tallies.office.sheet import place_of
from outreach.tallies.tally import PERIODS

TEXTS = ("village", "township", "campaign", "period", "year", "month", "week", "report_date", "preparer")
SCALES = (1, 100)
MAP_BYTES = 4 * 2**20
MOST_ENTRIES = 20_000
MOST_BESIDE = 40


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One cell or blank: a `figure` with group and period, or a `text`.

    `blank` counts the blanks of the cell's sentence from 1, None = the whole cell; `scale` 100 writes a
    rate as 78.7 where the heading says per cent.
    """

    sheet: str
    cell: str
    figure: str | None = None
    text: str | None = None
    group: str | None = None
    period: str = "value"
    blank: int | None = None
    scale: int = 1

    def as_json(self) -> dict[str, Any]:
        """Give it as the map's file has it, what is usual left out."""
        kept = {"figure": None, "text": None, "group": None, "blank": None, "scale": 1}
        said = {name: value for name, value in asdict(self).items() if value != kept.get(name, self)}
        if self.figure is None:
            said.pop("period")
        return said


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of cells for every group: the groups are found by their names in the label line.

    Down: rows `first` to `last`, names in column `label`, `cells` by column. Across: columns and rows
    change places. Where a label stands for several lines, `B+1` is column B of the line after its first.
    """

    sheet: str
    across: bool
    first: str
    last: str
    label: str
    cells: tuple[tuple[str, CellEntry], ...]


@dataclass(frozen=True)
class OfficeMap:
    """All entries and patterns of a map."""

    cells: tuple[CellEntry, ...]
    patterns: tuple[Pattern, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give it as its file has it."""
        document: dict[str, Any] = {"cells": [entry.as_json() for entry in self.cells]}
        for pattern in self.patterns:
            cells = {
                key: {k: v for k, v in entry.as_json().items() if k not in ("sheet", "cell", "group")}
                for key, entry in pattern.cells
            }
            line = {"sheet": pattern.sheet, "from": pattern.first, "to": pattern.last, "label": pattern.label}
            document.setdefault("across" if pattern.across else "rows", []).append({**line, "cells": cells})
        return document


def read_map(path: Path) -> OfficeMap:
    """Read a map's file. Raises UserMistake naming the entry that is wrong, StorageProblem."""
    try:
        if path.stat().st_size > MAP_BYTES:
            raise ValueError(path.name)
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise explain_disk(problem, path) from problem
    except (ValueError, RecursionError) as problem:
        raise UserMistake(refusals.MAP_UNREADABLE, field="map", name=path.name) from problem
    if not isinstance(document, dict):
        raise UserMistake(refusals.MAP_UNREADABLE, field="map", name=path.name)
    return map_of(document)


def map_of(document: Mapping[str, Any]) -> OfficeMap:
    """Check a map's document. Raises UserMistake naming the entry that is wrong."""
    listed = [_list(document, key) for key in ("cells", "rows", "across")]
    if not any(listed):
        raise UserMistake(refusals.MAP_EMPTY, field="map")
    if sum(map(len, listed)) > MOST_ENTRIES:
        raise UserMistake(refusals.MAP_ENTRY, field="map", n=MOST_ENTRIES, part="cells")
    cells = tuple(_entry(n, entry) for n, entry in enumerate(listed[0], 1))
    patterns = [_pattern(n, line, across=False) for n, line in enumerate(listed[1], 1)]
    patterns += [_pattern(n, line, across=True) for n, line in enumerate(listed[2], 1)]
    return OfficeMap(cells, tuple(patterns))


def _list(document: Mapping[str, Any], key: str) -> list[Any]:
    found = document.get(key, [])
    if not isinstance(found, list):
        raise UserMistake(refusals.MAP_ENTRY, field="map", n=1, part=key)
    return found


def _entry(n: int, entry: Any, at: Mapping[str, Any] | None = None) -> CellEntry:
    if not isinstance(entry, dict):
        raise _wrong(n, "cells")
    given = {**entry, **(at or {})}
    made = CellEntry(
        sheet=_words(n, given, "sheet") or "",
        cell=(_words(n, given, "cell") or "").replace("$", "").upper(),
        figure=_words(n, given, "figure"),
        text=_words(n, given, "text"),
        group=_words(n, given, "group"),
        period=_words(n, given, "period") or "value",
        blank=_number(n, given, "blank"),
        scale=_number(n, given, "scale") or 1,
    )
    _check(n, made)
    return made


def _check(n: int, entry: CellEntry) -> None:
    wrong = {
        "sheet": not entry.sheet,
        "figure": (entry.figure is None) == (entry.text is None),
        "text": entry.text is not None and entry.text not in TEXTS,
        "period": entry.period not in PERIODS,
        "blank": entry.blank is not None and entry.blank < 1,
        "scale": entry.scale not in SCALES,
    }
    for part, is_wrong in wrong.items():
        if is_wrong:
            raise _wrong(n, part)
    place_of(entry.cell)


def _pattern(n: int, line: Any, *, across: bool) -> Pattern:
    if not isinstance(line, dict) or not isinstance(line.get("cells"), dict) or not line["cells"]:
        raise _wrong(n, "cells")
    edges = [str(line.get(key, "")).strip().upper() for key in ("from", "to", "label")]
    names, numbers = (str.isalpha, str.isdigit)
    kinds = (names, names, numbers, numbers) if across else (numbers, numbers, names, names)
    keys = [str(key).strip().upper() for key in line["cells"]]
    words = [*zip(kinds, edges, strict=False), *((kinds[3], key) for key in keys)]
    for kind, word in words:
        at, further = beside(word)
        if not at.isascii() or not kind(at) or len(at) > 7 or not 0 <= further <= MOST_BESIDE:
            raise _wrong(n, "from")
    some = {"sheet": line.get("sheet"), "cell": "A1"}
    entries = [_entry(n, entry, some) for entry in line["cells"].values()]
    first, last, label = edges
    cells = tuple(zip(keys, entries, strict=True))
    return Pattern(str(line.get("sheet", "")), across, first, last, label, cells)


def beside(key: str) -> tuple[str, int]:
    """Give the column (or row) of a pattern's key, and how many lines it is after its label: B+1."""
    at, plus, further = key.partition("+")
    if not plus:
        return at, 0
    return at, int(further) if further.isascii() and further.isdigit() else -1


def placed(entry: CellEntry, cell: str, group: str) -> CellEntry:
    """Give a pattern's entry for one group at one cell."""
    return replace(entry, cell=cell, group=group)


def _words(n: int, given: Mapping[str, Any], key: str) -> str | None:
    found = given.get(key)
    if found is not None and (not isinstance(found, str) or len(found) > 200):
        raise _wrong(n, key)
    return found or None


def _number(n: int, given: Mapping[str, Any], key: str) -> int | None:
    found = given.get(key)
    if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
        raise _wrong(n, key)
    return found


def _wrong(n: int, part: str) -> UserMistake:
    return UserMistake(refusals.MAP_ENTRY, field="map", n=n, part=part)
