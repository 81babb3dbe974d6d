"""The small box that says which key does it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme

PAD = 5


def hint_width(keys: str) -> int:
    """Give the width a key hint needs; 0 without keys."""
    if not keys:
        return 0
    return QFontMetrics(theme.font(13)).horizontalAdvance(keys) + 2 * theme.px(PAD)


def paint_hint(painter: QPainter, box: QRectF, keys: str, token: str = "muted", edge: str = "line") -> None:
    """Paint a key hint, 20 px high, centred in the height of the box."""
    height = theme.px(20)
    frame = QRectF(box.x(), box.center().y() - height / 2, box.width(), height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(theme.color("paper") if token == "muted" else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color(edge), 1))
    painter.drawRoundedRect(frame, 4, 4)
    painter.setPen(theme.color(token))
    painter.setFont(theme.font(13))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, keys)


class KeyHint(QWidget):
    """A key hint on its own."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Give the box it needs."""
        return QSize(hint_width(self._keys), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hint(painter, QRectF(self.rect()), self._keys)
