"""Where the pages live: one at a time, built when first needed, scrolled down where the window is too low."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.page import Page
from ui.widgets.only_one import OnlyOne


class PageHost(QScrollArea):
    """The page on screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._stack = OnlyOne()
        self._stack.setObjectName("pages")
        self.setWidget(self._stack)

    def current(self) -> Page | None:
        """Give the page on screen."""
        page = self._stack.current()
        return page if isinstance(page, Page) else None

    def show_page(self, page: QWidget) -> None:
        """Bring a page on screen; the keyboard is let go of first, so that it falls to no button."""
        focused = self.window().focusWidget()
        if focused is not None and page is not self._stack.current():
            focused.clearFocus()
        self._stack.show_one(page)
        self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Let the window be small; the page scrolls."""
        return QSize(200, 200)
