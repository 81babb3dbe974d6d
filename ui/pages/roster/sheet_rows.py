"""The rows of a sheet around a problem, as they stand in the file; numbers of people are masked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from outreach.privacy import mask_id_no, mask_phone
from outreach.roster.drafts import Problem
from outreach.roster.grid import Grids, Sheet
from outreach.roster.layout import Column, SheetLayout
from outreach.roster.values import as_text
from ui.pages.roster.fields import PHONES, PLACES, SECRET

BEFORE, AFTER = 3, 3
LONG_NUMBER = re.compile(r"\d{11,}[\dXx]?")


@dataclass(frozen=True)
class Cell:
    """One shown row: its number in the sheet, its texts by column, whether the problem is here."""

    number: int
    texts: tuple[str, ...]
    here: bool = False


@dataclass(frozen=True)
class Excerpt:
    """Some rows of a sheet under their headings; `at` is the place of the problem's column, -1 for none."""

    sheet: str = ""
    columns: tuple[Column, ...] = ()
    head: Cell | None = None
    rows: tuple[Cell, ...] = field(default=())
    at: int = -1


def excerpt(grids: Grids, layouts: tuple[SheetLayout, ...], problem: Problem | None) -> Excerpt:
    """Give the rows around a problem, or the first rows of the first sheet that is read."""
    names = [problem.sheet] if problem else [layout.sheet for layout in layouts if layout.used]
    sheet = next((one for one in grids.sheets if names and one.name == names[0]), None)
    layout = next((one for one in layouts if names and one.sheet == names[0]), None)
    if sheet is None or layout is None or layout.header[1] < 0:
        return Excerpt()
    centre = _place(sheet, problem.row) if problem else layout.header[1] + 1 + BEFORE
    columns = tuple(column for column in layout.columns if _has_cells(sheet, layout, column, centre))
    first = max(layout.header[1] + 1, centre - BEFORE)
    shown = range(first, min(len(sheet.rows), first + BEFORE + AFTER + 1))
    here = centre if problem else -1
    rows = tuple(_row(sheet, place, columns, place == here) for place in shown)
    at = next(
        (
            n
            for n, one in enumerate(columns)
            if problem and problem.field and one.heading == _bare(problem.field)
        ),
        -1,
    )
    head = Cell(sheet.numbers[layout.header[1]], tuple(one.heading for one in columns))
    return Excerpt(sheet.name, columns, head, rows, at)


def _bare(heading: str) -> str:
    return "".join(heading.split())


def _place(sheet: Sheet, number: int) -> int:
    return next((place for place, one in enumerate(sheet.numbers) if one >= number), len(sheet.numbers) - 1)


def _has_cells(sheet: Sheet, layout: SheetLayout, column: Column, centre: int) -> bool:
    """Leave out columns that are used for nothing and empty near by."""
    if column.field and column.field != "passed_over":
        return True
    near = sheet.rows[max(layout.header[1] + 1, centre - BEFORE) : centre + AFTER + 1]
    return any(column.index < len(row) and as_text(row[column.index]) for row in near)


def _row(sheet: Sheet, place: int, columns: tuple[Column, ...], here: bool) -> Cell:
    row = sheet.rows[place]
    texts = tuple(
        masked(as_text(row[one.index]) if one.index < len(row) else "", one.field) for one in columns
    )
    return Cell(sheet.numbers[place], texts, here)


def masked(text: str, meaning: str) -> str:
    """Mask a cell by what its column means; long numbers are masked wherever they stand."""
    if meaning in PLACES:
        return text
    plain = unicodedata.normalize("NFKC", text).strip("'\t ")
    if meaning in SECRET and plain:
        return mask_id_no("".join(plain.split())) if len(plain) >= 9 else text
    if meaning in PHONES and plain:
        return mask_phone("".join(plain.split()))
    return LONG_NUMBER.sub(lambda found: mask_id_no(found[0]), plain) if LONG_NUMBER.search(plain) else text
