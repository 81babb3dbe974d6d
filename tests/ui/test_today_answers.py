"""Call-backs answered on 今日 by keys and by the menu: done, put off, dropped; undo brings them back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.cases import CaseForm, add_case
from outreach.queries.households import unit_id_of
from outreach.queries.wait_answers import answered
from outreach.vocabulary import Outcome
from outreach.waits import Answer
from tests.support.ledgers import log, small_village
from tests.support.window import dialog, idle, open_window, words_of
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(bot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    workspace = small_village(tmp_path)
    for no in ("1", "2", "3"):
        log(workspace, no, Outcome.NOBODY_HOME, day=10)
    made = open_window(bot)
    made.show_workspace(workspace, "today")
    idle(bot, made)
    made.activateWindow()
    bot.waitUntil(made.isActiveWindow)
    yield made
    idle(bot, made)


def row_of(window: MainWindow, no: str) -> QWidget:
    assert window.workspace is not None
    (found,) = rows_of(window, window.workspace.ask(unit_id_of, no))
    return found


def rows_of(window: MainWindow, unit_id: str | None) -> list[QWidget]:
    every = window.findChildren(QWidget)
    return [one for one in every if one.objectName().startswith(f"today.call_back.{unit_id}.")]


def rows_left(window: MainWindow) -> int:
    every = window.findChildren(QWidget)
    return len([one for one in every if one.objectName().startswith("today.call_back.") and one.isVisible()])


def type_chinese(text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_call_backs_are_answered_by_keys(bot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    bot.waitUntil(lambda: rows_left(window) == 3)
    row_of(window, "1").setFocus()
    bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D)
    idle(bot, window)
    bot.waitUntil(lambda: rows_left(window) == 2)
    assert "回访办了" in words_of(window)
    row_of(window, "2").setFocus()
    bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    asked = dialog(window, "call_back", bot)
    asked.activateWindow()
    bot.waitUntil(asked.isActiveWindow)
    bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert "没写理由" in words_of(asked)
    type_chinese("长住县城")
    bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    idle(bot, window)
    bot.waitUntil(lambda: rows_left(window) == 1)
    assert [(row.answer, row.reason) for row in workspace.ask(answered)] == [
        (Answer.OFF, "长住县城"), (Answer.DONE, ""),
    ]  # fmt: skip
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    bot.keyClick(window, Qt.Key.Key_Z, CTRL)
    idle(bot, window)
    bot.waitUntil(lambda: rows_left(window) == 2)


def test_a_call_back_is_put_off_by_the_menu(bot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    row = row_of(window, "3")
    row.setFocus()
    bot.keyClick(row, Qt.Key.Key_T)
    asked = dialog(window, "call_back", bot)
    asked.activateWindow()
    bot.waitUntil(asked.isActiveWindow)
    day = asked.findChild(QWidget, "call_back_day")
    assert day is not None
    day.setFocus()
    day.selectAll()  # type: ignore[attr-defined]
    bot.keyClicks(day, "11-28")
    bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    idle(bot, window)
    (said,) = workspace.ask(answered)
    assert (said.answer, said.until, said.due) == (Answer.PUT_OFF, date(2026, 11, 28), date(2026, 11, 13))
    bot.waitUntil(lambda: rows_left(window) == 2)
    first = row_of(window, "1")
    middle = first.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, first.mapToGlobal(middle))
    QApplication.sendEvent(first, event)
    menu = first.findChild(QMenu, "today.call_back_menu")
    assert isinstance(menu, QMenu)
    done = next(action for action in menu.actions() if "已经办了" in action.text())
    bot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(done).center())
    idle(bot, window)
    bot.waitUntil(lambda: rows_left(window) == 1)


def test_two_reasons_to_go_to_one_door_are_two_rows(bot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    unit_id = workspace.ask(unit_id_of, "1")
    workspace.run(add_case, CaseForm(date(2026, 11, 17), "brushing", 1000, unit_id))
    idle(bot, window)
    bot.waitUntil(lambda: len(rows_of(window, unit_id)) == 2)
    assert len({row.objectName() for row in rows_of(window, unit_id)}) == 2
