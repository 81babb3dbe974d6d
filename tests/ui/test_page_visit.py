"""走访 as a grid worker uses it: by keys alone, what was said is what is saved, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.vocabulary import AppState, Outcome, SignOff
from tests.support.ledgers import NOW, states
from tests.support.visit_desk import VisitDesk, search, visit_desk
from tests.support.window import idle, words_of

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[VisitDesk]:
    yield from visit_desk(bot, tmp_path)


def test_search_enter_enter_logs_an_ordinary_household(desk: VisitDesk) -> None:
    desk.open("1")
    search(desk, "zhangdeming")
    desk.press(ENTER)
    assert desk.page.card.name.text() == "张德明"
    desk.press(ENTER)
    desk.settle()
    (row,) = desk.visits()
    assert (row.head, row.outcome, row.workers) == ("张德明", Outcome.MET, ("王芳",))
    assert [name for _, name in row.people] == ["张德明", "孙五妹"]
    assert len(row.topics) == 7
    assert [(label, count) for _, label, count, _ in row.handouts] == [
        ("宣传单", 1),
        ("警民联系卡", 1),
        ("一封信", 1),
    ]
    assert row.at == NOW == row.entered_at
    assert "张德明 2组1号" in desk.toast()
    assert desk.page.card.name.text() == "欧阳文静"
    assert desk.find("visit.outcome").hasFocus()


def test_chinese_typed_with_an_input_method_finds_the_door_and_fills_the_note(desk: VisitDesk) -> None:
    desk.open("1")
    search(desk, "阿依古丽")
    desk.press(ENTER)
    assert desk.page.card.name.text() == "阿依古丽·买买提"
    desk.find("visit.note").setFocus()
    desk.type_chinese("孩子在外上学，周末回来")
    desk.press(ENTER, CTRL)
    desk.settle()
    assert desk.visits()[0].note == "孩子在外上学，周末回来"


def test_not_met_takes_two_keys_and_asks_nothing_that_makes_no_sense(desk: VisitDesk) -> None:
    page = desk.open("1")
    desk.press(Qt.Key.Key_3)
    for part in ("people", "topics", "handouts", "signoff", "signed_by", "app"):
        assert not page.form.fields[part].isVisible(), part
    desk.press(ENTER)
    desk.settle()
    (row,) = desk.visits()
    assert (row.outcome, row.people, row.topics, row.handouts) == (Outcome.NOBODY_HOME, (), (), ())


def test_f4_logs_nobody_home_and_goes_on(desk: VisitDesk) -> None:
    desk.open("1")
    for _ in range(3):
        desk.press(Qt.Key.Key_F4)
        desk.settle()
    assert [row.no for row in reversed(desk.visits())] == ["1", "2", "3"]
    assert {row.outcome for row in desk.visits()} == {Outcome.NOBODY_HOME}


def test_every_outcome_has_its_digit(desk: VisitDesk) -> None:
    outcomes = [Outcome.MET, Outcome.PHONE, Outcome.NOBODY_HOME, Outcome.REFUSED]
    outcomes += [Outcome.MOVED_AWAY, Outcome.EMPTY_HOUSE, Outcome.LEAFLET_ONLY]
    for number in range(1, 8):
        desk.open(str(number))
        desk.type(str(number))
        desk.press(Qt.Key.Key_S, CTRL)
        desk.settle()
    rows = list(reversed(desk.visits()))
    assert [row.outcome for row in rows] == outcomes
    assert [(label, count) for _, label, count, _ in rows[-1].handouts] == [("宣传单", 1)]


def test_letters_toggle_members_and_digits_topics(desk: VisitDesk) -> None:
    page = desk.open("1")
    letters = [chip.key for chip in page.form.people.chips.values()]
    assert letters == ["J", "Y"]
    desk.type("y")
    assert len(page.form.people.codes()) == 1
    assert "1/2 人" in words_of(page)
    desk.type("a")
    assert len(page.form.people.codes()) == 2
    page.form.people.focus_code(page.form.people.codes()[0])
    desk.type("2")
    assert len(page.form.topics.codes()) == 6
    desk.press(ENTER, CTRL)
    desk.settle()
    assert len(desk.visits()[0].topics) == 6


def test_tab_goes_through_the_form_in_reading_order(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.when.day.setFocus()
    seen = []
    for _ in range(14):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        desk.press(Qt.Key.Key_Tab)
    wanted = ["visit.day", "visit.time", "visit.pin", "visit.add_worker", "visit.outcome"]
    assert seen[:5] == wanted
    assert [name.split(".")[1] for name in seen[5:8]] == ["people", "topics", "more_topics"]
    assert [name.split(".")[1] for name in seen[8:12]] == ["handout"] * 4
    assert seen[12:] == ["visit.signoff", "visit.quiz"]


def test_enter_goes_on_and_ends_at_the_button_that_saves(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.note.setFocus()
    desk.press(ENTER)
    assert page.form.follow_up.hasFocus()
    desk.press(ENTER)
    assert page.next_button.hasFocus()
    assert desk.visits() == ()


def test_everything_that_was_chosen_is_saved(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.when.day.setFocus()
    page.form.when.day.selectAll()
    desk.type("11.16")
    desk.press(ENTER)
    desk.type("1930")
    page.form.when.workers.line.setFocus()
    desk.type_chinese("赵强")
    desk.press(ENTER)
    page.form.sign.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Right)
    assert page.form.signer.members.currentText() == "孙一妹 妻"
    page.form.app.setFocus()
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    page.form.handouts.counters["fan"].setFocus()
    desk.type("12")
    page.form.follow_up.setFocus()
    desk.type("11-25")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.settle()
    (row,) = desk.visits()
    assert row.at == datetime(2026, 11, 16, 19, 30)
    assert row.entered_at == NOW
    assert row.workers == ("王芳", "赵强")
    assert (row.signoff, row.signed_by, row.relation) == (SignOff.SIGNATURE, "孙一妹", "妻")
    assert row.app == ((row.people[1][0], AppState.NEW),)
    assert ("扇子", 12) in [(label, count) for _, label, count, _ in row.handouts]
    assert row.follow_up == date(2026, 11, 25)
    assert states(desk.workspace)["1"] == "signed"


def test_signed_for_another_takes_a_name_and_relation(desk: VisitDesk) -> None:
    page = desk.open("1")
    page.form.sign.setFocus()
    for _ in range(2):
        desk.press(Qt.Key.Key_Left)
    desk.press(ENTER)
    desk.type_chinese("陈会计 邻居")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.settle()
    (row,) = desk.visits()
    assert (row.signoff, row.signed_by, row.relation) == (SignOff.PROXY, "陈会计", "邻居")


def test_double_enter_and_double_click_save_once(desk: VisitDesk) -> None:
    page = desk.open("1")
    desk.press(ENTER)
    desk.press(ENTER)
    idle(desk.bot, desk.window)
    desk.press(ENTER)
    desk.bot.mouseDClick(page.next_button, Qt.MouseButton.LeftButton)
    idle(desk.bot, desk.window)
    assert len(desk.visits()) == 1
    desk.settle()
    desk.press(ENTER)
    desk.settle()
    assert len(desk.visits()) == 2


def test_saving_without_going_on_does_not_save_again_until_something_changes(desk: VisitDesk) -> None:
    page = desk.open("1")
    for _ in range(2):
        desk.press(Qt.Key.Key_S, CTRL)
        desk.settle()
    assert len(desk.visits()) == 1
    assert page.card.name.text() == "李建国"
    assert "刚登记过" in words_of(page)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.settle()
    assert [row.outcome for row in desk.visits()] == [Outcome.PHONE, Outcome.MET]
