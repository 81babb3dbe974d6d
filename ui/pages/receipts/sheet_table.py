"""The table of an open sheet: keys and clicks as on paper, one row at hand."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui import theme
from ui.pages.receipts.entries import Entry
from ui.pages.receipts.sheet_model import Part, SheetModel
from ui.pages.receipts.sheet_paint import SheetPaint

ROW, DENSE_ROW, HEAD = 36, 32, 36
WIDTHS = {Part.NUMBER: 46, Part.DOOR: 68, Part.HEAD: 96, Part.SIGNER: 124}
APP_WIDTH, SIGN_WIDTH, LEAST_HANDOUT = 88, 104, 52


class SheetTable(QTableView):
    """Rows of a sheet; what is asked of a row goes out as a signal with the row's entry."""

    signed = Signal(object)
    new_app = Signal(object)
    handout = Signal(object, int)
    more = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receipts.rows")
        self.rows = SheetModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(SheetPaint(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("ring", "none")
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
        head.setFixedHeight(theme.px(HEAD))
        head.setSectionsClickable(False)
        head.setStyleSheet(
            f"QHeaderView::section {{ padding: 0 {theme.px(6)}px; font-size: {theme.px(13)}px; }}"
        )
        self.set_dense(False)

    def set_dense(self, dense: bool) -> None:
        """Bring the rows closer where the window is low."""
        self.verticalHeader().setDefaultSectionSize(theme.px(DENSE_ROW if dense else ROW))

    def whole_height(self) -> int:
        """Give the height at which every row is seen."""
        return theme.px(HEAD) + self.rows.rowCount() * self.verticalHeader().defaultSectionSize()

    # Which row is at hand

    def current(self) -> Entry | None:
        """Give the row at hand."""
        row = self.currentIndex().row()
        return self.rows.entries[row] if 0 <= row < len(self.rows.entries) else None

    def go_to(self, row_id: str) -> bool:
        """Take a row to hand by its id; False if it is not here."""
        for place, entry in enumerate(self.rows.entries):
            if entry.row.line.id == row_id:
                self._go(place)
                return True
        return False

    def _go(self, place: int) -> None:
        place = max(0, min(len(self.rows.entries) - 1, place))
        index = self.rows.index(place, Part.HEAD)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)
        self.viewport().update()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint both rows anew: the bar and the frame stand over all columns."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the first row to hand if none is."""
        super().focusInEvent(event)
        if self.current() is None and self.rows.entries:
            self._go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows; sign, app, handouts by key."""
        entry, key, text = self.current(), event.key(), event.text()
        place = self.currentIndex().row()
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        last = len(self.rows.entries)
        steps = {
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: place - page,
            Qt.Key.Key_PageDown: place + page,
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in steps:
            self._go(steps[Qt.Key(key)])
        elif entry is None or not plain:
            event.ignore()
        elif key == Qt.Key.Key_Space:
            self.signed.emit(entry)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._offer(entry)
        elif text in ("n", "N"):
            self.new_app.emit(entry)
        elif text.isdecimal() and 0 < int(text) <= len(self.rows.handouts):
            self.handout.emit(entry, int(text) - 1)
        else:
            event.ignore()

    def _offer(self, entry: Entry) -> None:
        box = self.visualRect(self.rows.index(self.currentIndex().row(), Part.SIGNER))
        self.more.emit(entry, self.viewport().mapToGlobal(box.bottomLeft()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle the box that was clicked; names and other words open the choice."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        entry, column = self.rows.entries[index.row()], index.column()
        self._go(index.row())
        if event.button() == Qt.MouseButton.RightButton or column == Part.SIGNER:
            self._offer(entry)
        elif column == self.rows.sign_column:
            self.signed.emit(entry)
        elif column == self.rows.app_column:
            self.new_app.emit(entry)
        elif column >= Part.FIRST_HANDOUT:
            self.handout.emit(entry, column - Part.FIRST_HANDOUT)

    # Widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out: fixed parts first, what is left to the handouts."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Share the width out among the columns."""
        handouts, width = len(self.rows.handouts), self.viewport().width()
        fixed = {int(part): theme.px(size) for part, size in WIDTHS.items()}
        fixed |= {self.rows.app_column: theme.px(APP_WIDTH), self.rows.sign_column: theme.px(SIGN_WIDTH)}
        spare = width - sum(fixed.values()) - handouts * theme.px(LEAST_HANDOUT)
        if spare < 0:
            share = max(0.6, (width - handouts * theme.px(LEAST_HANDOUT)) / max(1, sum(fixed.values())))
            fixed = {column: int(size * share) for column, size in fixed.items()}
        each = (width - sum(fixed.values())) // max(1, handouts)
        each = min(each, theme.px(84))
        rest = width - sum(fixed.values()) - each * handouts
        fixed[Part.HEAD] += rest // 2
        fixed[Part.SIGNER] += rest - rest // 2
        for column in range(self.rows.columnCount()):
            self.setColumnWidth(column, fixed.get(column, each))
