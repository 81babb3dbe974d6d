"""The card of a household: what it shows, and putting members, place and visits right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.codes import read_code
from outreach.coverage.summary import coverage_summary
from outreach.queries.households import members, unit_id_of
from outreach.queries.search import search
from outreach.queries.visits import visits_of
from outreach.vocabulary import AppState, Outcome, PersonStatus, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id, log, small_village, states
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.household.page import HouseholdPage
from ui.pages.printing.page import PrintingPage
from ui.widgets.choice import ChoiceRow

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window on the small village at one household's card."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace) -> None:
        self.bot, self.window, self.workspace = bot, window, workspace

    def open(self, no: str, **args: object) -> HouseholdPage:
        frame = self.window.frame()
        assert frame is not None
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        frame.navigate("household", unit_id=self.workspace.ask(unit_id_of, no) or "gone", **args)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Let commits come on screen, and what they put there be shown."""
        for _ in range(3):
            idle(self.bot, self.window)

    @property
    def page(self) -> HouseholdPage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert isinstance(page, HouseholdPage)
        return page

    def on_screen(self) -> str:
        frame = self.window.frame()
        page = frame.host.current() if frame else None
        return page.id if page else ""

    def click(self, name: str) -> None:
        button = self.page.findChild(QWidget, name)
        assert button is not None and button.isVisible(), name
        self.bot.mouseClick(button, LEFT)

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def save(self, form: QWidget) -> None:
        self.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
        self.settle()

    def people(self, no: str = "1") -> dict[str, tuple[str, PersonStatus]]:
        unit_id = self.workspace.ask(unit_id_of, no)
        assert unit_id is not None
        rows = self.workspace.ask(members, unit_id, date(2026, 11, 18))
        return {row.name: (row.relation, row.status) for row in rows}


def field(form: QWidget, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, name)
    assert found is not None
    return found


def choice(form: QWidget, name: str) -> ChoiceRow:
    found = form.findChild(ChoiceRow, name)
    assert found is not None
    return found


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    workspace = small_village(tmp_path)
    window = open_window(qtbot)
    window.show_workspace(workspace, "households")
    yield Desk(qtbot, window, workspace)


def test_the_card_shows_who_lives_there_with_masked_numbers(desk: Desk) -> None:
    words = words_of(desk.open("1"))
    assert "李建国" in words and "1组1号" in words and "未走访" in words
    assert "男 51岁" in words and "138****0001" in words and "13800000001" not in words
    assert "1975-06-09" not in words and "320623197506091234" not in words
    assert "还没人去过" in words and "算，要走到" in words


def test_the_code_on_paper_can_be_copied(desk: Desk) -> None:
    page = desk.open("1")
    desk.click("household.copy_code")
    assert page.card is not None
    assert getattr(read_code(QGuiApplication.clipboard().text()), "text", "") == page.card.row.code


def test_every_visit_tells_who_was_told_what_and_who_signed(desk: Desk) -> None:
    log(
        desk.workspace, "1", signoff=SignOff.SIGNATURE, signed_by="孙一妹",
        relation="妻", receipt="ZX-0001", handouts={"leaflet": 2}, note="狗很凶",
    )  # fmt: skip
    log(desk.workspace, "1", Outcome.NOBODY_HOME, day=12, follow_up=date(2026, 11, 20))
    words = words_of(desk.open("1"))
    for said in (
        "见面",
        "告知：李建国、孙一妹",
        "宣传单 2 份",
        "签字，孙一妹 妻，回执 ZX-0001",
        "备注：狗很凶",
    ):
        assert said in words
    assert "再去：11-20 周五" in words and "2 次" in words
    assert words.index("见面") < words.index("再去")  # the newest first


def test_a_wrong_visit_is_voided_with_a_reason_and_stays(desk: Desk) -> None:
    visit = log(desk.workspace, "1")
    desk.open("1")
    desk.click(f"household.void_{visit}")
    form = desk.asked("void")
    desk.save(form)
    assert "还没写理由" in words_of(form) and states(desk.workspace)["1"] == "told"
    field(form, "void_reason").setText("登记错了门")
    desk.save(form)
    assert states(desk.workspace)["1"] == "not_visited"
    words = words_of(desk.page)
    assert "11-18 作废：登记错了门" in words
    assert desk.page.findChild(QWidget, f"household.void_{visit}") is None
    unit_id = desk.workspace.ask(unit_id_of, "1")
    assert unit_id and len(desk.workspace.ask(visits_of, unit_id)) == 1


def test_a_member_is_added_renamed_and_marked_as_moved_out(desk: Desk) -> None:
    desk.open("1")
    desk.key(Qt.Key.Key_N, CTRL)
    form = desk.asked("member")
    desk.save(form)
    assert form.isVisible() and "先写上" in words_of(form)
    field(form, "member_name").setText("李小龙")
    desk.save(form)
    assert desk.people()["李小龙"] == ("", PersonStatus.PRESENT)
    row = next(row for row in desk.page.card.members if row.name == "李小龙")  # type: ignore[union-attr]
    desk.click(f"household.change_{row.id}")
    form = desk.asked("member")
    field(form, "member_name").setText("李大龙")
    choice(form, "member_status").pick("moved_out")
    desk.save(form)
    assert desk.people()["李大龙"][1] is PersonStatus.MOVED_OUT
    assert "迁出" in words_of(desk.page) and "2 人" in words_of(desk.page.members)
    desk.workspace.undo()
    assert "李小龙" in desk.people()


def test_another_head_takes_the_place_of_the_former(desk: Desk) -> None:
    page = desk.open("1")
    wife = page.card.members[1]  # type: ignore[union-attr]
    page.change_member(wife)
    form = desk.asked("member")
    form.relation.setEditText("户主")  # type: ignore[attr-defined]
    desk.save(form)
    assert [name for name, (relation, _) in desk.people().items() if relation == "户主"] == [wife.name]
    assert desk.page.heading.title.text() == wife.name


def test_the_phone_stays_unless_a_new_one_is_typed(desk: Desk) -> None:
    page = desk.open("1")
    head = page.card.members[0]  # type: ignore[union-attr]
    page.change_member(head)
    form = desk.asked("member")
    assert field(form, "member_phone").text() == ""
    desk.save(form)
    assert "138****0001" in words_of(desk.page)


def test_door_and_note_are_changed_by_f2(desk: Desk) -> None:
    desk.open("1")
    desk.key(Qt.Key.Key_F2)
    form = desk.asked("card")
    field(form, "card_door").setText("1-1号")
    field(form, "card_note").setText("后门进")
    desk.save(form)
    assert "1组1-1号" in words_of(desk.page) and "后门进" in words_of(desk.page)
    assert desk.workspace.undoable().text == "改 1组1-1号 的户卡"  # type: ignore[union-attr]


def test_opening_with_edit_asks_at_once(desk: Desk) -> None:
    desk.open("2", edit=True)
    desk.asked("card")


def test_leaving_out_and_counting_again_keep_their_history(desk: Desk) -> None:
    desk.open("1")
    desk.click("household.occupancy")
    form = desk.asked("occupancy")
    choice(form, "occupancy_state").pick("moved_away")
    field(form, "occupancy_said_by").setText("组长")
    desk.save(form)
    assert states(desk.workspace)["1"] == "excluded"
    assert "11-18 起不计：已搬走，组长 说的" in words_of(desk.page)
    before = desk.workspace.ask(coverage_summary, campaign_id(desk.workspace)).total.due
    desk.click("household.restore")
    desk.settle()
    assert desk.workspace.ask(coverage_summary, campaign_id(desk.workspace)).total.due == before + 1
    assert "11-18 到 11-18 不计：已搬走，组长 说的" in words_of(desk.page)


def test_logging_goes_to_the_form_of_this_door(desk: Desk) -> None:
    desk.open("3")
    desk.key(Qt.Key.Key_Return, CTRL)
    assert desk.on_screen() == "visit"


def test_a_household_that_is_gone_says_so(desk: Desk) -> None:
    page = desk.open("999")
    assert "册上没有这一户" in words_of(page)
    desk.click("household.back_primary")
    assert desk.on_screen() == "households"


def test_a_shop_can_be_given_another_name(desk: Desk) -> None:
    desk.open("12")
    desk.key(Qt.Key.Key_F2)
    form = desk.asked("card")
    field(form, "card_name").setText("小赵超市")
    desk.save(form)
    assert desk.page.heading.title.text() == "小赵超市"


@pytest.mark.parametrize("scale", [150, 200])
def test_nothing_is_cut_off_with_large_text(qtbot: QtBot, tmp_path: Path, scale: int) -> None:
    workspace = small_village(tmp_path)
    log(workspace, "1", app={}, note="很长的备注" * 20)
    window = open_window(qtbot, scale=scale)
    window.show_workspace(workspace, "households")
    assert cut_off(Desk(qtbot, window, workspace).open("1")) == []


def test_app_states_are_not_lost_on_the_card(desk: Desk) -> None:
    unit_id = desk.workspace.ask(unit_id_of, "1")
    assert unit_id is not None
    head = desk.workspace.ask(members, unit_id, date(2026, 11, 18))[0]
    log(desk.workspace, "1", app={head.id: AppState.NEW})
    assert "李建国 新装" in words_of(desk.open("1"))


def test_key_groups_are_ticked_for_one_person_and_for_the_household(desk: Desk) -> None:
    desk.open("1")
    desk.click("household.key_groups")
    form = desk.asked("key_marks")
    assert "14 周岁以下只报人数" in words_of(form)
    form.chips["away_workers"].click()  # type: ignore[attr-defined]
    whose = form.whose  # type: ignore[attr-defined]
    whose.setCurrentIndex(whose.findText("李建国 户主"))
    assert not form.chips["away_workers"].isChecked()  # type: ignore[attr-defined]
    form.chips["cadres"].click()  # type: ignore[attr-defined]
    desk.save(form)
    assert "党政干部" in words_of(desk.page) and "全家：外出务工人员" in words_of(desk.page)
    desk.workspace.undo()
    desk.settle()
    assert "党政干部" not in words_of(desk.page)


def test_the_contact_of_a_shop_is_put_on_its_card_and_found_by_name(desk: Desk) -> None:
    desk.open("12")
    desk.key(Qt.Key.Key_F2)
    form = desk.asked("card")
    for name, text in (("name", "仇小妹"), ("post", "店主"), ("phone", "13800005678")):
        field(form, f"card_contact_{name}").setText(text)
    desk.save(form)
    assert "仇小妹 店主" in words_of(desk.page) and "138****5678" in words_of(desk.page)
    assert [hit.no for hit in desk.workspace.ask(search, "qxm", 5)] == ["12"]
    assert not desk.page.living.isVisible()


def test_all_that_is_recorded_is_printed_for_the_household(desk: Desk) -> None:
    desk.open("1")
    desk.click("household.print_data")
    idle(desk.bot, desk.window)
    frame = desk.window.frame()
    assert frame is not None
    page = frame.host.current()
    assert isinstance(page, PrintingPage) and page.paper == "household"
    desk.bot.waitUntil(lambda: page.prepared is not None)
    assert "1号户" in page.summary.text()
