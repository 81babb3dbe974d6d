"""Lines that say what each column is: its letter, heading, first text and a list of meanings."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from outreach.roster.grid import Sheet
from outreach.roster.guess import letters
from outreach.roster.layout import Column, SheetLayout
from outreach.roster.values import as_text
from outreach.wording import tr
from ui.pages.roster.fields import FIELD_LABELS, NOT_USED
from ui.pages.roster.sheet_rows import masked
from ui.widgets.line import DropDown
from ui.widgets.text import Elided, Text

SEARCHED = 60


def add_column_line(grid: QGridLayout, sheet: Sheet, layout: SheetLayout, column: Column) -> DropDown:
    """Add one column's line to a form; gives the list of its meanings."""
    row = grid.rowCount()
    meaning = DropDown(name=f"columns_{row}")
    meaning.setAccessibleName(column.heading)
    for field, label in FIELD_LABELS.items():
        meaning.addItem(tr(label), field)
    meaning.setCurrentIndex(max(0, meaning.findData(column.field or NOT_USED)))
    sample = masked(_sample(sheet, layout, column), column.field)
    grid.addWidget(Text(letters(column.index), step=13, tone="muted"), row, 0)
    grid.addWidget(Text(column.heading[:12], bold=True), row, 1)
    grid.addWidget(Elided(sample, step=13, tone="muted"), row, 2)
    grid.addWidget(meaning, row, 3)
    return meaning


def _sample(sheet: Sheet, layout: SheetLayout, column: Column) -> str:
    """Give the first text under a heading."""
    rows = sheet.rows[layout.header[1] + 1 : layout.header[1] + SEARCHED]
    return next(
        (text for row in rows if column.index < len(row) and (text := as_text(row[column.index]))), ""
    )
