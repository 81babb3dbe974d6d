"""The bar of a group: what is done, framed by what is due, so that the empty part is what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class GroupBar(QWidget):
    """Parts of a whole as (token, count), 1 px apart, in a frame as long as `due`."""

    def __init__(
        self, parts: Sequence[tuple[str, int]] = (), due: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_parts(parts, due)

    def set_parts(self, parts: Sequence[tuple[str, int]], due: int) -> None:
        """Show other counts."""
        self._parts, self._due = tuple(parts), due
        done = sum(count for _, count in self._parts)
        self.setAccessibleName(f"{done}/{due}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the height of the design."""
        return QSize(theme.px(160), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(frame, 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        x = 0.0
        for token, count in self._parts:
            width = self.width() * count / self._due if self._due else 0.0
            if count:
                painter.fillRect(QRectF(x, 0, max(1.0, width - 1), self.height()), theme.color(token))
            x += width
