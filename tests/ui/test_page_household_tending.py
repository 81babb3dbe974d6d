"""Putting the register in order in the window: move, split, merge and back, look-alikes, many at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.households import correct_member
from outreach.queries.content import content_digest
from outreach.queries.households import household_rows, members, unit_id_of
from outreach.queries.search import search
from outreach.workspace import Workspace
from tests.support.ledgers import log, small_village, states
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.widgets.choice import ChoiceRow
from ui.widgets.line import CheckBox, DropDown

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window on the small village."""

    def __init__(self, bot: QtBot, window: MainWindow, workspace: Workspace) -> None:
        self.bot, self.window, self.workspace = bot, window, workspace

    def go(self, page: str, **args: object) -> QWidget:
        frame = self.window.frame()
        assert frame is not None
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        frame.navigate(page, **args)
        self.settle()
        return self.page

    @property
    def page(self) -> QWidget:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert page is not None
        return page

    def settle(self) -> None:
        for _ in range(3):
            idle(self.bot, self.window)

    def click(self, root: QWidget, name: str) -> None:
        shown = [found for found in root.findChildren(QWidget, name) if found.isVisible()]
        assert shown, name
        button = shown[-1]
        self.bot.mouseClick(button, LEFT)

    def unit(self, no: str) -> str:
        found = self.workspace.ask(unit_id_of, no)
        assert found is not None
        return found

    def menu(self, no: str, text: str) -> None:
        """Choose an entry of 整理 on a household's card."""
        self.go("household", unit_id=self.unit(no))
        self.click(self.page, "household.tending")
        menu = dialog(self.window, "household.tending_menu", self.bot)
        assert isinstance(menu, QMenu)
        entry = next(action for action in menu.actions() if text in action.text())
        self.bot.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        self.settle()

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def choose(self, form: QWidget, text: str, hit: str) -> None:
        """Look the other household up and take it."""
        field = form.findChild(QLineEdit, "merge_search")
        assert field is not None
        self.bot.keyClicks(field, text)
        self.settle()
        self.click(form, hit)
        self.settle()

    def save(self, form: QWidget) -> None:
        self.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
        self.settle()

    def undo(self) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Z, CTRL)
        self.settle()

    def names(self, no: str) -> list[str]:
        return [row.name for row in self.workspace.ask(members, self.unit(no), date(2026, 11, 18))]


@pytest.fixture
def desk(bot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    small_village(tmp_path).close()
    window = open_window(bot, tmp_path / "village.doorbook")
    workspace = window.workspace
    assert workspace is not None
    yield Desk(bot, window, workspace)
    window.close()


def write(desk: Desk, form: QWidget, name: str, text: str) -> None:
    found = form.findChild(QLineEdit, name)
    assert found is not None
    found.selectAll()
    desk.bot.keyClicks(found, text) if text.isascii() else found.insert(text)


def test_a_household_moves_to_another_door(desk: Desk) -> None:
    desk.menu("1", "改组")
    form = desk.asked("move")
    write(desk, form, "move_door", "9")
    desk.save(form)
    assert "1组9号" in words_of(desk.page)
    desk.undo()
    assert "1组1号" in words_of(desk.page)


def test_a_member_leaves_into_a_household_of_their_own(desk: Desk) -> None:
    before = desk.workspace.ask(content_digest)
    desk.menu("1", "分户")
    form = desk.asked("split")
    desk.save(form)
    assert "勾选分出去的人" in words_of(form)
    ticks = form.findChildren(CheckBox)
    desk.bot.keyClick(ticks[1], Qt.Key.Key_Space)
    assert form.findChild(DropDown, "split_head").currentText() == "孙一妹"
    desk.save(form)
    assert "孙一妹" in words_of(desk.page)
    assert desk.names("1") == ["李建国"]
    desk.undo()
    assert desk.workspace.ask(content_digest) == before


def test_two_households_are_seen_side_by_side_and_merged(desk: Desk) -> None:
    log(desk.workspace, "2")
    desk.menu("1", "合并")
    form = desk.asked("merge")
    button = form.findChild(QWidget, "merge_save")
    assert not button.isEnabled()
    desk.choose(form, "scs", "merge_hit_2")
    shown = words_of(form)
    assert "李建国" in shown and "单春生" in shown and "走访过 1 次" in shown
    assert cut_off(form) == []
    desk.save(form)
    assert desk.names("1") == ["李建国", "孙一妹", "单春生", "孙二妹"]
    assert "2" not in states(desk.workspace)
    assert "见面" in words_of(desk.page)


def test_the_other_household_may_be_the_one_that_stays(desk: Desk) -> None:
    desk.menu("1", "合并")
    form = desk.asked("merge")
    desk.choose(form, "scs", "merge_hit_2")
    stays = form.findChild(ChoiceRow, "merge_stays")
    desk.bot.keyClick(stays, Qt.Key.Key_Right)
    desk.save(form)
    assert "1" not in states(desk.workspace)
    assert "1组2号" in words_of(desk.page)
    desk.undo()
    assert "1" in states(desk.workspace)


def test_a_merge_is_taken_back_from_the_menu_after_other_work(desk: Desk) -> None:
    desk.menu("1", "合并")
    form = desk.asked("merge")
    desk.choose(form, "scs", "merge_hit_2")
    desk.save(form)
    log(desk.workspace, "3")
    desk.menu("1", "拆回去")
    assert desk.names("2") == ["单春生", "孙二妹"]


def test_the_history_tells_in_chinese_who_changed_what_with_numbers_masked(desk: Desk) -> None:
    desk.workspace.recorder = "王芳"
    person = desk.workspace.ask(members, desk.unit("1"), date(2026, 11, 18))[0]
    desk.workspace.run(correct_member, person.id, {"phone": "13900005678"})
    desk.menu("1", "改动记录")
    said = words_of(desk.asked("changes"))
    assert "李建国：把电话由“138****0001”改为“139****5678”" in said
    assert "王芳" in said
    assert "13900005678" not in said


def test_a_reading_of_ones_own_is_set_with_the_member(desk: Desk) -> None:
    desk.go("household", unit_id=desk.unit("6"))
    person = desk.workspace.ask(members, desk.unit("6"), date(2026, 11, 18))[0]
    desk.click(desk.page, f"household.change_{person.id}")
    form = desk.asked("member")
    write(desk, form, "member_reading", "ou yang wen qing")
    desk.save(form)
    assert [hit.no for hit in desk.workspace.ask(search, "ouyangwenqing")] == ["6"]


def test_ticked_households_change_their_group_together(desk: Desk) -> None:
    page = desk.go("households")
    desk.page.list.model.tick([0, 1], True)
    desk.settle()
    desk.click(page, "households.selected_change")
    form = desk.asked("change_together")
    form.findChild(DropDown, "change_together_group").setEditText("3组")
    desk.save(form)
    rows = {row.no: row.group for row in desk.workspace.ask(household_rows, None)}
    assert (rows["1"], rows["2"], rows["3"]) == ("3", "3", "1")
    desk.undo()
    assert {row.group for row in desk.workspace.ask(household_rows, None)[:4]} == {"1"}


def test_a_look_alike_is_shown_with_why_and_set_aside_or_merged(desk: Desk) -> None:
    page = desk.go("households")
    desk.click(page, "households.suspects")
    desk.settle()
    shown = desk.asked("suspects")
    before = shown.title.text()
    assert "身份证号相同" in words_of(shown)
    desk.click(shown, "suspect_1_aside")
    desk.settle()
    after = shown.title.text()
    assert after != before
    desk.bot.keyClick(shown, Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert shown.title.text() == before
    doors = len(states(desk.workspace))
    desk.click(shown, "suspect_1_keep_one")
    desk.settle()
    assert len(states(desk.workspace)) == doors - 1
    desk.click(shown, "suspects_undo")
    desk.settle()
    assert len(states(desk.workspace)) == doors
    assert cut_off(shown) == []


def test_the_walk_is_changed_door_by_door_and_by_door_number(desk: Desk) -> None:
    def order() -> list[str]:
        return [row.no for row in desk.workspace.ask(household_rows, None) if row.group == "1"]

    desk.menu("1", "往后一户")
    assert order() == ["2", "1", "3", "4"]
    desk.menu("1", "按门牌")
    assert order() == ["1", "2", "3", "4"]
    desk.menu("1", "往前一户")
    assert order() == ["1", "2", "3", "4"]
