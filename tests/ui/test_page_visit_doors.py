"""走访: what stands around the form, voids, troubles, lists, and the room it all has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.campaigns import close_campaign
from outreach.errors import Conflict, StorageProblem, UserMistake
from outreach.queries.households import unit_id_of
from outreach.storage.database import DISK_FULL
from outreach.storage.history import CHANGED_SINCE
from outreach.vocabulary import Outcome, SignOff
from tests.support.ledgers import campaign_id, log, small_village, states
from tests.support.visit_desk import VisitDesk, visit_desk
from tests.support.window import cut_off, dialog, idle, open_window, words_of

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[VisitDesk]:
    yield from visit_desk(bot, tmp_path)


def test_a_wrong_visit_is_voided_with_a_reason_and_struck_out(desk: VisitDesk) -> None:
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


def test_a_signed_household_can_be_visited_again(desk: VisitDesk) -> None:
    log(desk.workspace, "2", signoff=SignOff.SIGNATURE)
    page = desk.open("2")
    assert "已签收" in words_of(page.card)
    desk.press(ENTER)
    desk.settle()
    assert len(desk.visits()) == 2
    assert page.card.name.text() == "仇志强"


def test_the_phone_is_masked_and_each_look_is_written_down_without_it(desk: VisitDesk) -> None:
    page = desk.open("1")
    assert page.panel.phone.text() == "138****0001"
    desk.bot.mouseClick(page.panel.look, Qt.MouseButton.LeftButton)
    assert page.panel.phone.text() == "138****0001"
    assert desk.workspace.ask(looks) == []
    menu = QApplication.activePopupWidget()
    assert menu.objectName() == "visit.why_look"
    desk.bot.keyClick(menu, Qt.Key.Key_2)
    assert page.panel.phone.text() == "13800000001"
    household = desk.workspace.ask(unit_id_of, "1")
    ((name, values),) = desk.workspace.ask(looks)
    assert name == "reveal_phone"
    assert json.loads(values) == {"place": "1组1号", "reason": "核对号码", "household": household}
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
    desk: VisitDesk, monkeypatch: pytest.MonkeyPatch, problem: Exception
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


def test_a_mistake_is_told_at_its_field(desk: VisitDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from outreach.input_edge import TEXT_TOO_LONG

    page = desk.open("1")

    def refuse(*_: object, **__: object) -> None:
        raise UserMistake(TEXT_TOO_LONG, field="note", most=2000)

    monkeypatch.setattr(desk.workspace, "run", refuse)
    desk.press(ENTER)
    desk.bot.waitUntil(lambda: page.form.fields["note"].problem.isVisible())
    assert "2000" in page.form.fields["note"].problem.text()


def test_a_promised_call_back_is_shown_and_settled_by_the_visit(desk: VisitDesk) -> None:
    log(desk.workspace, "3", Outcome.NOBODY_HOME, day=17, follow_up=date(2026, 11, 18), note="晚上在家")
    page = desk.open("3")
    assert "约好 11-18 周三 再去" in words_of(page.panel)
    assert "晚上在家" in words_of(page.panel)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.settle()
    assert not page.panel.notice.isVisible()


def test_the_list_can_be_put_into_another_order(desk: VisitDesk) -> None:
    log(desk.workspace, "6", Outcome.NOBODY_HOME, follow_up=date(2026, 11, 17))
    page = desk.open("1")
    assert page.doors.title.text() == f"还差 {len(page.doors.ids())} 户"
    page.doors.menu_button.click()
    menu = dialog(desk.window, "visit.order_menu", desk.bot)
    menu.actions()[1].trigger()
    menu.close()
    assert page.doors.model.rows[0].head == "欧阳文静"


def test_more_topics_come_from_the_catalog(desk: VisitDesk) -> None:
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


def test_the_walk_shows_this_door_and_the_next_and_goes_there(desk: VisitDesk) -> None:
    log(desk.workspace, "2", signoff=SignOff.SIGNATURE)
    page = desk.open("1")
    said = {cell.row.head: cell.said for cell in page.walk.cells()}
    assert said == {"李建国": "正在登记", "单春生": "", "仇志强": "下一户", "曾长顺": ""}
    page.walk.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert page.card.name.text() == "单春生"


def test_when_all_is_done_the_page_says_so(desk: VisitDesk) -> None:
    for number in range(2, 12):
        log(desk.workspace, str(number))
    page = desk.open("1")
    desk.press(ENTER)
    desk.settle()
    desk.bot.waitUntil(lambda: "户户都走到了" in words_of(page.doors))
    assert page.card.name.text() == "李建国"


def test_without_a_campaign_the_page_says_what_to_do_first(desk: VisitDesk) -> None:
    desk.workspace.run(close_campaign, campaign_id(desk.workspace))
    frame = desk.window.frame()
    assert frame is not None
    frame.navigate("visit")
    assert "还没有专项行动" in words_of(desk.page)


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
    desk = VisitDesk(bot, window, workspace)
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
