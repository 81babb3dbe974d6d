"""A window on an empty ledger at 导入花名册, and a small roster."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.ledger import LedgerForm
from outreach.queries.households import household_rows
from outreach.workspace import Workspace
from tests.support.window import idle, open_window
from ui.main_window import MainWindow
from ui.pages.roster.page import RosterPage

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
HEAD = "组,户号,门牌,姓名,与户主关系,性别,身份证号,联系电话,备注\n"
ROWS = """1组,1,1号,李建国,户主,男,320623197506091231,13800001234,
1组,1,1号,王秀英,妻,女,320623197702010021,,
1组,2,2号,张  伟,户主,男,32062319800101123,1380000,
2组,3,1号,赵强,户主,男,320623196005051237,13900005678,
2组,3,1号,赵小龙,子,男,320623198805051234,,2025年去世
"""


class Desk:
    """A window on an empty ledger at 导入花名册."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace, folder: Path) -> None:
        self.bot, self.window, self.workspace, self.folder = bot, window, workspace, folder
        frame = window.frame()
        assert frame is not None
        self.frame = frame

    @property
    def page(self) -> RosterPage:
        page = self.frame.host.current()
        assert isinstance(page, RosterPage)
        return page

    def on_screen(self) -> str:
        page = self.frame.host.current()
        return page.id if page else ""

    def settle(self) -> None:
        for _ in range(3):
            idle(self.bot, self.window)

    def roster(self, text: str = HEAD + ROWS, name: str = "柳河村花名册.csv") -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8-sig")
        return file

    def drop(self, file: Path, on: QWidget | None = None) -> None:
        """Let go of a file over the page."""
        target = on or self.frame.host.current()
        assert target is not None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(300, 300), copy, data, LEFT, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(300, 300), copy, data, LEFT, none))
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def click(self, name: str) -> None:
        button = self.window.findChild(QWidget, name)
        assert button is not None and button.isVisible(), name
        self.bot.mouseClick(button, LEFT)

    def write(self, file: Path) -> None:
        """Drop a file and write its plan."""
        self.frame.navigate("roster")
        self.drop(file)
        self.key(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.on_screen() == "households")

    def heads(self) -> list[str]:
        return [row.head for row in self.workspace.ask(household_rows, None)]

    def fingerprint(self) -> str:
        return hashlib.sha256(self.workspace.path.read_bytes()).hexdigest()


def roster_desk(bot: QtBot, folder: Path) -> Desk:
    """Open the window on a new empty ledger."""
    form = LedgerForm("柳河村", "320623101224", "桥头镇", keep=("phone",))
    workspace = Workspace.create(folder / "empty.doorbook", form)
    window = open_window(bot)
    window.show_workspace(workspace, "roster")
    desk = Desk(bot, window, workspace, folder)
    desk.frame.navigate("roster")
    desk.settle()
    return desk
