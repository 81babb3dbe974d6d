"""The one thing that floats: hover cards, drop-downs, the toast and the progress panel."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from ui import theme


class FloatingPanel(QFrame):
    """A raised panel above the page, with the only shadow there is; its owner places it."""

    def __init__(self, parent: QWidget, padding: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(4)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setOffset(0, 6)
        shadow.setBlurRadius(20)
        ink = QColor(theme.tokens().ink if not theme.theme().dark else "#000000")
        ink.setAlphaF(0.16 if not theme.theme().dark else 0.5)
        shadow.setColor(ink)
        self.setGraphicsEffect(shadow)
        self.hide()

    def room(self) -> QRect:
        """Give the rectangle it may stand in: its parent's."""
        parent = self.parentWidget()
        return parent.rect() if parent is not None else QRect()

    def show_at(self, x: int, y: int) -> None:
        """Show at a place in the window, moved so that it lies inside."""
        self.adjustSize()
        room = self.room()
        left = max(8, min(x, room.width() - self.width() - 8))
        top = max(8, min(y, room.height() - self.height() - 8))
        self.move(left, top)
        self.show()
        self.raise_()
