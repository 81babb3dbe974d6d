"""The form that says which rows of a sheet are its headings and what the columns under them are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from outreach.roster.grid import Grids, Sheet
from outreach.roster.guess import letters
from outreach.roster.layout import Column, Corrections, SheetLayout
from outreach.roster.roster import find_layouts
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.pages.roster.column_lines import add_column_line
from ui.pages.roster.sheet_picture import MOST_COLUMNS, SheetPicture
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.line import DropDown
from ui.widgets.text import Text

Save = Callable[[Corrections], object]
HEIGHT = 680


class HeadingForm(FormDialog):
    """`save(corrections)` with the heading rows and meanings of one sheet; (0, 0) means: no headings."""

    def __init__(self, grids: Grids, known: Corrections, save: Save, parent: QWidget, name: str = "") -> None:
        note = tr("Mark the rows of the headings: click, Shift+click or Shift+arrows; then say what is what.")
        super().__init__(
            "headings", tr("Where the headings are"), tr("Plan again"), self._say, parent, note
        )
        self._known, self._say_corrections = known, save
        self._sheets = [sheet for sheet in grids.sheets if sheet.rows]
        self.meanings: dict[int, tuple[DropDown, str]] = {}
        self.sheet_box = DropDown(name="headings_sheet")
        self.sheet_box.setAccessibleName(tr("Sheet"))
        for sheet in self._sheets:
            self.sheet_box.addItem(sheet.name)
        self.picture = SheetPicture()
        self.picture.setMinimumHeight(theme.px(150))
        self.lines = QWidget()
        self._place_parts()
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findText(name)))
        self.sheet_box.currentIndexChanged.connect(self._show_sheet)
        self.picture.rows_chosen.connect(self._show_columns)
        self._show_sheet()
        self.resize(theme.px(760), min(theme.px(HEIGHT), parent.window().height() - 60))
        self.picture.setFocus()

    def _place_parts(self) -> None:
        line = QHBoxLayout()
        self.rows_said = Text("", bold=True)
        none = Button(tr("There are no headings"), "quiet", name="headings_none", small=True)
        none.clicked.connect(self.picture.unmark)
        line.addWidget(self.sheet_box)
        line.addWidget(self.rows_said, 1)
        line.addWidget(none)
        self.sheet_box.setVisible(len(self._sheets) > 1)
        self.area = scrolled(self.lines)
        self.area.setMinimumHeight(theme.px(130))
        self.body.addLayout(line)
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self.area, 1)

    def _sheet(self) -> Sheet:
        return self._sheets[max(0, self.sheet_box.currentIndex())]

    def _show_sheet(self) -> None:
        sheet = self._sheet()
        layout = find_layouts(Grids("", [sheet]), self._known)[0]
        self.picture.show_sheet(sheet, *layout.header)
        self._show_columns()

    def _header(self) -> tuple[int, int]:
        """Give the marked rows by their numbers in the sheet, (0, 0) where none is."""
        first, last = self.picture.chosen()
        numbers = self._sheet().numbers
        return (numbers[first], numbers[last]) if first >= 0 else (0, 0)

    def _layout(self) -> SheetLayout:
        """Lay the sheet out with the marked rows as its headings."""
        sheet, header = self._sheet(), self._header()
        said = Corrections({sheet.name: True}, {sheet.name: header}, self._known.columns)
        return find_layouts(Grids("", [sheet]), said)[0]

    def _show_columns(self) -> None:
        """Show the columns as they are understood under the marked rows."""
        sheet, layout = self._sheet(), self._layout()
        first, last = self._header()
        rows = f"{first}–{last}" if first < last else str(first)
        self.rows_said.setText(tr("Headings in row {rows}", rows=rows) if first else tr("No headings"))
        self.lines = QWidget()
        grid = QGridLayout(self.lines)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(12)
        self.meanings = {}
        for column in _all_columns(sheet, layout):
            meaning = add_column_line(grid, sheet, layout, column)
            self.meanings[column.index] = (meaning, str(meaning.currentData()))
        grid.setRowStretch(grid.rowCount(), 1)
        self.area.setWidget(self.lines)

    def _say(self) -> None:
        sheet = self._sheet()
        columns = {
            (sheet.name, index): str(meaning.currentData())
            for index, (meaning, before) in self.meanings.items()
            if meaning.currentData() != before
        }
        header = {sheet.name: self._header()}
        usual = find_layouts(Grids("", [sheet]), Corrections(headers=header, columns=columns))[0]
        sheets = {} if usual.used else {sheet.name: True}
        self._say_corrections(Corrections(sheets, header, {**self._known.columns, **columns}))


def _all_columns(sheet: Sheet, layout: SheetLayout) -> list[Column]:
    """Give every column that holds something, also those whose heading is empty."""
    known = {column.index: column for column in layout.columns}
    rows = sheet.rows[layout.header[1] + 1 : layout.header[1] + 80]
    filled = {place for row in rows for place, value in enumerate(row) if value not in (None, "")}
    places = sorted(filled | set(known))[:MOST_COLUMNS]
    return [known.get(place, Column(place, letters(place), "")) for place in places]
