"""A sheet as it stands in the file, to point at the rows of its headings by click or by keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from outreach.roster.grid import Sheet
from outreach.roster.guess import letters
from outreach.roster.values import as_text
from outreach.wording import tr
from ui import theme
from ui.pages.roster.sheet_rows import masked

MOST_ROWS, MOST_COLUMNS, WIDEST = 80, 40, 140
Flag = QItemSelectionModel.SelectionFlag


class SheetPicture(QTableWidget):
    """The first rows of a sheet; `rows_chosen()` when other rows are marked (click, Shift, arrows)."""

    rows_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("headings.sheet")
        self.setAccessibleName(tr("The first rows of the sheet"))
        self.setFont(theme.font(13))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.verticalHeader().setMinimumWidth(theme.px(40))
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setFont(theme.font(13))
        self.itemSelectionChanged.connect(self.rows_chosen)

    def show_sheet(self, sheet: Sheet, first: int, last: int) -> None:
        """Show a sheet with the heading rows marked, given as places in its rows (-1 = none)."""
        self.blockSignals(True)
        rows = sheet.rows[:MOST_ROWS]
        width = min(MOST_COLUMNS, max((len(row) for row in rows), default=0))
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(width)
        self.setVerticalHeaderLabels([str(number) for number in sheet.numbers[: len(rows)]])
        self.setHorizontalHeaderLabels([letters(place) for place in range(width)])
        for nth, row in enumerate(rows):
            for place, value in enumerate(row[:width]):
                self.setItem(nth, place, QTableWidgetItem(masked(as_text(value), "")))
        self._fit()
        self._mark(first, last)
        self.blockSignals(False)

    def _fit(self) -> None:
        face = QFontMetrics(theme.font(13))
        for column in range(self.columnCount()):
            items = (self.item(row, column) for row in range(self.rowCount()))
            widest = max((face.horizontalAdvance(item.text()) for item in items if item), default=0)
            self.setColumnWidth(column, min(theme.px(WIDEST), max(theme.px(44), widest + theme.px(16))))

    def _mark(self, first: int, last: int) -> None:
        self.clearSelection()
        model = self.selectionModel()
        for row in range(max(first, 0), last + 1):
            model.select(self.model().index(row, 0), Flag.Select | Flag.Rows)
        if self.rowCount():
            model.setCurrentIndex(self.model().index(max(first, 0), 0), Flag.NoUpdate)

    def chosen(self) -> tuple[int, int]:
        """Give the first and last marked row as places, (-1, -1) where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return (rows[0], rows[-1]) if rows else (-1, -1)

    def unmark(self) -> None:
        """Mark no row."""
        self.clearSelection()
