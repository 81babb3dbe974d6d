"""走访 as a grid worker uses it: by keys alone, without losing or doubling anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import close_campaign
from outreach.errors import Conflict, StorageProblem, UserMistake
from outreach.queries.households import unit_id_of
from outreach.queries.visits import VisitRow, all_visits
from outreach.storage.database import DISK_FULL
from outreach.storage.history import CHANGED_SINCE
from outreach.vocabulary import AppState, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, campaign_id, log, small_village, states
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.visit.page import VisitPage

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window on the small village, and a worker who has only a keyboard."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace) -> None:
        self.bot, self.window, self.workspace = bot, window, workspace
        self.moment = 0.0

    @property
    def page(self) -> VisitPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, VisitPage)
        page.saving.clock = lambda: self.moment
        return page

    def sit_down(self) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def open(self, no: str) -> VisitPage:
        frame = self.window.frame()
        assert frame is not None
        frame.navigate("visit", unit_id=self.workspace.ask(unit_id_of, no))
        return self.page

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        target = QApplication.focusWidget() or self.window
        self.bot.keyClick(target, key, modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.bot.keyClicks(focus, text)

    def type_chinese(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def settle(self) -> None:
        idle(self.bot, self.window)
        self.moment += 10

    def visits(self) -> tuple[VisitRow, ...]:
        return self.workspace.ask(all_visits)

    def toast(self) -> str:
        frame = self.window.frame()
        assert frame is not None
        return frame.toast.text() if frame.toast.isVisible() else ""

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    workspace = small_village(tmp_path)
    window = open_window(bot)
    window.show_workspace(workspace, "visit")
    made = Desk(bot, window, workspace)
    made.sit_down()
    idle(bot, window)
    yield made
    idle(bot, window)


def search(desk: Desk, text: str) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    if text.isascii():
        desk.type(text)
    else:
        desk.type_chinese(text)
    dialog(desk.window, "search_hits", desk.bot)


def test_search_enter_enter_logs_an_ordinary_household(desk: Desk) -> None:
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


def test_chinese_typed_with_an_input_method_finds_the_door_and_fills_the_note(desk: Desk) -> None:
    desk.open("1")
    search(desk, "阿依古丽")
    desk.press(ENTER)
    assert desk.page.card.name.text() == "阿依古丽·买买提"
    desk.find("visit.note").setFocus()
    desk.type_chinese("孩子在外上学，周末回来")
    desk.press(ENTER, CTRL)
    desk.settle()
    assert desk.visits()[0].note == "孩子在外上学，周末回来"


def test_not_met_takes_two_keys_and_asks_nothing_that_makes_no_sense(desk: Desk) -> None:
    page = desk.open("1")
    desk.press(Qt.Key.Key_3)
    for part in ("people", "topics", "handouts", "signoff", "signed_by", "app"):
        assert not page.form.fields[part].isVisible(), part
    desk.press(ENTER)
    desk.settle()
    (row,) = desk.visits()
    assert (row.outcome, row.people, row.topics, row.handouts) == (Outcome.NOBODY_HOME, (), (), ())


def test_f4_logs_nobody_home_and_goes_on(desk: Desk) -> None:
    desk.open("1")
    for _ in range(3):
        desk.press(Qt.Key.Key_F4)
        desk.settle()
    assert [row.no for row in reversed(desk.visits())] == ["1", "2", "3"]
    assert {row.outcome for row in desk.visits()} == {Outcome.NOBODY_HOME}


def test_every_outcome_has_its_digit(desk: Desk) -> None:
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


def test_letters_toggle_members_and_digits_topics(desk: Desk) -> None:
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


def test_tab_goes_through_the_form_in_reading_order(desk: Desk) -> None:
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
    assert seen[12:] == ["visit.signoff", "visit.app"]


def test_enter_goes_on_and_ends_at_the_button_that_saves(desk: Desk) -> None:
    page = desk.open("1")
    page.form.note.setFocus()
    desk.press(ENTER)
    assert page.form.follow_up.hasFocus()
    desk.press(ENTER)
    assert page.next_button.hasFocus()
    assert desk.visits() == ()


def test_everything_that_was_chosen_is_saved(desk: Desk) -> None:
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


def test_signed_for_another_takes_a_name_and_relation(desk: Desk) -> None:
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


def test_double_enter_and_double_click_save_once(desk: Desk) -> None:
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


def test_saving_without_going_on_does_not_save_again_until_something_changes(desk: Desk) -> None:
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


def test_undo_brings_back_the_door_with_what_was_entered(desk: Desk) -> None:
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


def test_a_draft_survives_a_crash(desk: Desk, bot: QtBot, tmp_path: Path) -> None:
    page = desk.open("5")
    desk.press(Qt.Key.Key_2)
    page.form.note.setFocus()
    desk.type_chinese("说好明晚再打")
    bot.waitUntil(lambda: "草稿 20:30 已存" in words_of(page), timeout=1000)
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


def test_esc_leaves_and_the_draft_waits(desk: Desk) -> None:
    desk.open("1")
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_Escape)
    frame = desk.window.frame()
    assert frame is not None
    assert not isinstance(frame.host.current(), VisitPage)
    assert desk.open("1").form.outcome.code() == Outcome.REFUSED


def test_another_door_keeps_its_own_draft(desk: Desk) -> None:
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


def test_pinned_workers_stay_for_the_next_doors(desk: Desk) -> None:
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


def test_backspace_takes_a_worker_out_and_nobody_is_said_at_the_field(desk: Desk) -> None:
    page = desk.open("1")
    page.form.when.workers.line.setFocus()
    desk.press(Qt.Key.Key_Backspace)
    desk.press(ENTER, CTRL)
    desk.settle()
    assert desk.visits() == ()
    assert "谁去的" in words_of(page)


def test_days_that_are_hardly_right_get_a_hint_and_unreadable_ones_a_problem(desk: Desk) -> None:
    page = desk.open("1")
    day = page.form.when.day
    for typed, hint in (("11-30", "这天还没到"), ("10-20", "活动还没开始"), ("11-17", "")):
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


def test_a_wrong_visit_is_voided_with_a_reason_and_struck_out(desk: Desk) -> None:
    log(desk.workspace, "1", signoff=SignOff.SIGNATURE)
    desk.settle()
    page = desk.open("1")
    assert "已签收" in words_of(page.card)
    (line,) = page.panel.history.lines
    desk.bot.waitUntil(line.isVisible)
    line.setFocus()
    desk.press(Qt.Key.Key_Delete)
    asked = desk.asked("visit.void_dialog")
    desk.press(ENTER)
    assert "为什么" in words_of(asked)
    assert desk.visits()[0].voided_at is None
    reason = asked.findChild(QLineEdit, "visit.void_reason")
    assert reason is not None
    reason.setFocus()
    desk.type_chinese("登错户了")
    desk.press(ENTER)
    desk.settle()
    row = desk.visits()[0]
    assert (row.void_reason, row.voided_at is None) == ("登错户了", False)
    (line,) = page.panel.history.lines
    assert line.outcome.font().strikeOut()
    desk.bot.waitUntil(lambda: "作废：登错户了" in words_of(page.panel))
    assert states(desk.workspace)["1"] == "not_visited"


def test_a_signed_household_can_be_visited_again(desk: Desk) -> None:
    log(desk.workspace, "2", signoff=SignOff.SIGNATURE)
    page = desk.open("2")
    assert "已签收" in words_of(page.card)
    desk.press(ENTER)
    desk.settle()
    assert len(desk.visits()) == 2
    assert page.card.name.text() == "仇志强"


def test_the_phone_is_masked_and_each_look_is_written_down_without_it(desk: Desk) -> None:
    page = desk.open("1")
    assert page.panel.phone.text() == "138****0001"
    desk.bot.mouseClick(page.panel.look, Qt.MouseButton.LeftButton)
    assert page.panel.phone.text() == "138****0001"
    assert desk.workspace.ask(looks) == []
    menu = QApplication.activePopupWidget()
    assert menu.objectName() == "visit.why_look"
    desk.bot.keyClick(menu, Qt.Key.Key_2)
    assert page.panel.phone.text() == "13800000001"
    lines = desk.workspace.ask(looks)
    assert lines == [("reveal_phone", '{"place": "1组1号", "reason": "核对号码"}')]
    desk.bot.mouseClick(page.panel.look, Qt.MouseButton.LeftButton)
    assert page.panel.phone.text() == "138****0001"
    page.panel.show_phone("13800000001")
    desk.open("2")
    assert page.panel.phone.text() == "138****0002"


def looks(session: object) -> list[tuple[str, str]]:
    from sqlalchemy import select

    from outreach.model import ActionEntry

    wanted = select(ActionEntry.name, ActionEntry.values).where(ActionEntry.name == "reveal_phone")
    return [(name, values) for name, values in session.execute(wanted)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("problem", [Conflict(CHANGED_SINCE), StorageProblem(DISK_FULL)])
def test_trouble_keeps_what_was_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    page = desk.open("1")
    page.form.note.setFocus()
    desk.type_chinese("不能丢")

    def refuse(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(desk.workspace, "run", refuse)
    desk.press(ENTER, CTRL)
    told = dialog(desk.window, "trouble", desk.bot)
    assert words_of(told)
    assert page.form.note.text() == "不能丢"
    assert page.card.name.text() == "李建国"
    told.close()
    monkeypatch.undo()
    desk.settle()
    page.save(go_on=True)
    desk.settle()
    assert desk.visits()[0].note == "不能丢"


def test_a_mistake_is_told_at_its_field(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from outreach.input_edge import TEXT_TOO_LONG

    page = desk.open("1")

    def refuse(*_: object, **__: object) -> None:
        raise UserMistake(TEXT_TOO_LONG, field="note", most=2000)

    monkeypatch.setattr(desk.workspace, "run", refuse)
    desk.press(ENTER)
    desk.bot.waitUntil(lambda: page.form.fields["note"].problem.isVisible())
    assert "2000" in page.form.fields["note"].problem.text()


def test_a_promised_call_back_is_shown_and_settled_by_the_visit(desk: Desk) -> None:
    log(desk.workspace, "3", Outcome.NOBODY_HOME, day=17, follow_up=date(2026, 11, 18), note="晚上在家")
    page = desk.open("3")
    assert "约好 11-18 周三 再去" in words_of(page.panel)
    assert "晚上在家" in words_of(page.panel)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.settle()
    assert not page.panel.notice.isVisible()


def test_the_list_can_be_put_into_another_order(desk: Desk) -> None:
    log(desk.workspace, "6", Outcome.NOBODY_HOME, follow_up=date(2026, 11, 17))
    page = desk.open("1")
    assert page.doors.title.text() == f"还差 {len(page.doors.ids())} 户"
    page.doors.menu_button.click()
    menu = dialog(desk.window, "visit.order_menu", desk.bot)
    menu.actions()[1].trigger()
    menu.close()
    assert page.doors.model.rows[0].head == "欧阳文静"


def test_more_topics_come_from_the_catalog(desk: Desk) -> None:
    page = desk.open("1")
    page.form.topics.more.click()
    rest = desk.asked("visit.topics_dialog")
    line = rest.findChild(QLineEdit, "visit.topics_find")
    assert line is not None
    line.setFocus()
    desk.type_chinese("养老")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    desk.press(ENTER)
    assert "养老诈骗" in words_of(page)
    desk.sit_down()
    desk.press(ENTER, CTRL)
    desk.settle()
    assert any("养老诈骗" in label for _, label in desk.visits()[0].topics)


def test_the_walk_shows_this_door_and_the_next_and_goes_there(desk: Desk) -> None:
    log(desk.workspace, "2", signoff=SignOff.SIGNATURE)
    page = desk.open("1")
    said = {cell.row.head: cell.said for cell in page.walk.cells()}
    assert said == {"李建国": "正在登记", "单春生": "", "仇志强": "下一户", "曾长顺": ""}
    page.walk.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert page.card.name.text() == "单春生"


def test_when_all_is_done_the_page_says_so(desk: Desk) -> None:
    for number in range(2, 12):
        log(desk.workspace, str(number))
    page = desk.open("1")
    desk.press(ENTER)
    desk.settle()
    desk.bot.waitUntil(lambda: "户户都走到了" in words_of(page.doors))
    assert page.card.name.text() == "李建国"


def test_without_a_campaign_the_page_says_what_to_do_first(desk: Desk) -> None:
    desk.workspace.run(close_campaign, campaign_id(desk.workspace))
    frame = desk.window.frame()
    assert frame is not None
    frame.navigate("visit")
    assert "还没有活动" in words_of(desk.page)


@pytest.mark.parametrize(("scale", "height"), [(100, 768), (100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off(bot: QtBot, tmp_path: Path, scale: int, height: int) -> None:
    workspace = small_village(tmp_path)
    log(workspace, "1", Outcome.NOBODY_HOME, follow_up=date(2026, 11, 20))
    window = open_window(bot, scale=scale, height=height)
    window.show_workspace(workspace, "visit")
    frame = window.frame()
    assert frame is not None
    frame.navigate("visit", unit_id=workspace.ask(unit_id_of, "1"))
    idle(bot, window)
    page = frame.host.current()
    assert page is not None
    assert cut_off(page) == []
    right = page.mapToGlobal(page.rect().topRight()).x()
    for name in ("visit.save_next_button", "visit.save_button", "visit.nobody_next_button"):
        button = page.findChild(QWidget, name)
        assert button is not None
        assert button.isVisible()
        assert button.mapToGlobal(button.rect().topRight()).x() <= right
        assert button.mapTo(window, button.rect().bottomLeft()).y() < window.height()


def test_folded_columns_open_over_the_form(bot: QtBot, tmp_path: Path) -> None:
    workspace = small_village(tmp_path)
    window = open_window(bot, scale=150)
    window.show_workspace(workspace, "visit")
    desk = Desk(bot, window, workspace)
    desk.sit_down()
    page = desk.open("1")
    idle(bot, window)
    assert not page.doors.isVisible()
    desk.press(Qt.Key.Key_F6)
    assert page.doors.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not page.doors.isVisible()
    desk.press(Qt.Key.Key_F3)
    assert page.panel.isVisible()
    idle(bot, window)
