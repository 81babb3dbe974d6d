"""What a form looks like, sheet by sheet, and how one cell's meaning is drawn out over every group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.tallies.office.blanks import blanks
from outreach.tallies.office.group_labels import GroupLabels
from outreach.tallies.office.mapping import CellEntry, OfficeMap, Pattern, beside
from outreach.tallies.office.package import STYLES, OfficeBook, open_form
from outreach.tallies.office.sheet import SheetXml, name_of, place_of
from outreach.tallies.office.styles import Formats

MOST_ROWS, MOST_COLUMNS = 400, 80


@dataclass(frozen=True)
class FormCell:
    """One cell: its place from 1, how many rows and columns it is merged over, its text, its blanks."""

    row: int
    column: int
    down: int
    across: int
    text: str
    formula: bool
    blanks: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        """Give its name, for instance B5."""
        return name_of(self.row, self.column)


@dataclass(frozen=True)
class FormSheet:
    """One sheet as it is seen: how many rows and columns, its cells by place, and where per cent is shown."""

    name: str
    rows: int
    columns: int
    cells: dict[tuple[int, int], FormCell]
    percents: frozenset[tuple[int, int]] = frozenset()

    def at(self, row: int, column: int) -> FormCell:
        """Give the cell at a place; of a merged one, the whole of it."""
        for cell in self.cells.values():
            if cell.row <= row < cell.row + cell.down and cell.column <= column < cell.column + cell.across:
                return cell
        return FormCell(row, column, 1, 1, "", False, ())


def look_at(path: Path) -> tuple[FormSheet, ...]:
    """Read a form as it is seen. Raises UserMistake as `open_form` does."""
    return pictures(open_form(path))


def pictures(book: OfficeBook) -> tuple[FormSheet, ...]:
    """Give every sheet of an open form as it is seen, as far as a form reaches."""
    percent = Formats.read(book.part(STYLES)).percent
    return tuple(_picture(book, name, book.sheet(name), percent) for name in book.sheets)


def _picture(book: OfficeBook, name: str, sheet: SheetXml, percent: frozenset[int]) -> FormSheet:
    cells: dict[tuple[int, int], FormCell] = {}
    spans = {(m.top, m.left): (m.bottom - m.top + 1, m.right - m.left + 1) for m in sheet.merges}
    for row, column in sorted({*sheet.cells, *spans}):
        if row > MOST_ROWS or column > MOST_COLUMNS:
            continue
        merge = sheet.merge_at(row, column)
        if merge is not None and (merge.top, merge.left) != (row, column):
            continue
        found = sheet.cells.get((row, column))
        text = book.text(found) if found is not None else ""
        down, across = spans.get((row, column), (1, 1))
        formula = found is not None and found.formula is not None
        is_text = found is not None and book.rich_text(found) is not None
        holes = tuple(blanks(text)) if is_text else ()
        cells[row, column] = FormCell(row, column, down, across, text, formula, holes)
    rows = max((cell.row + cell.down - 1 for cell in cells.values()), default=0)
    columns = max((cell.column + cell.across - 1 for cell in cells.values()), default=0)
    size = min(rows + 2, MOST_ROWS), min(columns + 1, MOST_COLUMNS)
    places = ((row, column) for row in range(1, size[0] + 1) for column in range(1, size[1] + 1))
    percents = frozenset(place for place in places if sheet.style_at(*place) in percent)
    return FormSheet(name, *size, cells, percents)


def over_groups(sheet: FormSheet, entry: CellEntry, labels: GroupLabels) -> Pattern | None:
    """Give the pattern that fills a cell's row or column for every group, None where no label names one.

    The labels are those left of the cell, in a column that names several groups; else those above it. A
    label may stand for several lines: 本周 and 累计 of one group below each other.
    """
    row, column = place_of(entry.cell)
    for at in range(column - 1, 0, -1):
        found = [(sheet.at(r, at), r) for r in range(1, sheet.rows + 1) if (r, at) in sheet.cells]
        lines = {r: cell.down for cell, r in found if labels.named(cell.text) is not None}
        if (label := _standing_for(lines, row)) is not None:
            line = [str(min(lines)), str(max(lines)), _letters(at)]
            return _pattern(sheet, entry, line, _letters(column), row - label, across=False)
    for at in range(row - 1, 0, -1):
        found = [(sheet.at(at, c), c) for c in range(1, sheet.columns + 1) if (at, c) in sheet.cells]
        lines = {c: cell.across for cell, c in found if labels.named(cell.text) is not None}
        if (label := _standing_for(lines, column)) is not None:
            line = [_letters(min(lines)), _letters(max(lines)), str(at)]
            return _pattern(sheet, entry, line, str(row), column - label, across=True)
    return None


def _standing_for(lines: Mapping[int, int], at: int) -> int | None:
    """Give the label, by its first line, that stands for a line: itself, or one as wide as all others."""
    wide = min(lines.values(), default=1)
    return next((first for first in lines if first <= at < first + wide), None)


def _pattern(
    sheet: FormSheet, entry: CellEntry, line: Sequence[str], at: str, further: int, *, across: bool
) -> Pattern:
    key = f"{at}+{further}" if further else at
    first, last, label = line
    return Pattern(sheet.name, across, first, last, label, ((key, entry),))


def with_pattern(known: OfficeMap, new: Pattern) -> OfficeMap:
    """Add a pattern to a map: one over the same line grows, and what it filled there before gives way."""
    line = (new.sheet, new.across, new.first, new.last, new.label)
    cells = dict(new.cells)
    others = []
    for pattern in known.patterns:
        if (pattern.sheet, pattern.across, pattern.first, pattern.last, pattern.label) == line:
            cells = {**dict(pattern.cells), **cells}
        else:
            others.append(pattern)
    grown = Pattern(*line, tuple(sorted(cells.items(), key=lambda item: (len(item[0]), item[0]))))
    return OfficeMap(known.cells, (*others, grown))


def with_entry(known: OfficeMap, new: CellEntry) -> OfficeMap:
    """Add one cell or blank to a map; what filled it before gives way."""
    return OfficeMap((*without(known.cells, new.sheet, new.cell, new.blank), new), known.patterns)


def without_line(patterns: Iterable[Pattern], sheet: str, cell: str) -> tuple[Pattern, ...]:
    """Take the line that fills a cell out of the patterns: its column, or its row; others stay."""
    row, column = place_of(cell)
    kept = []
    for pattern in patterns:
        at = str(row) if pattern.across else _letters(column)
        cells = tuple((key, entry) for key, entry in pattern.cells if beside(key)[0] != at)
        kept.append(replace(pattern, cells=cells) if pattern.sheet == sheet else pattern)
    return tuple(pattern for pattern in kept if pattern.cells)


def without(cells: Iterable[CellEntry], sheet: str, cell: str, blank: int | None) -> tuple[CellEntry, ...]:
    """Leave out what fills a cell (or one blank of it); a whole cell leaves no blank beside it."""
    return tuple(
        entry
        for entry in cells
        if (entry.sheet, entry.cell) != (sheet, cell)
        or (blank is not None and entry.blank is not None and entry.blank != blank)
    )


def _letters(column: int) -> str:
    return name_of(1, column)[:-1]
