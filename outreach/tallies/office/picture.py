"""What a form looks like, sheet by sheet, and how one cell's meaning is drawn out over every group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach.roster.groups import group_name
from outreach.tallies.office.blanks import blanks
from outreach.tallies.office.mapping import CellEntry, OfficeMap, Pattern
from outreach.tallies.office.package import OfficeBook, open_form
from outreach.tallies.office.sheet import SheetXml, name_of, place_of

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
    """One sheet as it is seen: how many rows and columns, and its cells by place."""

    name: str
    rows: int
    columns: int
    cells: dict[tuple[int, int], FormCell]

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
    return tuple(_picture(book, name, book.sheet(name)) for name in book.sheets)


def _picture(book: OfficeBook, name: str, sheet: SheetXml) -> FormSheet:
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
    return FormSheet(name, min(rows + 2, MOST_ROWS), min(columns + 1, MOST_COLUMNS), cells)


def over_groups(sheet: FormSheet, entry: CellEntry, groups: Sequence[str]) -> Pattern | None:
    """Give the pattern that fills a cell's row or column for every group, None where no label names one.

    The labels are those left of the cell, in a column that names several groups; else those above it.
    """
    row, column = place_of(entry.cell)
    known = {group_name(group) for group in groups}

    def names(place: tuple[int, int]) -> bool:
        cell = sheet.cells.get(place)
        return cell is not None and group_name(cell.text.strip()) in known

    for at in range(column - 1, 0, -1):
        lines = [r for r in range(1, sheet.rows + 1) if names((r, at))]
        if row in lines:
            return _pattern(sheet, entry, across=False, lines=lines, label=_letters(at))
    for at in range(row - 1, 0, -1):
        lines = [c for c in range(1, sheet.columns + 1) if names((at, c))]
        if column in lines:
            return _pattern(sheet, entry, across=True, lines=lines, label=str(at))
    return None


def _pattern(sheet: FormSheet, entry: CellEntry, *, across: bool, lines: list[int], label: str) -> Pattern:
    row, column = place_of(entry.cell)
    first, last = (_letters(lines[0]), _letters(lines[-1])) if across else (str(lines[0]), str(lines[-1]))
    key = str(row) if across else _letters(column)
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
