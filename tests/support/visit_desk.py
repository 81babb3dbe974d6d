"""A window on the small village, and a worker who has only a keyboard: for tests of the visit page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.households import unit_id_of
from outreach.queries.visits import VisitRow, all_visits
from outreach.workspace import Workspace
from tests.support.ledgers import small_village
from tests.support.window import dialog, idle, open_window
from ui.main_window import MainWindow
from ui.pages.visit.page import VisitPage

CTRL = Qt.KeyboardModifier.ControlModifier


class VisitDesk:
    """A window on the small village, and a worker who has only a keyboard."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace) -> None:
        self.bot, self.window, self.workspace = bot, window, workspace
        self.moment = 0.0

    @property
    def page(self) -> VisitPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, VisitPage)
        page.saving.clock = lambda: self.moment
        return page

    def sit_down(self) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def open(self, no: str) -> VisitPage:
        frame = self.window.frame()
        assert frame is not None
        frame.navigate("visit", unit_id=self.workspace.ask(unit_id_of, no))
        return self.page

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        target = QApplication.focusWidget() or self.window
        self.bot.keyClick(target, key, modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.bot.keyClicks(focus, text)

    def type_chinese(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def settle(self) -> None:
        idle(self.bot, self.window)
        self.moment += 10

    def visits(self) -> tuple[VisitRow, ...]:
        return self.workspace.ask(all_visits)

    def toast(self) -> str:
        frame = self.window.frame()
        assert frame is not None
        return frame.toast.text() if frame.toast.isVisible() else ""

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found


def visit_desk(bot: QtBot, folder: Path) -> Iterator[VisitDesk]:
    """Open the window on a new small village; for a fixture."""
    workspace = small_village(folder)
    window = open_window(bot)
    window.show_workspace(workspace, "visit")
    made = VisitDesk(bot, window, workspace)
    made.sit_down()
    idle(bot, window)
    yield made
    idle(bot, window)


def search(desk: VisitDesk, text: str) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    if text.isascii():
        desk.type(text)
    else:
        desk.type_chinese(text)
    dialog(desk.window, "search_hits", desk.bot)
