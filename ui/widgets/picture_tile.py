"""A picture as a tile with its words under it, chosen by click, space or arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton

from outreach.wording import tr
from ui import theme
from ui.widgets.text import draw_line

EDGE = 168


class PictureTile(QAbstractButton):
    """`opened()` by Enter or double click. With `ticks` a tick stands on it while it is chosen."""

    opened = Signal()

    def __init__(
        self, name: str, words: str, *, edge: int = EDGE, token: str = "ink", ticks: bool = False
    ) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self._edge, self._token, self._ticks = theme.px(edge), token, ticks
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = words
        self.setAccessibleName(words)
        self.setToolTip(words)

    def show_picture(self, image: QImage | None) -> None:
        """Show the picture; None says that it cannot be read."""
        self._picture = QPixmap.fromImage(image) if image is not None else QPixmap()
        self.update()

    def picture(self) -> QPixmap | None:
        """Give what is shown, None while it is not read yet."""
        return self._picture

    def sizeHint(self) -> QSize:
        """Give a square and a line of words."""
        return QSize(self._edge, self._edge + theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture whole within its square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = self.width()
        box = QRect(0, 0, edge, edge)
        painter.fillRect(box, theme.color("sunken"))
        if self._picture is not None and not self._picture.isNull():
            size = self._picture.size().scaled(edge - 8, edge - 8, Qt.AspectRatioMode.KeepAspectRatio)
            x, y = (edge - size.width()) // 2, (edge - size.height()) // 2
            painter.drawPixmap(QRect(x, y, size.width(), size.height()), self._picture)
        elif self._picture is not None:
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("warn"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("Cannot be read"))
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5))
        if self._ticks:
            self._paint_tick(painter)
        painter.setFont(theme.font(13, bold=self.isChecked()))
        draw_line(painter, QRect(0, edge + 4, edge, theme.px(24)), self.words, self._token)

    def _paint_tick(self, painter: QPainter) -> None:
        side = theme.px(24)
        box = QRectF(self.width() - side - 8, 8, side, side)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if on else "line2"), 1.5))
        painter.setBrush(theme.color("accent" if on else "paper"))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QPen(theme.color("on_accent"), 2.5))
            spots = ((0.25, 0.52), (0.43, 0.7), (0.76, 0.32))
            left, top = box.left(), box.top()
            painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in spots])
