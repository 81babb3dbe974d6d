"""住户 as a worker uses it: finding doors, and doing something with several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from outreach.coverage.summary import CoverageRow
from outreach.queries.campaigns import open_campaign
from outreach.queries.doors import doors
from outreach.queries.households import household_rows
from outreach.queries.visits import all_visits
from outreach.vocabulary import HouseholdState, Outcome
from outreach.workspace import Workspace
from tests.support.households_desk import CTRL, Desk
from tests.support.window import cut_off, open_window, words_of
from ui.pages.households.member_lines import read_members


@pytest.fixture
def desk(qtbot: QtBot, demo: Path) -> Iterator[Desk]:
    window = open_window(qtbot, demo, "households")
    yield Desk(qtbot, window)


def test_the_sum_and_the_counts_stand_over_the_list(desk: Desk) -> None:
    words = words_of(desk.page)
    assert "登记 178 − 不计 6 + 新来 2 = 应访 174 户" in words
    counts = {chip.text(): chip.count for chip in desk.page.list.filters.chips.values() if chip.isVisible()}
    assert counts == {
        "全部": "180", "已签收": "92", "当面告知": "45", "电话告知": "7",
        "只留宣传单": "5", "未遇": "11", "未走访": "14", "不计": "6",
    }  # fmt: skip


def test_a_chip_shows_one_state_and_a_second_click_all_again(desk: Desk) -> None:
    desk.click("households.filter_not_visited")
    assert len(desk.page.list.ids()) == 14
    desk.click("households.filter_not_visited")
    assert len(desk.page.list.ids()) == 180


def test_a_group_narrows_the_list_and_the_counts(desk: Desk) -> None:
    box = desk.page.list.filters.group_box
    box.setCurrentIndex(box.findText("3组"))
    assert len(desk.page.list.ids()) == 31
    assert desk.page.list.filters.chips["all"].count == "31"


def test_typing_in_the_search_box_filters_the_list_with_marks(desk: Desk) -> None:
    desk.search("lj")
    words = words_of(desk.page)
    assert "户主 11，家里人 9。" in words
    assert desk.heads()[:3] == ["林建平", "刘建平", "林建军"]
    found = desk.page.list._found[desk.page.list.ids()[0]]
    assert (found.start, found.length) == (0, 2)
    desk.bot.keyClick(desk.frame.top.search.line, Qt.Key.Key_Escape)
    assert len(desk.page.list.ids()) == 180


def test_nothing_found_offers_to_add_it(desk: Desk) -> None:
    desk.search("zzzz")
    desk.bot.waitUntil(lambda: "没找到“zzzz”" in words_of(desk.page))
    desk.click("households.empty_new")
    desk.asked("new_household")


def test_ticks_open_the_bar_and_copy_a_table_for_excel(desk: Desk) -> None:
    desk.page.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        desk.key(key)
    assert desk.page.selection.isVisible()
    assert "已选 2 户" in words_of(desk.page.selection)
    desk.key(Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("状态\t户主\t组\t门牌")
    assert lines[1].split("\t")[1:4] == ["王树林", "1组", "1号"]
    assert "****" in lines[1] and len(lines) == 3
    desk.key(Qt.Key.Key_Escape)
    assert not desk.page.selection.isVisible()


def test_several_households_are_logged_together_and_undone_at_once(desk: Desk) -> None:
    desk.go(state="not_visited")
    before = len(desk.workspace.ask(all_visits))
    desk.page.list.model.tick([0, 1, 2], True)
    desk.click("households.selected_together")
    form = desk.asked("log_together")
    assert "登记 3 户" in words_of(form)
    desk.key(Qt.Key.Key_3)  # 未遇
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    visits = desk.workspace.ask(all_visits)
    new = [v for v in visits if v.outcome is Outcome.NOBODY_HOME][: len(visits) - before]
    assert len(visits) == before + 3 and all(not v.handouts and v.workers for v in new)
    assert desk.page.list.filters.chips["nobody_home"].count == "14"
    assert not desk.page.selection.isVisible()
    assert "已登记 3 户走访" in desk.frame.toast.text()
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert len(desk.workspace.ask(all_visits)) == before


def test_leaving_out_needs_who_said_so_and_can_be_taken_back(desk: Desk) -> None:
    desk.go(state="not_visited")
    desk.page.list.model.tick([0], True)
    desk.click("households.selected_occupancy")
    form = desk.asked("occupancy")
    desk.key(Qt.Key.Key_7)
    desk.key(Qt.Key.Key_Return, CTRL)
    assert form.isVisible() and "谁告诉" in words_of(form) or "谁说" in words_of(form)
    assert desk.due() == 174
    desk.write(form.findChild(QWidget, "occupancy_said_by"), "村会计")
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.due() == 173
    desk.go(state="excluded")
    desk.page.list.model.tick_all(True)
    desk.click("households.selected_restore")
    desk.settle()
    assert desk.due() == 180


def test_a_new_household_is_added_by_keys(desk: Desk) -> None:
    desk.page.setFocus()
    desk.key(Qt.Key.Key_N, CTRL)
    form = desk.asked("new_household")
    desk.key(Qt.Key.Key_Return, CTRL)
    assert "户主" in words_of(form.findChild(QWidget, "new_household_head_problem").parentWidget())
    desk.write(form.findChild(QWidget, "new_household_door"), "99号")
    desk.write(form.findChild(QWidget, "new_household_head"), "钱多多")
    desk.write(form.findChild(QWidget, "new_household_members"), "妻 孙小美\n儿子：钱小宝")
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    row = next(r for r in desk.workspace.ask(household_rows, desk.campaign()) if r.head == "钱多多")
    assert (row.place, row.members, row.state) == ("1组99号", 3, HouseholdState.NOT_VISITED)
    assert desk.page.list.table.current_id() == row.id
    assert desk.due() == 175


def test_the_same_household_is_not_added_twice(desk: Desk) -> None:
    desk.page._add("")
    form = desk.asked("new_household")
    desk.write(form.findChild(QWidget, "new_household_door"), "1")
    desk.write(form.findChild(QWidget, "new_household_head"), "王树林")
    desk.key(Qt.Key.Key_Return, CTRL)
    assert "1组1号 已经有这个名字的户了" in words_of(form)


def test_enter_opens_the_household_and_esc_comes_back_to_its_row(desk: Desk) -> None:
    desk.page.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.on_screen() == "household"
    desk.key(Qt.Key.Key_Escape)
    assert desk.on_screen() == "households"
    assert desk.page.list.table.currentIndex().row() == 1


def test_an_empty_ledger_asks_for_the_roster(desk: Desk) -> None:
    page = desk.page
    page.show_view("chart")
    page.chart.show_doors([], CoverageRow(None), (), None)
    assert "还没有住户" in words_of(page)
    page.show_view("list")
    page.list.show_doors((), (), None)
    assert "还没有住户" in words_of(page)
    desk.click("households.empty_import")
    assert desk.on_screen() == "roster"



@pytest.mark.parametrize("scale", [150, 200])
def test_nothing_is_cut_off_with_large_text(qtbot: QtBot, demo: Path, scale: int) -> None:
    desk = Desk(qtbot, open_window(qtbot, demo, "households", scale=scale))
    assert cut_off(desk.page) == []
    desk.chart()
    desk.settle()
    assert cut_off(desk.page) == []


def test_a_low_window_keeps_the_selection_bar_in_sight(qtbot: QtBot, demo: Path) -> None:
    desk = Desk(qtbot, open_window(qtbot, demo, "households", height=690))
    desk.page.list.model.tick([0], True)
    desk.settle()
    bar = desk.page.selection
    assert bar.mapTo(desk.frame.host, QPoint(0, bar.height())).y() <= desk.frame.host.height()
    assert desk.frame.host.verticalScrollBar().maximum() == 0


# The chart's geometry


def test_members_are_read_however_they_are_typed() -> None:
    people = read_members("妻 孙小美\n\n钱小宝，儿子 138 0000 1234\n王大爷\n母亲:李 秀英\n13800001234")
    told = [(person.name, person.relation) for person in people]
    assert told[0] == ("孙小美", "妻")
    assert told[2:] == [("王大爷", ""), ("李秀英", "母亲")]


def test_doors_come_in_walking_order_with_their_members(demo: Path) -> None:
    with Workspace.open(demo) as workspace:
        campaign = workspace.ask(open_campaign)
        assert campaign is not None
        summary = workspace.ask(doors, campaign.id)
    assert [row.place for row in summary.rows[:2]] == ["1组1号", "1组2号"]
    assert sum(row.members for row in summary.rows) == 546 and summary.coverage.total.due == 174


def test_a_click_on_a_term_of_the_equation_lists_its_households(desk: Desk) -> None:
    for term, count in (("registered", 178), ("excluded", 6), ("incomers", 2), ("due", 174)):
        desk.click(f"households.sum_{term}")
        desk.settle()
        assert len(desk.page.list.ids()) == count, term
    assert desk.page.list.filters.chips["excluded"].count == "0"
    assert desk.page.memory()["further"] == "term:due"


def test_those_away_are_found_by_the_further_filter_and_say_when_they_are_back(desk: Desk) -> None:
    desk.go(state="not_visited")
    desk.page.list.model.tick([0, 1], True)
    desk.click("households.selected_occupancy")
    form = desk.asked("occupancy")
    desk.write(form.findChild(QWidget, "occupancy_back_on"), "2027-02-03")
    desk.write(form.findChild(QWidget, "occupancy_said_by"), "村会计")
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.due() == 174
    desk.go(state="all", further="living:away")
    assert len(desk.page.list.ids()) == 2
    box = desk.page.list.filters.further_box
    box.setCurrentIndex(box.findData("living:rented_out"))
    desk.settle()
    assert "没有这样的" in words_of(desk.page)
    desk.click("households.empty_all")
    desk.settle()
    assert len(desk.page.list.ids()) == 180


def test_a_key_group_is_ticked_for_many_and_filters_the_list(desk: Desk) -> None:
    desk.go(further="keys:aged_60")
    assert len(desk.page.list.ids()) == 104
    desk.go(state="not_visited", further="")
    desk.page.list.model.tick([0, 1, 2], True)
    desk.click("households.selected_key_groups")
    form = desk.asked("key_together")
    box = form.findChild(QComboBox, "key_together_group")
    assert "under_14" not in [box.itemData(nth) for nth in range(box.count())]
    box.setCurrentIndex(box.findData("online_shoppers"))
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert "已勾 3 户：网购群体" in desk.frame.toast.text()
    desk.go(state="all", further="keys:online_shoppers")
    assert len(desk.page.list.ids()) == 3
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert not desk.page.list.ids()
