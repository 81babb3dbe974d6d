"""A row dragged with the mouse: which one, where it would come, and the line that shows it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui import theme

if TYPE_CHECKING:
    from ui.tables.view import Table

EDGE = 24
"""Px from the upper and lower edge within which a drag scrolls the list."""


class RowDrag:
    """Follows the mouse from press to release over one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._pressed: QPoint | None = None
        self._row = -1
        self._place: tuple[int, bool] | None = None

    def press(self, event: QMouseEvent, moves: bool) -> None:
        """Remember where the button went down, if rows move here."""
        spot = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._row = self._table.rowAt(spot.y()) if moves and left else -1
        self._pressed = spot if self._row >= 0 else None
        self._place = None

    def move(self, event: QMouseEvent) -> bool:
        """Take the row along; False while it is no drag."""
        spot = event.position().toPoint()
        if self._pressed is None:
            return False
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._place is None and not far:
            return True
        self._scroll(spot.y())
        target = self._table.rowAt(max(0, min(spot.y(), self._table.viewport().height() - 1)))
        target = target if target >= 0 else len(self._table.paged.ids) - 1
        top, height = self._table.rowViewportPosition(target), self._table.rowHeight(target)
        self._place = (target, spot.y() > top + height // 2)
        self._table.viewport().update()
        return True

    def release(self) -> tuple[Hashable, Hashable, bool] | None:
        """Give the dragged row, the other one and whether it comes after it; None if nothing was dragged."""
        place, self._place, self._pressed = self._place, None, None
        self._table.viewport().update()
        ids = self._table.paged.ids
        if place is None or not 0 <= self._row < len(ids) or place[0] >= len(ids):
            return None
        return ids[self._row], ids[place[0]], place[1]

    def paint(self) -> None:
        """Paint the line where the row would come."""
        if self._place is None:
            return
        row, after = self._place
        y = self._table.rowViewportPosition(row) + (self._table.rowHeight(row) if after else 0)
        painter = QPainter(self._table.viewport())
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.drawLine(0, y, self._table.viewport().width(), y)

    def _scroll(self, y: int) -> None:
        bar = self._table.verticalScrollBar()
        if y < EDGE:
            bar.setValue(bar.value() - 1)
        elif y > self._table.viewport().height() - EDGE:
            bar.setValue(bar.value() + 1)
