"""The view of every list: ticks, keys, copying for Excel, columns that are remembered."""

from __future__ import annotations

import contextlib
from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QToolTip, QWidget

from ui import theme
from ui.settings import Settings
from ui.tables.dragging import RowDrag
from ui.tables.model import Index, PagedModel
from ui.tables.paint import CellPainter, Head
from ui.tables.widths import needs, share

TICK_WIDTH = 44
MOST_COPIED = 200_000


class Table(QTableView):
    """A list. `opened(id)` by Enter or double click (one click with `click_opens`), `pointed(id)` by moving.

    `name` is its objectName, under which its columns are remembered. While `rows_move`, a row that is
    dragged onto another tells `dragged(id, other id, after)`.
    """

    opened = Signal(object)
    pointed = Signal(object)
    dragged = Signal(object, object, bool)

    def __init__(
        self,
        model: PagedModel,
        settings: Settings,
        *,
        name: str,
        click_opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("ring", "none")
        self.paged = model
        self._settings = settings
        self._click_opens = click_opens
        self.rows_move = False
        self._drag = RowDrag(self)
        self._hidden: set[str] = set(settings.columns(name).get("hidden", []))
        self._painter = CellPainter(self)
        self._head = Head(self)
        model.setParent(self)  # or what hears it keeps the whole window alive
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setHorizontalHeader(self._head)
        self._dress()
        self._head.sectionClicked.connect(self._head_clicked)
        self._head.sectionResized.connect(self._resized)
        model.modelReset.connect(self._settle)
        model.rows_came.connect(self._fit)
        for column in model.columns:
            self.setColumnHidden(model.section_of(column.id), column.id in self._hidden)

    def _dress(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.verticalHeader().setMinimumSectionSize(theme.px(28))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    # Where it stands

    def current_id(self) -> Hashable | None:
        """Give the id of the current row."""
        row = self.currentIndex().row()
        return self.paged.ids[row] if 0 <= row < len(self.paged.ids) else None

    def go_to(self, entry: Hashable) -> None:
        """Make a row current by its id, if it is there."""
        with contextlib.suppress(ValueError):
            self._select(self.paged.ids.index(entry))

    def _select(self, row: int) -> None:
        index = self.paged.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _settle(self) -> None:
        self._painter.current_row = -1
        self._fit()
        if self.hasFocus():
            self._begin()

    def _begin(self) -> None:
        if not self.currentIndex().isValid() and self.paged.ids:
            self._select(0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the frame and tell of the new current row."""
        super().currentChanged(current, previous)
        self._painter.current_row = current.row()
        self.viewport().update()
        if current.isValid() and current.row() != previous.row():
            self.pointed.emit(self.paged.ids[current.row()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._painter.framed = True
        self._begin()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self._painter.framed = False
        self.viewport().update()

    # Keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with space, open with Enter, copy with Ctrl+C, tick all with Ctrl+A."""
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_table())
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.paged.ticks:
            self.paged.tick_all(True)
        elif event.key() == Qt.Key.Key_Space and self.paged.ticks and row >= 0:
            self.paged.tick([row], not self.paged.is_ticked(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(self.paged.ids[row])
        elif event.key() == Qt.Key.Key_Escape and self.paged.ticked():
            self.paged.tick_all(False)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click into the first column, a run of rows with Shift."""
        self._drag.press(event, self.rows_move and not self._on_tick(event))
        index = self.indexAt(event.position().toPoint())
        before = self.currentIndex().row()
        super().mousePressEvent(event)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.paged.ticks and index.column() == 0:
            on = not self.paged.is_ticked(index.row())
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before >= 0
            first, last = sorted((before if shift else index.row(), index.row()))
            self.paged.tick(range(first, last + 1), on)
        elif self._click_opens:
            self.opened.emit(self.paged.ids[index.row()])

    def _on_tick(self, event: QMouseEvent) -> bool:
        return self.paged.ticks and self.indexAt(event.position().toPoint()).column() == 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a row where rows move."""
        if not self._drag.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop a dragged row."""
        if (dropped := self._drag.release()) is not None:
            self.dragged.emit(*dropped)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the list, and where a dragged row would come."""
        super().paintEvent(event)
        self._drag.paint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not (self.paged.ticks and index.column() == 0):
            self.opened.emit(self.paged.ids[index.row()])

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of a cut text in a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self.paged.data(index) if index.isValid() else ""
            width = self.fontMetrics().horizontalAdvance(text or "") + theme.px(20)
            shown = text if text and width > self.columnWidth(index.column()) else ""
            QToolTip.showText(event.globalPos(), shown, self)
            return True
        return super().viewportEvent(event)

    def as_table(self) -> str:
        """Give the ticked rows (else the current one) as tab-separated text with a head, for Excel."""
        rows = [
            nth for nth, entry in enumerate(self.paged.ids) if self.paged.ticks and self.paged.is_ticked(nth)
        ]
        rows = rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])
        columns = [column for column in self.paged.columns if column.id not in self._hidden]
        lines = ["\t".join(column.title for column in columns)]
        for row in rows[:MOST_COPIED]:
            entry = self.paged.row_at(row)
            if entry is not None:
                lines.append("\t".join(_cell(column.text(entry)) for column in columns))
        return "\n".join(lines) + "\n"

    # Columns

    def _head_clicked(self, section: int) -> None:
        if self.paged.ticks and section == 0:
            self.paged.tick_all(len(self.paged.ticked()) < len(self.paged.ids))
        else:
            self.paged.ask_sort(section)

    def columns_menu(self, anchor: QWidget) -> None:
        """Offer to hide and show columns, below a button."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_columns")
        for column in self.paged.columns:
            if not column.fixed:
                entry = menu.addAction(column.title)
                entry.setCheckable(True)
                entry.setChecked(column.id not in self._hidden)
                entry.toggled.connect(lambda on, name=column.id: self.show_column(name, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def show_column(self, column_id: str, on: bool) -> None:
        """Show or hide a column, and remember it."""
        self._hidden = self._hidden - {column_id} if on else self._hidden | {column_id}
        self._fit()
        self._remember()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give columns their widths; where they do not fit, the least needed ones make way."""
        chosen: dict[str, int] = self._settings.columns(self.objectName()).get("widths", {})
        columns = [entry for entry in self.paged.columns if entry.fixed or entry.id not in self._hidden]
        room = self.viewport().width() - (theme.px(TICK_WIDTH) if self.paged.ticks else 0)
        wanted = {entry.id: theme.px(chosen.get(entry.id, entry.width)) for entry in columns}
        tight = sum(wanted.values()) > room
        first = max(0, self.rowAt(0))
        widths = share(columns, wanted, needs(self.paged, columns, first) if tight else wanted, room)
        self._head.blockSignals(True)
        if self.paged.ticks:
            self.setColumnWidth(0, theme.px(TICK_WIDTH))
        for entry in self.paged.columns:
            section = self.paged.section_of(entry.id)
            self.setColumnHidden(section, entry.id not in widths)
            if entry.id in widths:
                self.setColumnWidth(section, widths[entry.id])
        self._head.blockSignals(False)
        self._head.viewport().update()

    def _resized(self, section: int, old: int, new: int) -> None:
        column = self.paged.column_at(section)
        if column is not None and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            widths = self._settings.columns(self.objectName()).get("widths", {})
            self._remember(widths | {column.id: round(new * 100 / theme.theme().scale)})

    def _remember(self, widths: dict[str, int] | None = None) -> None:
        known: dict[str, Any] = self._settings.columns(self.objectName())
        choice = {"hidden": sorted(self._hidden), "widths": widths or known.get("widths", {})}
        self._settings.keep_columns(self.objectName(), choice)


def _cell(text: str) -> str:
    """Make a text safe to paste: no tabs or line ends, and never a formula."""
    plain = text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    return f"'{plain}" if plain[:1] in ("=", "+", "@") else plain
