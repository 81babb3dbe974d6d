"""A window on the demo village with the sheets of group 5 on the desk, for tests of the page of receipts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.sheets import SheetPageRow, sheet_pages
from outreach.queries.visits import VisitRow, all_visits
from outreach.workspace import Workspace
from tests.support.window import idle, open_window
from ui.main_window import MainWindow
from ui.pages.receipts.page import ReceiptsPage

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


class SheetDesk:
    """A window on the demo village with the sheets of group 5 on the desk."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace
        self.before = len(self.workspace.ask(all_visits))

    @property
    def page(self) -> ReceiptsPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, ReceiptsPage)
        return page

    def go(self, **args: str) -> None:
        frame = self.window.frame()
        assert frame is not None and frame.navigate("receipts", **args)
        idle(self.bot, self.window)
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def sheet(self, page: int = 1, group: str = "5") -> SheetPageRow:
        pages = self.workspace.ask(sheet_pages)
        return next(row for row in pages if (row.group, row.page) == (group, page))

    def open(self, page: int = 1, group: str = "5") -> None:
        self.go(page_id=self.sheet(page, group).id)

    def field(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget)
        return found

    def say(self, words: str, name: str = "receipts.say") -> None:
        """Type as an input method does."""
        line = self.field(name)
        assert isinstance(line, QLineEdit)
        line.clear()
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(line, event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)

    def save(self) -> None:
        self.press(ENTER, CTRL)
        idle(self.bot, self.window)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL)
        idle(self.bot, self.window)

    def scan(self, code: str) -> None:
        """Type like a scanner: fast, and Enter."""
        for letter in code:
            QTest.keyClick(QApplication.focusWidget() or self.window, letter)
        QTest.keyClick(QApplication.focusWidget() or self.window, ENTER)
        idle(self.bot, self.window)

    def band(self) -> str:
        frame = self.window.frame()
        assert frame is not None
        return f"{frame.band.kind} {frame.band.words} {frame.band.detail}"

    def new_visits(self) -> list[VisitRow]:
        return [
            row for row in self.workspace.ask(all_visits) if row.source == "sheet" and row.counter > self.at
        ]

    @property
    def at(self) -> int:
        return self._at

    def note(self) -> None:
        """Remember where the ledger stands now."""
        self._at = max(row.counter for row in self.workspace.ask(all_visits))

    def cell(self, row: int, column: int) -> str:
        rows = self.page.sheet.table.rows
        return rows.words(rows.entries[row - 1], column)

    def signs(self) -> list[str]:
        column = self.page.sheet.table.rows.sign_column
        return [self.cell(nth + 1, column) for nth in range(self.page.sheet.table.rows.rowCount())]

    def click(self, row: int, column: int) -> None:
        table = self.page.sheet.table
        box = table.visualRect(table.rows.index(row - 1, column))
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center()
        )


def sheet_desk(bot: QtBot, demo: Path) -> SheetDesk:
    """Open the window on the demo village; for a fixture."""
    window = open_window(bot, demo, "receipts")
    idle(bot, window)
    made = SheetDesk(bot, window)
    made.note()
    return made


def read_back(desk: SheetDesk) -> str:
    return desk.page.sheet.panel.read_back.text()


# The list
