"""走访: nothing typed is lost or doubled, and what is hardly right is said."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach.vocabulary import Outcome
from outreach.workspace import Workspace
from tests.support.visit_desk import VisitDesk, visit_desk
from tests.support.window import idle, open_window, words_of
from ui.pages.visit.page import VisitPage

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[VisitDesk]:
    yield from visit_desk(bot, tmp_path)


def test_undo_brings_back_the_door_with_what_was_entered(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.note.setFocus()
    desk.type_chinese("先别急")
    desk.press(ENTER, CTRL)
    desk.settle()
    assert page.card.name.text() == "单春生"
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    desk.bot.waitUntil(lambda: page.card.name.text() == "李建国")
    assert desk.visits() == ()
    assert page.form.note.text() == "先别急"


def test_a_draft_survives_a_crash(desk: VisitDesk, bot: QtBot, tmp_path: Path) -> None:
    page = desk.open("5")
    desk.press(Qt.Key.Key_2)
    page.form.note.setFocus()
    desk.type_chinese("说好明晚再打")
    bot.waitUntil(lambda: "草稿 20:30 已存" in words_of(page), timeout=5000)
    left = tmp_path / "left"
    left.mkdir()
    for name in ("village.doorbook", "village.doorbook.key"):
        shutil.copy(tmp_path / name, left / name)
    with_ledger = open_window(bot)
    with_ledger.show_workspace(Workspace.open(left / "village.doorbook"), "visit")
    frame = with_ledger.frame()
    assert frame is not None
    frame.navigate("visit")
    reopened = frame.host.current()
    assert isinstance(reopened, VisitPage)
    assert reopened.card.name.text() == "张德明"
    assert reopened.form.note.text() == "说好明晚再打"
    assert reopened.form.outcome.code() == Outcome.PHONE
    idle(bot, with_ledger)


def test_esc_leaves_and_the_draft_waits(desk: VisitDesk) -> None:
    desk.open("1")
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_Escape)
    frame = desk.window.frame()
    assert frame is not None
    assert not isinstance(frame.host.current(), VisitPage)
    assert desk.open("1").form.outcome.code() == Outcome.REFUSED


def test_another_door_keeps_its_own_draft(desk: VisitDesk) -> None:
    page = desk.open("1")
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_Down)
    assert page.card.name.text() == "单春生"
    assert page.form.outcome.code() == Outcome.MET
    desk.press(Qt.Key.Key_Up)
    assert page.form.outcome.code() == Outcome.REFUSED
    desk.press(ENTER)
    assert page.form.outcome.hasFocus()


def test_pinned_workers_stay_for_the_next_doors(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.when.workers.line.setFocus()
    desk.type_chinese("刘敏")
    desk.press(ENTER)
    desk.press(ENTER)
    desk.press(ENTER)
    desk.settle()
    assert page.form.when.workers.names() == ["王芳"]
    page.form.when.workers.line.setFocus()
    desk.type_chinese("刘敏")
    desk.press(ENTER)
    page.form.when.pin.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(ENTER, CTRL)
    desk.settle()
    assert page.form.when.workers.names() == ["王芳", "刘敏"]


def test_backspace_takes_a_worker_out_and_nobody_is_said_at_the_field(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.when.workers.line.setFocus()
    desk.press(Qt.Key.Key_Backspace)
    desk.press(ENTER, CTRL)
    desk.settle()
    assert desk.visits() == ()
    assert "谁去的" in words_of(page)


def test_days_that_are_hardly_right_get_a_hint_and_unreadable_ones_a_problem(desk: VisitDesk) -> None:
    page = desk.open("1")
    day = page.form.when.day
    for typed, hint in (("11-30", "这天还没到"), ("10-20", "专项行动还没开始"), ("11-17", "")):
        day.setFocus()
        day.selectAll()
        desk.type(typed)
        assert page.form.when.hint.text() == hint
    day.selectAll()
    desk.type("99-99")
    desk.press(ENTER, CTRL)
    desk.settle()
    assert desk.visits() == ()
    assert "日期写成" in words_of(page)
    assert day.hasFocus()
