"""The quiz at the door by keys and by the mouse: one key, a digit, and the visit is saved with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from outreach.queries.quiz import questions
from outreach.vocabulary.quiz import QuizResult
from tests.support.visit_desk import VisitDesk, search, visit_desk
from tests.support.window import words_of
from ui.pages.visit.quiz import read_quiz

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
CODES = ["a", "b", "c", "d", "e"]


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[VisitDesk]:
    yield from visit_desk(bot, tmp_path)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("3", QuizResult(3, 5)),
        ("3/4", QuizResult(3, 4)),
        ("0／5", QuizResult(0, 5)),
        ("x24", QuizResult(3, 5, ("b", "d"))),
        ("2/5 错1、3", QuizResult(2, 5, ("a", "c"))),
        ("4 5", QuizResult(4, 5)),
    ],
)
def test_what_is_typed_is_read(typed: str, meant: QuizResult | None) -> None:
    assert read_quiz(typed, CODES) == meant


@pytest.mark.parametrize("typed", ["6", "5/4", "x9", "五", "4x12", "1/21", "-1"])
def test_what_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_quiz(typed, CODES)


def test_a_visit_with_the_quiz_takes_four_keys_more_at_most(desk: VisitDesk) -> None:
    desk.open("1")
    search(desk, "zhangdeming")
    desk.press(ENTER)
    desk.type("/")
    desk.type("3")
    desk.press(ENTER)
    desk.press(ENTER)
    desk.settle()
    (row,) = desk.visits()
    assert (row.head, row.quiz) == ("张德明", QuizResult(3, 5))
    assert desk.page.form.quiz.text() == "", "the next door begins anew"
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert desk.visits() == ()
    assert desk.page.form.quiz.text() == "3", "what was entered is there again"


def test_an_answer_that_cannot_be_is_said_and_nothing_is_saved(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.outcome.setFocus()
    desk.type("/")
    desk.type("7")
    desk.press(ENTER, CTRL)
    assert "写成 3/5 或 x24" in words_of(page)
    assert page.form.quiz.hasFocus()
    assert desk.visits() == ()


def test_the_list_ticks_wrong_questions_by_the_mouse_and_the_household_shows_them(desk: VisitDesk) -> None:
    page = desk.open("1")
    field = page.form.quiz
    rows = desk.workspace.ask(questions)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 8, field.height() // 2))
    menu = field.findChild(QMenu, "visit.quiz_menu")
    assert isinstance(menu, QMenu)
    lines: list[QAction] = [action for action in menu.actions() if rows[1].text in action.text()]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(lines[0]).center())
    assert field.text() == "4/5 x2"
    desk.press(Qt.Key.Key_S, CTRL)
    desk.settle()
    (row,) = desk.visits()
    assert (row.quiz, row.missed) == (QuizResult(4, 5, (rows[1].code,)), (rows[1].text,))
    frame = desk.window.frame()
    assert frame is not None
    frame.navigate("household", unit_id=row.unit_id)
    desk.settle()
    assert f"答题：答对 4/5，答错：{rows[1].text.rstrip('。')}" in words_of(desk.window)


def test_it_is_not_asked_where_nobody_was_met(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.outcome.setFocus()
    desk.type("/")
    desk.type("2")
    page.form.outcome.setFocus()
    desk.type("3")
    assert not page.form.quiz.isVisible()
    desk.press(ENTER)
    desk.settle()
    (row,) = desk.visits()
    assert row.quiz is None
