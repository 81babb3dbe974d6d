"""回执 as a grid worker uses it: the paper lies on the desk, the rows are said as they stand there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from outreach.codes import short_form
from outreach.vocabulary import AppState, Outcome, SheetState, SignOff
from tests.support.sheet_desk import SheetDesk, read_back, sheet_desk
from tests.support.window import idle, words_of
from ui.pages.receipts.sheet_model import Part

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "1-13 已签，除 7、12"


@pytest.fixture
def desk(bot: QtBot, demo: Path) -> SheetDesk:
    return sheet_desk(bot, demo)


def test_the_list_says_where_every_sheet_is_and_which_did_not_come_back(desk: SheetDesk) -> None:
    desk.go()
    lines = desk.page.list.lines.sheets.lines
    words = [desk.page.list.lines.sheets.index(nth).data() for nth in range(len(lines))]
    assert len(lines) == 17
    assert "没收回来：" in words[0] and "5组 第3页" in words[0] and "5组 第1页" not in words[0]
    assert next(line for line in words if line.startswith("5组 第1页")).endswith(
        "已录 0/13 户 收回来了，等着录"
    )
    frame = desk.window.frame()
    assert frame is not None
    desk.bot.waitUntil(lambda: frame.rail.buttons["receipts"].accessibleName() == "回执 2")


def test_eight_letters_open_a_sheet_and_a_wrong_number_says_where_to_look(desk: SheetDesk) -> None:
    desk.go()
    desk.say("ABCD-EFGH", "receipts.code")
    desk.press(ENTER)
    assert "右上角" in words_of(desk.page)
    desk.say(short_form(desk.sheet(2).code).lower(), "receipts.code")
    desk.press(ENTER)
    assert "签收表 5组 第2页" in words_of(desk.page)


def test_enter_and_click_open_a_sheet_and_escape_leaves_it(desk: SheetDesk) -> None:
    desk.go()
    lines = desk.page.list.lines
    lines.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(ENTER)
    assert "签收表 1组 第2页" in words_of(desk.page)
    desk.press(Qt.Key.Key_Escape)
    assert "2 张等着录" in words_of(desk.page)
    box = lines.visualRect(lines.sheets.index(1))
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert "签收表 1组 第1页" in words_of(desk.page)


def test_ticked_sheets_go_out_and_come_back(desk: SheetDesk) -> None:
    desk.go()
    lines = desk.page.list.lines
    place = next(n for n in range(lines.sheets.rowCount()) if "5组 第3页" in lines.sheets.index(n).data()[:7])
    lines.scrollTo(lines.sheets.index(place))
    box = lines.visualRect(lines.sheets.index(place))
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(20, 20))
    assert "已选 1 张" in words_of(desk.page)
    QTest.mouseClick(desk.field("receipts.back"), Qt.MouseButton.LeftButton)
    idle(desk.bot, desk.window)
    assert desk.sheet(3).state is SheetState.BACK
    assert "3 张等着录" in words_of(desk.page)
    desk.undo()
    assert desk.sheet(3).state is SheetState.OUT


def test_a_sheet_says_who_took_it_and_begins_with_that_worker(desk: SheetDesk) -> None:
    desk.go()
    lines = desk.page.list.lines
    place = next(n for n in range(lines.sheets.rowCount()) if "5组 第2页" in lines.sheets.index(n).data()[:7])
    lines.setCurrentIndex(lines.sheets.index(place))
    lines.setFocus()
    desk.press(Qt.Key.Key_Space)
    who = desk.page.list.bar.who
    who.setFocus()
    while who.currentText() != "赵强":
        desk.press(Qt.Key.Key_Down)
    QTest.mouseClick(desk.field("receipts.out"), Qt.MouseButton.LeftButton)
    idle(desk.bot, desk.window)
    assert desk.sheet(2).taken_by == "赵强"
    assert "没收回来，在赵强那里" in lines.sheets.index(place).data()
    desk.open(2)
    assert desk.page.sheet.panel.workers == ["赵强"]


# The sentence


def test_a_sentence_is_read_back_saved_at_once_and_taken_back_by_one_undo(desk: SheetDesk) -> None:
    desk.open()
    desk.say(SENTENCE)
    assert "11 户已签收 1–6、8–11、13 行" in read_back(desk)
    assert "2 户没签 7、12 行" in read_back(desk)
    assert desk.page.sheet.panel.save.text() == "记下 11 户"
    assert desk.new_visits() == []
    desk.save()
    made = desk.new_visits()
    assert len(made) == 11
    assert {row.signoff for row in made} == {SignOff.SIGNATURE}
    assert {row.at.date() for row in made} == {date(2026, 11, 20)}
    assert {tuple(code for code, _, _, _ in row.handouts) for row in made} == {("leaflet", "card", "letter")}
    assert desk.sheet().state is SheetState.DONE
    assert "签收表 5组 第3页" in words_of(desk.page), "the next sheet that is not typed up"
    undo = desk.workspace.undoable()
    assert undo is not None and undo.text == "录入 5组第1页 11 户"
    desk.undo()
    assert desk.new_visits() == []
    assert desk.sheet().state is SheetState.BACK
    desk.open()
    assert "11 户已签收" in read_back(desk), "what was said lies there again"


def test_what_is_not_understood_is_named_and_the_rest_counts(desk: SheetDesk) -> None:
    desk.open()
    desk.say("1-3 已签。15 签。5 呱呱")
    words = read_back(desk)
    assert "3 户已签收 1–3 行" in words
    assert "15" in words and "不在这一页" in words
    assert "“呱呱”没看懂" in words
    assert "10 户没说到，先留着" in words
    desk.save()
    assert len(desk.new_visits()) == 3
    assert desk.sheet().state is SheetState.BACK
    assert desk.signs()[:4] == ["已签", "已签", "已签", "没录"]


def test_enter_goes_on_to_the_button_and_enter_saves(desk: SheetDesk) -> None:
    desk.open()
    desk.say("1-13 已签，除 7、12，4 新装")
    assert "11 户已签收 1–6、8–11、13 行" in read_back(desk)
    desk.page.sheet.panel.entry.setFocus()
    desk.press(ENTER)
    desk.press(ENTER)
    idle(desk.bot, desk.window)
    assert len(desk.new_visits()) == 11


def test_rows_without_signature_become_nobody_home_if_said_so(desk: SheetDesk) -> None:
    desk.open()
    desk.say(SENTENCE)
    QTest.keyClick(desk.field("receipts.unsigned"), Qt.Key.Key_Right)
    assert desk.page.sheet.panel.save.text() == "记下 13 户"
    desk.page.sheet.panel.entry.setFocus()
    desk.save()
    tried = [row for row in desk.new_visits() if row.outcome is Outcome.NOBODY_HOME]
    assert sorted(row.place for row in tried) == ["5组12号", "5组7号"]
    assert all(not row.handouts for row in tried)


def test_another_signer_a_proxy_a_new_app_and_a_missing_handout_are_kept(desk: SheetDesk) -> None:
    desk.open()
    desk.say("1-13 已签。3 妻签。4 新装。11 代签。5 没发一封信。2 按手印")
    wife = desk.cell(3, Part.SIGNER)
    assert wife.endswith(" 妻") and len(wife) > 2
    desk.save()
    by_door = {row.place: row for row in desk.new_visits()}
    assert (by_door["5组3号"].signed_by, by_door["5组3号"].relation) == (wife.split()[0], "妻")
    assert [state for _, state in by_door["5组4号"].app] == [AppState.NEW]
    assert by_door["5组11号"].signoff is SignOff.PROXY
    assert by_door["5组2号"].signoff is SignOff.FINGERPRINT
    assert [code for code, _, _, _ in by_door["5组5号"].handouts] == ["leaflet", "card"]


def test_a_day_to_come_is_refused_at_its_field(desk: SheetDesk) -> None:
    desk.open()
    desk.say("全签")
    panel = desk.page.sheet.panel
    panel.day.set_value(desk.workspace.now().date() + timedelta(days=1))
    desk.save()
    assert "还没到" in panel.day_field.problem.text()
    assert desk.new_visits() == []
    panel.day.setText("呱")
    desk.save()
    assert "11-20" in panel.day_field.problem.text()


# By hand


def test_keys_walk_the_rows_sign_them_and_mark_app_and_handouts(desk: SheetDesk) -> None:
    desk.open()
    table = desk.page.sheet.table
    table.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_N)
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_2)
    assert desk.signs()[:3] == ["已签", "已签", "没录"]
    assert [desk.cell(2, column) for column in range(Part.FIRST_HANDOUT, Part.FIRST_HANDOUT + 5)] == [
        "✓",
        "—",
        "✓",
        "✓",
        "新装",
    ]
    desk.press(Qt.Key.Key_Space)
    assert desk.signs()[:2] == ["已签", "没签"]
    desk.save()
    assert [row.place for row in desk.new_visits()] == ["5组1号"]


def test_clicks_do_the_same(desk: SheetDesk) -> None:
    desk.open()
    table = desk.page.sheet.table
    desk.click(2, table.rows.sign_column)
    desk.click(2, table.rows.app_column)
    desk.click(2, Part.FIRST_HANDOUT)
    assert desk.signs()[1] == "已签"
    assert desk.cell(2, table.rows.app_column) == "新装"
    assert desk.cell(2, Part.FIRST_HANDOUT) == "—"
    current = table.current()
    assert current is not None and current.row.line.number == 2


def test_a_later_word_wins_over_the_hand_and_the_hand_over_an_earlier_word(desk: SheetDesk) -> None:
    desk.open()
    desk.page.sheet.table.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.say("2-13 已签。1 没人")
    assert desk.signs()[0] == "未遇"
    desk.click(1, desk.page.sheet.table.rows.sign_column)
    assert desk.signs()[0] == "已签"


def test_the_menu_of_a_row_offers_its_members_and_its_own_day(desk: SheetDesk) -> None:
    desk.open()
    desk.page.sheet.table.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(ENTER)
    menu = desk.window.findChild(QMenu, "receipts.row_menu")
    assert menu is not None
    wife = next(action for action in menu.actions() if "（妻）" in action.text())
    wife.trigger()
    assert desk.cell(3, Part.SIGNER).endswith(" 妻")
    day = menu.findChild(QLineEdit, "receipts.row_day")
    assert day is not None
    day.setText("11-18")
    QTest.keyClick(day, ENTER)
    menu.close()
    desk.page.sheet.table.setFocus()
    desk.save()
    assert [row.at.date() for row in desk.new_visits()] == [date(2026, 11, 18)]
