"""Head, door and note are typed over in the list: F2, Tab goes on, Enter saves, Esc leaves it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.queries.households import household_rows
from tests.support.window import idle, open_window
from ui.main_window import MainWindow


@pytest.fixture
def window(bot: QtBot, demo: Path) -> MainWindow:
    window = open_window(bot, demo, "households")
    frame = window.frame()
    assert frame is not None and frame.navigate("households")
    idle(bot, window)
    return window


def press(bot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, key)
    idle(bot, window)


def type_over(text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def first(window: MainWindow) -> tuple[str, str, str]:
    assert window.workspace is not None
    row = window.workspace.ask(household_rows, None)[0]
    return row.head, row.door, row.note


def test_a_row_is_typed_over_cell_by_cell(bot, window):
    press(bot, window, Qt.Key.Key_F2)
    type_over("王大林")
    press(bot, window, Qt.Key.Key_Tab)
    type_over("1-1")
    press(bot, window, Qt.Key.Key_Tab)
    type_over("常年在家")
    press(bot, window, Qt.Key.Key_Return)
    assert first(window) == ("王大林", "1-1", "常年在家")
    for _ in range(3):
        window.workspace.undo()
    assert first(window) == ("王树林", "1", "")


def test_esc_leaves_it_as_it_was_and_nothing_is_refused_in_words(bot, window, monkeypatch):
    said = []
    monkeypatch.setattr("ui.dialogs.trouble.TroubleDialog.tell", lambda title, words: said.append(words))
    press(bot, window, Qt.Key.Key_F2)
    type_over("别人")
    press(bot, window, Qt.Key.Key_Escape)
    assert first(window)[0] == "王树林" and said == []
    press(bot, window, Qt.Key.Key_F2)
    type_over(" ")
    press(bot, window, Qt.Key.Key_Return)
    assert first(window)[0] == "王树林" and len(said) == 1
