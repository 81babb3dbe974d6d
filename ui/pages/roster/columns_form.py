"""The form that says what every column of the file is, and which sheets are read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from outreach.roster.grid import Grids, Sheet
from outreach.roster.layout import Corrections, SheetLayout
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.pages.roster.column_lines import add_column_line
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.line import CheckBox, DropDown

Save = Callable[[Corrections], object]


class ColumnsForm(FormDialog):
    """One line a column; `save(corrections)` with everything said so far; `headings_asked(sheet)`."""

    headings_asked = Signal(str)

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
        headings = Button(tr("Heading rows ..."), "quiet", name=f"columns_headings_{row}", small=True)
        headings.clicked.connect(lambda _=False, name=sheet.name: self._ask_headings(name))
        if layout.sheet:
            self._grid.addWidget(box, row, 0, 1, 3)
        self._grid.addWidget(headings, row, 3)
        if layout.used:
            for column in layout.columns:
                meaning = add_column_line(self._grid, sheet, layout, column)
                self.meanings[(sheet.name, column.index)] = (meaning, str(meaning.currentData()))

    def _ask_headings(self, name: str) -> None:
        """Leave this form for the one of a sheet's headings."""
        self.reject()
        self.headings_asked.emit(name)

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
