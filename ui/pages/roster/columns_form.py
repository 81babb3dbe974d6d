"""The form that says what every column of the file is, and which sheets are read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from outreach.roster.grid import Grids, Sheet
from outreach.roster.layout import Column, Corrections, SheetLayout
from outreach.roster.values import as_text
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.pages.roster.fields import FIELD_LABELS, NOT_USED
from ui.pages.roster.sheet_rows import letters, masked
from ui.widgets.card import scrolled
from ui.widgets.line import CheckBox, DropDown
from ui.widgets.text import Elided, Text

Save = Callable[[Corrections], object]


class ColumnsForm(FormDialog):
    """One line a column; `save(corrections)` with everything that was said so far."""

    def __init__(
        self, grids: Grids, layouts: tuple[SheetLayout, ...], known: Corrections, save: Save, parent: QWidget
    ) -> None:
        note = tr("What is wrong here changes the whole plan. Columns not used are left alone.")
        super().__init__(
            "columns", tr("What the columns are"), tr("Plan again"), lambda: save(self.said()), parent, note
        )
        self._known = known
        self.meanings: dict[tuple[str, int], tuple[DropDown, str]] = {}
        self.sheets: dict[str, tuple[CheckBox, bool]] = {}
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(12)
        by_name = {sheet.name: sheet for sheet in grids.sheets}
        for layout in layouts:
            self._add_sheet(by_name[layout.sheet], layout)
        area = scrolled(content)
        area.setMinimumHeight(theme.px(240))
        self.body.addWidget(area)
        for meaning, _ in list(self.meanings.values())[:1]:
            meaning.setFocus()
        self.resize(theme.px(620), min(theme.px(560), parent.window().height() - 80))

    def _add_sheet(self, sheet: Sheet, layout: SheetLayout) -> None:
        row = self._grid.rowCount()
        box = CheckBox(
            tr("read the sheet “{name}”", name=sheet.name), name=f"columns_sheet_{row}", on=layout.used
        )
        self.sheets[sheet.name] = (box, layout.used)
        if layout.sheet:
            self._grid.addWidget(box, row, 0, 1, 4)
        if layout.used:
            for column in layout.columns:
                self._add_column(sheet, layout, column)

    def _add_column(self, sheet: Sheet, layout: SheetLayout, column: Column) -> None:
        row = self._grid.rowCount()
        meaning = DropDown(name=f"columns_{row}")
        meaning.setAccessibleName(column.heading)
        for field, label in FIELD_LABELS.items():
            meaning.addItem(tr(label), field)
        meaning.setCurrentIndex(max(0, meaning.findData(column.field or NOT_USED)))
        self.meanings[(sheet.name, column.index)] = (meaning, str(meaning.currentData()))
        sample = _sample(sheet, layout, column)
        self._grid.addWidget(Text(letters(column.index), step=13, tone="muted"), row, 0)
        self._grid.addWidget(Text(column.heading[:12], bold=True), row, 1)
        self._grid.addWidget(Elided(masked(sample, column.field), step=13, tone="muted"), row, 2)
        self._grid.addWidget(meaning, row, 3)

    def said(self) -> Corrections:
        """Give all corrections: those said before, and what was changed here."""
        columns = dict(self._known.columns)
        for place, (meaning, before) in self.meanings.items():
            if meaning.currentData() != before:
                columns[place] = str(meaning.currentData())
        sheets = dict(self._known.sheets)
        for name, (box, used) in self.sheets.items():
            if box.isChecked() != used:
                sheets[name] = box.isChecked()
        return Corrections(sheets=sheets, headers=self._known.headers, columns=columns)


def _sample(sheet: Sheet, layout: SheetLayout, column: Column) -> str:
    """Give the first text under a heading."""
    rows = sheet.rows[layout.header[1] + 1 : layout.header[1] + 60]
    return next(
        (text for row in rows if column.index < len(row) and (text := as_text(row[column.index]))), ""
    )
