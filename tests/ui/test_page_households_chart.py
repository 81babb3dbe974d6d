"""The wall chart: every door a tile, walked by keys, opened by a click, zoomed by the wheel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.actions.visits import VisitForm
from outreach.queries.doors import DoorRow
from outreach.queries.households import household_rows
from outreach.vocabulary import HouseholdState, Outcome, UnitKind
from tests.support.households_desk import LEFT, Desk
from tests.support.window import dialog, open_window, words_of
from ui.pages.households.chart import WallChart
from ui.pages.households.chart_layout import TILES, ChartLayout, Measures, fitting_tile


@pytest.fixture
def desk(qtbot: QtBot, demo: Path) -> Iterator[Desk]:
    window = open_window(qtbot, demo, "households")
    yield Desk(qtbot, window)


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


def _forms(desk: Desk) -> list[VisitForm]:
    row = next(r for r in desk.workspace.ask(household_rows, desk.campaign()) if r.place == "3组13号")
    return [VisitForm(row.id, desk.workspace.now(), ["王芳"], Outcome.MET)]


def test_a_visit_changes_list_and_chart_at_once(desk: Desk) -> None:
    desk.chart()
    desk.page.deeds._log(_forms(desk))
    desk.settle()
    assert "138/174" in words_of(desk.page)


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
