"""The page of reports: the sheet as the office gets it, and every number led back to its doors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach.actions.exclusions import exclude_households
from outreach.tallies.behind import behind
from outreach.tallies.catalogue import Counts
from outreach.vocabulary import ExclusionReason
from tests.support.reports_page import (
    PAGES_NEEDED,
    THIRD,
    WEEK,
    click,
    counted,
    heads,
    page_of,
    show,
    workspace_of,
)
from tests.support.window import idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.reports.figures import Spot, number_at
from ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the pages that this one leads to, so that windows open fast; this one first."""
    keep_pages(monkeypatch, *PAGES_NEEDED)


@pytest.fixture
def window(qtbot: QtBot, demo: Path) -> MainWindow:
    found = open_window(qtbot, demo, "reports")
    show(qtbot, found)
    return found


def test_the_sheet_is_the_one_the_office_gets(window: MainWindow) -> None:
    page, sheet = page_of(window), counted(window)
    words = words_of(page)
    for part in (
        "柳河村反诈宣传周统计表",
        "填报单位：柳河村村民委员会",
        "专项行动：秋季反诈入户宣传",
        "填表人：",
        "审核人：",
    ):
        assert part in words
    assert "填报日期：2026-11-21" in words
    lines = [line.split("\t") for line in page.card.view.as_table().splitlines()]
    assert lines[0][:6] == [
        "组",
        "户数登记",
        "户数应访",
        "入户（户）本期",
        "入户（户）累计",
        "入户（户）入户率",
    ]
    assert [line[0] for line in lines[1:]] == ["1组", "2组", "3组", "4组", "5组", "6组", "合计"]
    reached = sheet.row("reached")
    assert lines[-1][1:6] == ["180", "174", str(reached.value), str(reached.cumulative), "78.7%"]
    assert page.card.view.left_out() == []


def test_only_what_is_known_is_said_of_the_period(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert page.state.text() == "还没过完，还有 1 天  还没报，明天 18:00"
    qtbot.keyClick(page.card.view, Qt.Key.Key_PageUp, CTRL)
    qtbot.waitUntil(lambda: page.state.text() == "11-15 报了第1版，没有变过")
    for _ in range(2):
        qtbot.keyClick(page.card.view, Qt.Key.Key_PageUp, CTRL)
    idle(qtbot, window)
    assert page.state.text() == "专项行动 11-02 才开始"
    for _ in range(4):
        qtbot.keyClick(page.card.view, Qt.Key.Key_PageDown, CTRL)
    idle(qtbot, window)
    assert page.state.text() == "还没开始"


def test_a_click_leads_a_number_back_to_its_doors(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, THIRD)
    panel, sheet = page_of(window).desk.panel, counted(window)
    number = number_at(sheet, THIRD)
    rows = workspace_of(window).ask(behind, WEEK, "reached", "3")
    assert panel.number.text() == str(number)
    assert panel.sum.text() == f"下面 {number} 户，对得上"
    assert heads(window) == [row.head for row in rows]
    words = words_of(panel)
    assert "3组 本期入户" in words
    assert sheet.figure("reached").definition in words
    assert "上周 0 户，多" in words


def test_every_total_is_led_back_to_lines_that_add_up(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert page.card.view.places is not None
    for column in page.card.view.places.columns:
        spot = Spot(column.code, None, column.column)
        click(qtbot, window, spot)
        panel = page.desk.panel
        assert panel.spot == spot
        if page.sheet is not None and page.sheet.figure(spot.code).counts is Counts.RATE:
            assert not panel.doors.isVisible()
        elif panel.number.text() == "0":
            assert panel.none.isVisible()
        else:
            assert panel.sum.text().endswith("对得上"), spot


def test_lines_that_take_away_are_counted_as_such(qtbot: QtBot, window: MainWindow) -> None:
    workspace = workspace_of(window)
    before = next(row for row in workspace.ask(behind, WEEK.previous(), "reached"))
    workspace.run(
        exclude_households, [before.unit_id], ExclusionReason.DEMOLISHED, date(2026, 11, 20), "组长"
    )
    idle(qtbot, window)
    idle(qtbot, window)
    spot = Spot("reached", before.group)
    click(qtbot, window, spot)
    panel = page_of(window).desk.panel
    assert -1 in [row.n for row in panel.doors.lines.rows]
    number, lines = number_at(counted(window), spot), len(panel.doors.lines.rows)
    assert panel.sum.text() == f"下面 {lines} 行共 {number} 户，对得上"


def test_doors_that_do_not_add_up_are_said_to_differ(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, THIRD)
    page = page_of(window)
    assert page.sheet is not None
    rows = page.desk.panel.doors.lines.rows
    page.desk.panel.show_rows(page.sheet, rows[1:])
    assert page.desk.panel.sum.text() == f"下面 {len(rows) - 1} 户，表上 {len(rows)}，对不上"


def test_by_keys_from_number_to_household_and_back(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    view, panel = page.card.view, page.desk.panel
    view.setFocus()
    view.make_current(Spot("reached", "1"))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert view.current == THIRD
    assert view.accessibleDescription().startswith("3组 本期入户")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert panel.spot == THIRD
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.doors.hasFocus)
    qtbot.keyClick(panel.doors, Qt.Key.Key_Down)
    wanted = panel.doors.lines.rows[1].unit_id
    qtbot.keyClick(panel.doors, Qt.Key.Key_Return)
    frame = window.frame()
    assert frame is not None
    present = frame.host.current()
    assert present is not None
    assert (present.id, present.memory()["unit_id"]) == ("household", wanted)
    assert "回报表" in words_of(present)
    qtbot.keyClick(present, Qt.Key.Key_Escape)
    assert frame.host.current() is page
    qtbot.waitUntil(panel.doors.hasFocus)
    assert panel.isVisible() and panel.doors.currentIndex().row() == 1, "one goes on where one left"
    qtbot.keyClick(panel.doors, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert view.hasFocus()


def test_a_rate_leads_to_the_two_numbers_it_is_made_of(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, Spot("reached_rate", "3"))
    panel = page_of(window).desk.panel
    part = panel.findChild(Button, "reports.part.reached")
    assert isinstance(part, Button)
    assert part.text() == f"3组 累计入户  {counted(window).row('reached', '3').cumulative} 户"
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert panel.spot == Spot("reached", "3", "cumulative")
    assert panel.sum.text().endswith("对得上")


def test_the_numbers_under_the_sheet_lead_to_their_visits(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    button = page.work.findChild(Button, "reports.nobody_home.value")
    assert isinstance(button, Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert page.desk.panel.spot == Spot("nobody_home", None)
    assert len(heads(window)) == counted(window).row("nobody_home").value
