"""The quiz in the settings: a question of one's own, another asked no more, the pass mark; all by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.settings import setting
from outreach.queries.quiz import questions
from tests.support.ledgers import small_village
from tests.support.window import cut_off, idle, open_window, words_of
from ui.main_window import MainWindow

ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(bot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(bot)
    made.show_workspace(small_village(tmp_path), "settings")
    idle(bot, made)
    made.activateWindow()
    bot.waitUntil(made.isActiveWindow)
    frame = made.frame()
    assert frame is not None
    frame.navigate("settings", section="quiz")
    idle(bot, made)
    yield made


def say(text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def control(window: MainWindow, name: str) -> QWidget:
    found = [one for one in window.findChildren(QWidget, name) if one.isVisible()]
    assert found, name
    return found[-1]


def test_a_question_is_added_changed_and_dropped(bot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    assert QApplication.focusWidget().objectName() == "settings.quiz_text"
    for words in ("陌生链接点不点？", "点|不点", "看情况"):
        say(words)
        bot.keyClick(QApplication.focusWidget(), ENTER)
        idle(bot, window)
    assert "答案不在选项里" in words_of(window)
    QApplication.focusWidget().clear()  # type: ignore[attr-defined]
    say("不点")
    bot.keyClick(QApplication.focusWidget(), ENTER)
    idle(bot, window)
    own = workspace.ask(questions)[-1]
    assert (own.text, own.choices, own.answer) == ("陌生链接点不点？", ("点", "不点"), "不点")
    named = f"settings.quiz_stop.{own.code}"
    bot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QWidget, named)))
    stop = control(window, named)
    bot.mouseClick(stop, Qt.MouseButton.LeftButton)
    idle(bot, window)
    assert own.code not in [row.code for row in workspace.ask(questions)]
    assert cut_off(control(window, "page")) == []


def test_the_pass_mark_is_kept_and_a_wrong_one_said(bot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    line = control(window, "settings.quiz_percent")
    line.setFocus()
    line.setText("80")  # type: ignore[attr-defined]
    bot.keyClick(line, ENTER)
    idle(bot, window)
    assert workspace.ask(setting, "quiz_pass") == 80
    line.setText("0")  # type: ignore[attr-defined]
    bot.keyClick(line, ENTER)
    idle(bot, window)
    assert workspace.ask(setting, "quiz_pass") == 80
    assert "合格线是百分之 1 到 100" in words_of(window)
