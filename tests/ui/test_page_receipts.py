"""回执 as a grid worker uses it: the paper lies on the desk, the rows are said as they stand there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.register import apply_register_update
from outreach.actions.sheets import set_sheet_state
from outreach.actions.type_up import RowEntry, type_up_page
from outreach.codes import CodeKind, make_code, short_form
from outreach.errors import UserMistake
from outreach.queries.sheets import SheetPageRow, sheet_page, sheet_pages
from outreach.queries.visits import VisitRow, all_visits, visits_by_id
from outreach.register_rows import EditHousehold, RegisterUpdate
from outreach.vocabulary import AppState, HouseholdState, Outcome, SheetState, SignOff
from outreach.workspace import Workspace
from tests.support.window import cut_off, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.receipts.page import ReceiptsPage
from ui.pages.receipts.sheet_model import Part

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "1-13 已签，除 7、12"


class Desk:
    """A window on the demo village with the sheets of group 5 on the desk."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace
        self.before = len(self.workspace.ask(all_visits))

    @property
    def page(self) -> ReceiptsPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, ReceiptsPage)
        return page

    def go(self, **args: str) -> None:
        frame = self.window.frame()
        assert frame is not None and frame.navigate("receipts", **args)
        idle(self.bot, self.window)
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def sheet(self, page: int = 1, group: str = "5") -> SheetPageRow:
        pages = self.workspace.ask(sheet_pages)
        return next(row for row in pages if (row.group, row.page) == (group, page))

    def open(self, page: int = 1, group: str = "5") -> None:
        self.go(page_id=self.sheet(page, group).id)

    def field(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget)
        return found

    def say(self, words: str, name: str = "receipts.say") -> None:
        """Type as an input method does."""
        line = self.field(name)
        assert isinstance(line, QLineEdit)
        line.clear()
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(line, event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)

    def save(self) -> None:
        self.press(ENTER, CTRL)
        idle(self.bot, self.window)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL)
        idle(self.bot, self.window)

    def scan(self, code: str) -> None:
        """Type like a scanner: fast, and Enter."""
        for letter in code:
            QTest.keyClick(QApplication.focusWidget() or self.window, letter)
        QTest.keyClick(QApplication.focusWidget() or self.window, ENTER)
        idle(self.bot, self.window)

    def band(self) -> str:
        frame = self.window.frame()
        assert frame is not None
        return f"{frame.band.kind} {frame.band.words} {frame.band.detail}"

    def new_visits(self) -> list[VisitRow]:
        return [
            row for row in self.workspace.ask(all_visits) if row.source == "sheet" and row.counter > self.at
        ]

    @property
    def at(self) -> int:
        return self._at

    def note(self) -> None:
        """Remember where the ledger stands now."""
        self._at = max(row.counter for row in self.workspace.ask(all_visits))

    def cell(self, row: int, column: int) -> str:
        rows = self.page.sheet.table.rows
        return rows.words(rows.entries[row - 1], column)

    def signs(self) -> list[str]:
        column = self.page.sheet.table.rows.sign_column
        return [self.cell(nth + 1, column) for nth in range(self.page.sheet.table.rows.rowCount())]

    def click(self, row: int, column: int) -> None:
        table = self.page.sheet.table
        box = table.visualRect(table.rows.index(row - 1, column))
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.center()
        )


@pytest.fixture
def desk(bot: QtBot, demo: Path) -> Desk:
    window = open_window(bot, demo, "receipts")
    idle(bot, window)
    made = Desk(bot, window)
    made.note()
    return made


def read_back(desk: Desk) -> str:
    return desk.page.sheet.panel.read_back.text()


# The list


def test_the_list_says_where_every_sheet_is_and_which_did_not_come_back(desk: Desk) -> None:
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
    assert frame.rail.buttons["receipts"].accessibleName() == "回执 2"


def test_eight_letters_open_a_sheet_and_a_wrong_number_says_where_to_look(desk: Desk) -> None:
    desk.go()
    desk.say("ABCD-EFGH", "receipts.code")
    desk.press(ENTER)
    assert "右上角" in words_of(desk.page)
    desk.say(short_form(desk.sheet(2).code).lower(), "receipts.code")
    desk.press(ENTER)
    assert "签收表 5组 第2页" in words_of(desk.page)


def test_enter_and_click_open_a_sheet_and_escape_leaves_it(desk: Desk) -> None:
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


def test_ticked_sheets_go_out_and_come_back(desk: Desk) -> None:
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


def test_a_sheet_says_who_took_it_and_begins_with_that_worker(desk: Desk) -> None:
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


def test_a_sentence_is_read_back_saved_at_once_and_taken_back_by_one_undo(desk: Desk) -> None:
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


def test_what_is_not_understood_is_named_and_the_rest_counts(desk: Desk) -> None:
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


def test_enter_goes_on_to_the_button_and_enter_saves(desk: Desk) -> None:
    desk.open()
    desk.say("1-13 已签，除 7、12，4 新装")
    assert "11 户已签收 1–6、8–11、13 行" in read_back(desk)
    desk.page.sheet.panel.entry.setFocus()
    desk.press(ENTER)
    desk.press(ENTER)
    idle(desk.bot, desk.window)
    assert len(desk.new_visits()) == 11


def test_rows_without_signature_become_nobody_home_if_said_so(desk: Desk) -> None:
    desk.open()
    desk.say(SENTENCE)
    QTest.keyClick(desk.field("receipts.unsigned"), Qt.Key.Key_Right)
    assert desk.page.sheet.panel.save.text() == "记下 13 户"
    desk.page.sheet.panel.entry.setFocus()
    desk.save()
    tried = [row for row in desk.new_visits() if row.outcome is Outcome.NOBODY_HOME]
    assert sorted(row.place for row in tried) == ["5组12号", "5组7号"]
    assert all(not row.handouts for row in tried)


def test_another_signer_a_proxy_a_new_app_and_a_missing_handout_are_kept(desk: Desk) -> None:
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


def test_a_day_to_come_is_refused_at_its_field(desk: Desk) -> None:
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


def test_keys_walk_the_rows_sign_them_and_mark_app_and_handouts(desk: Desk) -> None:
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


def test_clicks_do_the_same(desk: Desk) -> None:
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


def test_a_later_word_wins_over_the_hand_and_the_hand_over_an_earlier_word(desk: Desk) -> None:
    desk.open()
    desk.page.sheet.table.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.say("2-13 已签。1 没人")
    assert desk.signs()[0] == "未遇"
    desk.click(1, desk.page.sheet.table.rows.sign_column)
    assert desk.signs()[0] == "已签"


def test_the_menu_of_a_row_offers_its_members_and_its_own_day(desk: Desk) -> None:
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


def test_a_half_typed_sheet_is_there_again_after_leaving_it(desk: Desk) -> None:
    desk.open()
    desk.say(SENTENCE)
    desk.click(7, desk.page.sheet.table.rows.sign_column)
    desk.press(Qt.Key.Key_PageDown, CTRL)
    assert "5组 第2页" in words_of(desk.page)
    desk.press(Qt.Key.Key_PageUp, CTRL)
    assert "12 户已签收 1–11、13 行" in read_back(desk)


# The scanner


def test_a_scanned_row_is_signed_at_once_wherever_the_keyboard_is(desk: Desk) -> None:
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


def test_a_row_of_another_sheet_opens_that_sheet_before_it_counts(desk: Desk) -> None:
    desk.open()
    other = desk.workspace.ask(sheet_page, desk.sheet(3).id).lines[1]
    desk.scan(other.code)
    assert "签收表 5组 第3页" in words_of(desk.page)
    assert desk.new_visits() == []
    desk.scan(other.code)
    assert [row.unit_id for row in desk.new_visits()] == [other.unit_id]


def test_a_page_code_opens_its_sheet_and_a_strange_code_is_refused(desk: Desk) -> None:
    desk.go()
    desk.scan(desk.sheet(3).code)
    assert "签收表 5组 第3页" in words_of(desk.page)
    desk.scan(make_code(CodeKind.HOUSEHOLD, b"another village" * 3))
    assert desk.band().startswith("forged 不是本村的码")


def test_a_household_that_stands_on_no_open_sheet_is_opened(desk: Desk) -> None:
    desk.open()
    typed_up = desk.workspace.ask(sheet_page, desk.sheet(1, "1").id).lines[0]
    desk.scan(typed_up.code)
    frame = desk.window.frame()
    assert frame is not None
    present = frame.host.current()
    assert present is not None and present.id != "receipts"
    assert desk.new_visits() == []


# Paper stays valid


def test_old_paper_keeps_its_households_after_the_roster_changed(desk: Desk) -> None:
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


def test_typing_up_twice_records_nothing_twice(desk: Desk) -> None:
    sheet = desk.workspace.ask(sheet_page, desk.sheet().id)
    entry = RowEntry(sheet.lines[0].id, Outcome.MET, SignOff.SIGNATURE)
    tried = RowEntry(sheet.lines[1].id, Outcome.NOBODY_HOME)
    day = date(2026, 11, 20)
    first = desk.workspace.run(type_up_page, sheet.page.id, [entry, tried], day, ["王芳"])
    assert len(first) == 2
    assert desk.workspace.run(type_up_page, sheet.page.id, [entry, tried], day, ["王芳"]) == []
    assert {row.source for row in desk.workspace.ask(visits_by_id, first)} == {"sheet"}


def test_a_row_of_another_page_and_an_unknown_page_are_refused(desk: Desk) -> None:
    strange = desk.workspace.ask(sheet_page, desk.sheet(3).id).lines[0]
    entry = RowEntry(strange.id, Outcome.MET, SignOff.SIGNATURE)
    for page_id in (desk.sheet().id, "nothing"):
        with pytest.raises(UserMistake):
            desk.workspace.run(type_up_page, page_id, [entry], date(2026, 11, 20), ["王芳"])
    assert desk.new_visits() == []


def test_a_void_row_settles_without_a_visit(desk: Desk) -> None:
    desk.open()
    desk.say("1-12 已签。13 作废")
    desk.save()
    assert len(desk.new_visits()) == 12
    assert desk.sheet().state is SheetState.DONE


def test_rows_nobody_spoke_of_can_be_called_unsigned(desk: Desk) -> None:
    desk.open()
    desk.say("1-6 签")
    assert "7 户没说到" in read_back(desk)
    QTest.mouseClick(desk.field("receipts.rest"), Qt.MouseButton.LeftButton)
    assert "7 户没签 7–13 行" in read_back(desk)
    desk.page.sheet.panel.entry.setFocus()
    desk.save()
    assert desk.sheet().state is SheetState.DONE


def test_a_sheet_taken_out_proposes_the_day_it_went(desk: Desk) -> None:
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
    desk = Desk(bot, window)
    desk.go()
    assert cut_off(desk.page) == []
    desk.open()
    desk.say(SENTENCE)
    assert cut_off(desk.page) == []
    frame = window.frame()
    assert frame is not None
    save, room = desk.page.sheet.panel.save, frame.host.viewport()
    bot.waitUntil(lambda: save.mapTo(room, save.rect().bottomLeft()).y() <= room.height())


def test_the_window_built_anew_keeps_the_open_sheet(desk: Desk) -> None:
    desk.open()
    desk.say(SENTENCE)
    desk.window.set_look(scheme="dark")
    idle(desk.bot, desk.window)
    assert "11 户已签收" in read_back(desk)
    assert desk.page.sheet.entries[6].row.line.state is HouseholdState.NOBODY_HOME
