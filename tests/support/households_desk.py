"""A window on the demo village at 住户, as a worker uses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.coverage.summary import coverage_summary
from outreach.queries.campaigns import open_campaign
from outreach.queries.households import household_rows
from outreach.workspace import Workspace
from tests.support.window import dialog, idle, words_of
from ui.main_window import MainWindow
from ui.pages.households.chart import WallChart
from ui.pages.households.page import HouseholdsPage

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window on the demo village at 住户."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        frame = window.frame()
        assert frame is not None
        self.frame = frame
        self.go()

    @property
    def workspace(self) -> Workspace:
        return self.frame.workspace

    @property
    def page(self) -> HouseholdsPage:
        page = self.frame.host.current()
        assert isinstance(page, HouseholdsPage)
        return page

    def go(self, **args: object) -> HouseholdsPage:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.frame.navigate("households", **args)
        self.settle()
        self.page.setFocus()
        return self.page

    def settle(self) -> None:
        idle(self.bot, self.window)

    def on_screen(self) -> str:
        page = self.frame.host.current()
        return page.id if page else ""

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, name: str, root: QWidget | None = None) -> None:
        button = (root or self.window).findChild(QWidget, name)
        assert button is not None and button.isVisible(), name
        self.bot.mouseClick(button, LEFT)

    def write(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def search(self, text: str) -> None:
        self.key(Qt.Key.Key_K, CTRL)
        self.bot.keyClicks(self.frame.top.search.line, text)
        self.bot.waitUntil(lambda: f"“{text}”" in words_of(self.page))

    def campaign(self) -> str:
        found = self.workspace.ask(open_campaign)
        assert found is not None
        return found.id

    def due(self) -> int:
        return self.workspace.ask(coverage_summary, self.campaign()).total.due

    def heads(self) -> list[str]:
        rows = self.workspace.ask(household_rows, None, self.page.list.ids())
        return [row.head for row in rows]

    def chart(self) -> WallChart:
        if self.page.view() != "chart":
            self.page.setFocus()
            self.key(Qt.Key.Key_T, CTRL)
            self.settle()
        return self.page.chart.chart

    def tile(self, place: str) -> int:
        return next(nth for nth, row in enumerate(self.page.chart.chart.rows) if row.place == place)
