"""The wall chart whose selected tiles are dragged to another place in the walk."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.pages.households.chart import WallChart


class MovingChart(WallChart):
    """`dropped(other id, after)` when the selection was dragged while `tiles_move`; `menu_asked(spot)`."""

    dropped = Signal(str, bool)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        self._carried: QPoint | None = None
        self._place: tuple[int, bool] | None = None
        self.tiles_move = True
        super().__init__()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the selection up where one of its tiles is pressed; else begin a click or a selection."""
        spot = event.position().toPoint()
        index = self.door_at(spot)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._carried = self._place = None
        if self.tiles_move and plain and index >= 0 and self.rows[index].id in self.selected:
            self._carried = spot
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the selection would come."""
        spot = event.position().toPoint()
        if self._carried is None:
            super().mouseMoveEvent(event)
        elif self._place or (spot - self._carried).manhattanLength() >= QApplication.startDragDistance():
            index = self.door_at(spot)
            if index >= 0:
                self._place = (index, spot.x() > self.door_box(index).center().x())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the selection; a click without a drag opens the household."""
        carried, place = self._carried, self._place
        self._carried = self._place = None
        if carried is None:
            super().mouseReleaseEvent(event)
        elif place is not None:
            self.viewport().update()
            self.dropped.emit(self.rows[place[0]].id, place[1])
        elif (index := self.door_at(carried)) >= 0:
            self.opened.emit(self.rows[index].id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the walk, at the ring where a key asks."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard and self.ring >= 0
        self.menu_asked.emit(self.door_box(self.ring).center() if by_key else event.pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and a bar where the selection would come."""
        super().paintEvent(event)
        if self._place is None:
            return
        box = self.door_box(self._place[0])
        x = box.right() + 2 if self._place[1] else box.left() - 2
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.color("accent"), 3))
        painter.drawLine(x, box.top(), x, box.bottom())
