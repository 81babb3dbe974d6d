"""回执: sheets scanned, old, torn, typed up twice; half-typed ones are there again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from outreach.actions.register import apply_register_update
from outreach.actions.sheets import set_sheet_state
from outreach.actions.type_up import RowEntry, type_up_page
from outreach.codes import CodeKind, make_code
from outreach.errors import UserMistake
from outreach.queries.sheets import sheet_page
from outreach.queries.visits import visits_by_id
from outreach.register_rows import EditHousehold, RegisterUpdate
from outreach.vocabulary import HouseholdState, Outcome, SheetState, SignOff
from tests.support.sheet_desk import SheetDesk, read_back, sheet_desk
from tests.support.window import cut_off, idle, open_window, words_of

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "1-13 已签，除 7、12"


@pytest.fixture
def desk(bot: QtBot, demo: Path) -> SheetDesk:
    return sheet_desk(bot, demo)


def test_a_half_typed_sheet_is_there_again_after_leaving_it(desk: SheetDesk) -> None:
    desk.open()
    desk.say(SENTENCE)
    desk.click(7, desk.page.sheet.table.rows.sign_column)
    desk.press(Qt.Key.Key_PageDown, CTRL)
    assert "5组 第2页" in words_of(desk.page)
    desk.press(Qt.Key.Key_PageUp, CTRL)
    assert "12 户已签收 1–11、13 行" in read_back(desk)


# The scanner


def test_a_scanned_row_is_signed_at_once_wherever_the_keyboard_is(desk: SheetDesk) -> None:
    desk.open()
    line = desk.workspace.ask(sheet_page, desk.sheet().id).lines[8]
    desk.window.findChildren(QLineEdit, "search")[0].setFocus()
    desk.scan(line.code)
    assert desk.band() == "saved 李文斌 5组9号 已登记 第 9 行，本人签字，宣传单、警民联系卡、一封信各 1 份"
    assert [row.place for row in desk.new_visits()] == ["5组9号"]
    current = desk.page.sheet.table.current()
    assert current is not None and current.row.line.number == 9
    desk.page.sheet.panel.entry.setFocus()
    desk.say(SENTENCE)
    assert "其中第 9 行已经录过，不会记两次" in read_back(desk)
    assert desk.page.sheet.panel.save.text() == "记下 10 户"
    desk.save()
    assert len(desk.new_visits()) == 11
    desk.open()
    desk.scan(line.code)
    assert desk.band().startswith("already 李文斌 5组9号 已登记过")
    assert len(desk.new_visits()) == 11


def test_a_row_of_another_sheet_opens_that_sheet_before_it_counts(desk: SheetDesk) -> None:
    desk.open()
    other = desk.workspace.ask(sheet_page, desk.sheet(3).id).lines[1]
    desk.scan(other.code)
    assert "签收表 5组 第3页" in words_of(desk.page)
    assert desk.new_visits() == []
    desk.scan(other.code)
    assert [row.unit_id for row in desk.new_visits()] == [other.unit_id]


def test_a_page_code_opens_its_sheet_and_a_strange_code_is_refused(desk: SheetDesk) -> None:
    desk.go()
    desk.scan(desk.sheet(3).code)
    assert "签收表 5组 第3页" in words_of(desk.page)
    desk.scan(make_code(CodeKind.HOUSEHOLD, b"another village" * 3))
    assert desk.band().startswith("forged 不是本村的码")


def test_a_household_that_stands_on_no_open_sheet_is_opened(desk: SheetDesk) -> None:
    desk.open()
    typed_up = desk.workspace.ask(sheet_page, desk.sheet(1, "1").id).lines[0]
    desk.scan(typed_up.code)
    frame = desk.window.frame()
    assert frame is not None
    present = frame.host.current()
    assert present is not None and present.id != "receipts"
    assert desk.new_visits() == []


# Paper stays valid


def test_old_paper_keeps_its_households_after_the_roster_changed(desk: SheetDesk) -> None:
    before = desk.workspace.ask(sheet_page, desk.sheet().id).lines
    move = EditHousehold(before[0].unit_id, (("group", "6"), ("door", "99")))
    desk.workspace.run(apply_register_update, RegisterUpdate("花名册", (move,)))
    desk.open()
    assert [entry.row.line.unit_id for entry in desk.page.sheet.entries] == [row.unit_id for row in before]
    desk.say("1 已签")
    desk.save()
    made = desk.new_visits()
    assert [row.unit_id for row in made] == [before[0].unit_id]
    assert made[0].place == "6组99号"


def test_typing_up_twice_records_nothing_twice(desk: SheetDesk) -> None:
    sheet = desk.workspace.ask(sheet_page, desk.sheet().id)
    entry = RowEntry(sheet.lines[0].id, Outcome.MET, SignOff.SIGNATURE)
    tried = RowEntry(sheet.lines[1].id, Outcome.NOBODY_HOME)
    day = date(2026, 11, 20)
    first = desk.workspace.run(type_up_page, sheet.page.id, [entry, tried], day, ["王芳"])
    assert len(first) == 2
    assert desk.workspace.run(type_up_page, sheet.page.id, [entry, tried], day, ["王芳"]) == []
    assert {row.source for row in desk.workspace.ask(visits_by_id, first)} == {"sheet"}


def test_a_row_of_another_page_and_an_unknown_page_are_refused(desk: SheetDesk) -> None:
    strange = desk.workspace.ask(sheet_page, desk.sheet(3).id).lines[0]
    entry = RowEntry(strange.id, Outcome.MET, SignOff.SIGNATURE)
    for page_id in (desk.sheet().id, "nothing"):
        with pytest.raises(UserMistake):
            desk.workspace.run(type_up_page, page_id, [entry], date(2026, 11, 20), ["王芳"])
    assert desk.new_visits() == []


def test_a_void_row_settles_without_a_visit(desk: SheetDesk) -> None:
    desk.open()
    desk.say("1-12 已签。13 作废")
    desk.save()
    assert len(desk.new_visits()) == 12
    assert desk.sheet().state is SheetState.DONE


def test_rows_nobody_spoke_of_can_be_called_unsigned(desk: SheetDesk) -> None:
    desk.open()
    desk.say("1-6 签")
    assert "7 户没说到" in read_back(desk)
    QTest.mouseClick(desk.field("receipts.rest"), Qt.MouseButton.LeftButton)
    assert "7 户没签 7–13 行" in read_back(desk)
    desk.page.sheet.panel.entry.setFocus()
    desk.save()
    assert desk.sheet().state is SheetState.DONE


def test_a_sheet_taken_out_proposes_the_day_it_went(desk: SheetDesk) -> None:
    desk.workspace.run(set_sheet_state, [desk.sheet(3).id], SheetState.OUT)
    desk.open(3)
    assert desk.page.sheet.panel.day.value() == desk.workspace.now().date()
    desk.open(1)
    assert desk.page.sheet.panel.day.value() == date(2026, 11, 20)
    assert desk.page.sheet.panel.workers


@pytest.mark.parametrize(("scale", "height"), [(100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off(bot: QtBot, demo: Path, scale: int, height: int) -> None:
    window = open_window(bot, demo, "receipts", scale=scale, height=height)
    idle(bot, window)
    desk = SheetDesk(bot, window)
    desk.go()
    assert cut_off(desk.page) == []
    desk.open()
    desk.say(SENTENCE)
    assert cut_off(desk.page) == []
    frame = window.frame()
    assert frame is not None
    save, room = desk.page.sheet.panel.save, frame.host.viewport()
    bot.waitUntil(lambda: save.mapTo(room, save.rect().bottomLeft()).y() <= room.height())


def test_the_window_built_anew_keeps_the_open_sheet(desk: SheetDesk) -> None:
    desk.open()
    desk.say(SENTENCE)
    desk.window.set_look(scheme="dark")
    idle(desk.bot, desk.window)
    assert "11 户已签收" in read_back(desk)
    assert desk.page.sheet.entries[6].row.line.state is HouseholdState.NOBODY_HOME
