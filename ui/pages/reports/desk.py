"""The room under the title: the sheet, and the side panel beside it or, where it is narrow, over it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.pages.reports.panel import PANEL, BehindPanel
from ui.widgets.card import scrolled

GAP, INSET = 16, 4


class Desk(QWidget):
    """Places `left` and its panel by hand, because one may lie over the other."""

    def __init__(self, left: QWidget) -> None:
        super().__init__()
        self.left = left
        left.setParent(self)
        self.panel = BehindPanel(self)
        self.needs = 0
        self._keep = QRect()

    def open(self, keep: QRect) -> None:
        """Show the panel; where it has to lie over the sheet, it leaves `keep` (of this widget) in sight."""
        self._keep = keep
        self.panel.show()
        self.panel.raise_()
        self.arrange()

    def close_panel(self) -> None:
        """Give the room back to the sheet."""
        self.panel.hide()
        self.arrange()

    def beside(self) -> bool:
        """Tell whether the sheet and the panel fit beside each other."""
        return self.needs + GAP + theme.px(PANEL) <= self.width()

    def arrange(self) -> None:
        """Place both."""
        width, height = min(theme.px(PANEL), self.width()), self.height()
        beside = self.beside()
        shown = not self.panel.isHidden()
        self.left.setGeometry(0, 0, self.width() - (width + GAP if beside and shown else 0), height)
        self.panel.set_floating(not beside)
        if beside:
            self.panel.setGeometry(self.width() - width, 0, width, height)
            return
        right = self._keep.center().x() < self.width() // 2
        x = self.width() - width - INSET if right else INSET
        self.panel.setGeometry(x, INSET, width, height - 2 * INSET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for little: the sheet scrolls."""
        return QSize(theme.px(300), theme.px(190))


def stacked(*cards: QWidget) -> QScrollArea:
    """Put cards under each other into an area that scrolls."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return scrolled(content)
