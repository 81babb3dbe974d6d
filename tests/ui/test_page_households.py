"""住户 as a worker uses it: finding doors, doing something with several, and the wall chart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from outreach.coverage.summary import CoverageRow, coverage_summary
from outreach.queries.campaigns import open_campaign
from outreach.queries.doors import DoorRow, doors
from outreach.queries.households import household_rows
from outreach.queries.visits import all_visits
from outreach.vocabulary import HouseholdState, Outcome, UnitKind
from outreach.workspace import Workspace
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.households.chart import WallChart
from ui.pages.households.chart_layout import TILES, ChartLayout, Measures, fitting_tile
from ui.pages.households.member_lines import read_members
from ui.pages.households.page import HouseholdsPage

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window on the demo village at 住户."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot, self.window = bot, window
        frame = window.frame()
        assert frame is not None
        self.frame = frame
        self.go()

    @property
    def workspace(self) -> Workspace:
        return self.frame.workspace

    @property
    def page(self) -> HouseholdsPage:
        page = self.frame.host.current()
        assert isinstance(page, HouseholdsPage)
        return page

    def go(self, **args: object) -> HouseholdsPage:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        self.frame.navigate("households", **args)
        self.settle()
        self.page.setFocus()
        return self.page

    def settle(self) -> None:
        idle(self.bot, self.window)

    def on_screen(self) -> str:
        page = self.frame.host.current()
        return page.id if page else ""

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.bot.waitUntil(self.window.isActiveWindow)
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, name: str, root: QWidget | None = None) -> None:
        button = (root or self.window).findChild(QWidget, name)
        assert button is not None and button.isVisible(), name
        self.bot.mouseClick(button, LEFT)

    def write(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def asked(self, name: str) -> QWidget:
        found = dialog(self.window, name, self.bot)
        found.activateWindow()
        self.bot.waitUntil(found.isActiveWindow)
        return found

    def search(self, text: str) -> None:
        self.key(Qt.Key.Key_K, CTRL)
        self.bot.keyClicks(self.frame.top.search.line, text)
        self.bot.waitUntil(lambda: f"“{text}”" in words_of(self.page))

    def campaign(self) -> str:
        found = self.workspace.ask(open_campaign)
        assert found is not None
        return found.id

    def due(self) -> int:
        return self.workspace.ask(coverage_summary, self.campaign()).total.due

    def heads(self) -> list[str]:
        rows = self.workspace.ask(household_rows, None, self.page.list.ids())
        return [row.head for row in rows]

    def chart(self) -> WallChart:
        if self.page.view() != "chart":
            self.page.setFocus()
            self.key(Qt.Key.Key_T, CTRL)
            self.settle()
        return self.page.chart.chart

    def tile(self, place: str) -> int:
        return next(nth for nth, row in enumerate(self.page.chart.chart.rows) if row.place == place)


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


def test_the_wall_chart_says_rates_with_counts_and_counts_every_state(desk: Desk) -> None:
    chart = desk.chart()
    words = words_of(desk.page)
    assert "已入户 137/174（78.7%）" in words and "已签收 92/174（52.9%）" in words
    counts = {cell.text(): cell.count for cell in desk.page.chart.legend.cells.values() if cell.isVisible()}
    assert counts == {
        "已签收": 92, "当面告知": 45, "电话告知": 7, "只留宣传单": 5, "未遇": 11, "未走访": 14, "不计": 6,
    }  # fmt: skip
    assert len(chart.rows) == 180 and chart.tile() == 36 and chart.places.per_line == 12


def test_the_ring_walks_by_keys_and_enter_opens(desk: Desk) -> None:
    chart = desk.chart()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down):
        desk.key(key)
    assert chart.rows[chart.ring].place == "1组14号"
    for _ in range(2):
        desk.key(Qt.Key.Key_Down)
    assert chart.rows[chart.ring].place == "3组2号"
    desk.key(Qt.Key.Key_Up)
    assert chart.rows[chart.ring].place == "1组26号"
    desk.key(Qt.Key.Key_Return)
    assert desk.on_screen() == "household"


def test_a_click_on_a_tile_opens_its_household(desk: Desk) -> None:
    chart = desk.chart()
    desk.bot.mouseClick(chart.viewport(), LEFT, pos=chart.door_box(desk.tile("3组12号")).center())
    assert desk.on_screen() == "household"
    assert "李建国" in words_of(desk.frame.host)


def test_resting_on_a_tile_shows_a_card(desk: Desk) -> None:
    chart = desk.chart()
    spot = chart.door_box(desk.tile("3组12号")).center()
    for step in (QPoint(1, 0), QPoint(0, 0)):  # the first move only enters
        desk.bot.mouseMove(chart.viewport(), spot + step)
    card = dialog(desk.window, "households.hover", desk.bot)
    words = words_of(card)
    assert "李建国" in words and "3组12号" in words and "未遇 2 次" in words and "上上次" in words
    desk.bot.mouseMove(chart.viewport(), QPoint(1, 1))
    desk.bot.waitUntil(lambda: not card.isVisible())


def test_dragging_over_tiles_selects_them_for_printing(desk: Desk) -> None:
    chart = desk.chart()
    first, last = chart.door_box(desk.tile("1组1号")), chart.door_box(desk.tile("1组15号"))
    desk.bot.mousePress(chart.viewport(), LEFT, pos=first.topLeft() - QPoint(2, 2))
    desk.bot.mouseMove(chart.viewport(), first.center())
    desk.bot.mouseMove(chart.viewport(), last.center())
    desk.bot.mouseRelease(chart.viewport(), LEFT, pos=last.center())
    assert [row.door for row in chart.rows if row.id in chart.selected] == ["1", "2", "3", "13", "14", "15"]
    assert "已选 6 户" in words_of(desk.page.selection)
    desk.click("households.view")
    desk.page.show_view("list")
    assert len(desk.page.list.model.ticked()) == 6


def turn_wheel(chart: WallChart, spot: QPoint, steps: int) -> None:
    turn = QPoint(0, 120 if steps > 0 else -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for _ in range(abs(steps)):
        there = chart.viewport().mapToGlobal(QPointF(spot))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(QPointF(spot), there, QPoint(), turn, buttons, keys, phase, False)
        QApplication.sendEvent(chart.viewport(), event)


def test_the_wheel_zooms_until_names_show_and_keeps_the_tile_under_the_pointer(desk: Desk) -> None:
    chart = desk.chart()
    wanted = desk.tile("3组12号")
    spot = chart.door_box(wanted).center()
    turn_wheel(chart, spot, 2)
    assert chart.tile() == 56 and chart.places.named
    assert abs(chart.door_box(wanted).center().y() - spot.y()) <= 1
    turn_wheel(chart, spot, -20)
    assert chart.tile() == TILES[0]


def test_a_state_of_the_legend_stands_out(desk: Desk) -> None:
    chart = desk.chart()
    box = chart.door_box(desk.tile("1组1号"))
    before = chart.grab(box).toImage()
    desk.click("households.state_not_visited")
    assert chart.grab(box).toImage() != before  # a signed door steps back
    desk.click("households.state_not_visited")
    assert chart.grab(box).toImage() == before


def test_a_visit_changes_list_and_chart_at_once(desk: Desk) -> None:
    desk.chart()
    desk.page.deeds._log(_forms(desk))
    desk.settle()
    assert "138/174" in words_of(desk.page)


def _forms(desk: Desk) -> list:  # type: ignore[type-arg]
    from outreach.actions.visits import VisitForm

    row = next(r for r in desk.workspace.ask(household_rows, desk.campaign()) if r.place == "3组13号")
    return [VisitForm(row.id, desk.workspace.now(), ["王芳"], Outcome.MET)]


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


def village(sizes: list[int]) -> list[str]:
    return [f"{nth}" for nth, size in enumerate(sizes, 1) for _ in range(size)]


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=12),
    st.integers(420, 2000),
    st.sampled_from(TILES),
)
def test_every_tile_has_a_place_of_its_own(sizes: list[int], width: int, tile: int) -> None:
    groups = village(sizes)
    layout = ChartLayout(groups, width, tile, Measures())
    boxes = [layout.box(nth) for nth in range(len(groups))]
    assert len({(box.x, box.y) for box in boxes}) == len(groups)
    for nth, box in enumerate(boxes):
        block = layout.block_of(nth).box
        assert block.x < box.x and box.x + box.width <= block.x + block.width <= width
        assert block.y < box.y and box.y + box.height <= block.y + block.height
        assert layout.at(box.x, box.y) == layout.at(box.x + tile - 1, box.y + tile - 1) == nth


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.data())
def test_arrows_never_lose_the_way(sizes: list[int], data: st.DataObject) -> None:
    groups = village(sizes)
    layout = ChartLayout(groups, 1182, 36, Measures())
    here = data.draw(st.integers(0, len(groups) - 1))
    for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        assert 0 <= layout.beside(here, right, down) < len(groups)
    assert layout.box(layout.beside(here, 0, 1)).y >= layout.box(here).y
    assert layout.box(layout.beside(here, 0, -1)).y <= layout.box(here).y


def test_a_village_of_three_thousand_is_seen_as_small_tiles(qtbot: QtBot) -> None:
    states, kind = list(HouseholdState), UnitKind.RESIDENT
    rows = [
        DoorRow(str(n), str(n), str(n // 200 + 1), str(n % 200 + 1), "某某", kind, states[n % 8], 2, None, 3)
        for n in range(3000)
    ]
    chart = WallChart()
    qtbot.addWidget(chart)
    chart.resize(1190, 560)
    chart.show_doors(rows, ())
    chart.show()
    assert chart.tile() <= 20
    picture = chart.grab().toImage()
    colors = {picture.pixelColor(x, y).name() for x in range(0, 1190, 3) for y in range(0, 560, 3)}
    assert len(colors) > 6
    assert fitting_tile(village([60]), 1182, 560, 36, Measures()) == 36


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
