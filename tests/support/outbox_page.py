"""The page 上报 in tests: gone to, its fields filled, its keys pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.workspace import Workspace
from tests.support.window import idle
from ui.main_window import MainWindow
from ui.pages.outbox.page import OutboxPage


def go(qtbot: QtBot, window: MainWindow, page: str = "outbox", **args: object) -> OutboxPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate(page, **args)
    idle(qtbot, window)
    idle(qtbot, window)
    found = frame.host.current()
    assert isinstance(found, OutboxPage)
    return found


def ledger_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def fill(root: QWidget, name: str, text: str) -> None:
    found = root.findChild(QLineEdit, name)
    assert found is not None
    found.setText(text)
    found.editingFinished.emit()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
    idle(qtbot, window)
    idle(qtbot, window)
