"""Where the pages live: one at a time, built when first needed, scrolled down where the window is too low."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QWidget

from ui.page import Page


class _Stack(QStackedWidget):
    """A stack that asks for no more room than the page on screen."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize(0, 0)

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize(0, 0)


class PageHost(QScrollArea):
    """The page on screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._stack = _Stack()
        self._stack.setObjectName("pages")
        self.setWidget(self._stack)

    def current(self) -> Page | None:
        """Give the page on screen."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, page: QWidget) -> None:
        """Bring a page on screen."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._stack.updateGeometry()
        self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Let the window be small; the page scrolls."""
        return QSize(200, 200)
