"""The page of handouts: received and given out by one key, what does not agree said and mended."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.stock import MovementForm, record_movement
from outreach.queries.stock import StockRow, held_rows, stock_rows
from outreach.queries.stock_entries import movements
from outreach.queries.upkeep import posted_things
from outreach.vocabulary import MovementKind, UpkeepCondition
from tests.support.ledgers import log, small_village
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.handouts.page import HandoutsPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    keep_pages(monkeypatch, "handouts", "settings")
    found = open_window(qtbot)
    found.show_workspace(small_village(tmp_path), "handouts")
    go(qtbot, found)
    return found


def go(qtbot: QtBot, window: MainWindow, **args: object) -> HandoutsPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate("handouts", **args)
    idle(qtbot, window)
    page = frame.host.current()
    assert isinstance(page, HandoutsPage)
    return page


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    button = root.findChild(QAbstractButton, name)
    assert button is not None and button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def line(root: QWidget, name: str) -> QLineEdit:
    found = root.findChild(QLineEdit, name)
    assert found is not None
    return found


def write_down(qtbot: QtBot, window: MainWindow, key: Qt.Key, typed: str, *, who: str = "") -> None:
    """By keys alone: the movement's key, the number, the worker's digit, Ctrl+Enter."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key)
    form = dialog(window, "movement", qtbot)
    count = form.findChild(QLineEdit, "movement_count")
    assert count is not None
    qtbot.waitUntil(count.hasFocus)
    qtbot.keyClicks(count, typed)
    if who:
        chooser = form.findChild(QWidget, "movement_worker")
        assert chooser is not None
        qtbot.keyClicks(chooser, who)
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not form.isVisible())
    idle(qtbot, window)


def stock(window: MainWindow, code: str = "leaflet") -> StockRow:
    assert window.workspace is not None
    return next(row for row in window.workspace.ask(stock_rows) if row.code == code)


def test_an_empty_stock_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window)
    assert "还没有宣传品" in words_of(page) and not page.totals.panel.isVisible()
    first = page.findChild(QAbstractButton, "handouts.first")
    assert first is not None
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    dialog(window, "movement", qtbot).close()
    page = go(qtbot, window, view="entries")
    assert "按 F4 记收到的第一批" in words_of(page)


def test_received_and_handed_out_by_one_key(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window, code="leaflet")
    write_down(qtbot, window, Qt.Key.Key_F4, "500")
    write_down(qtbot, window, Qt.Key.Key_F5, "60", who="1")
    row = stock(window)
    assert (row.received, row.left, row.held, row.shelf) == (500, 500, 60, 440)
    assert page.totals.table.as_table().splitlines()[1].startswith("宣传单\t500\t0\t0\t0\t0\t500 份")
    qtbot.waitUntil(lambda: "王芳" in words_of(page.totals.panel))
    assert "王芳" in words_of(page.totals.panel) and "手里 60" in words_of(page.totals.panel)
    assert window.workspace is not None
    assert window.workspace.undo().text == "发出宣传单 60 份"
    assert window.workspace.ask(held_rows) == ()


def test_a_number_that_is_none_is_said_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    go(qtbot, window, code="leaflet")
    qtbot.keyClick(window, Qt.Key.Key_F4)
    form = dialog(window, "movement", qtbot)
    line(form, "movement_count").insert("很多")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert "数量要在 1 到" in words_of(form)
    qtbot.keyClick(form, Qt.Key.Key_Escape)


def test_what_does_not_agree_is_mended_by_its_button(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    early = datetime(2026, 11, 10, 9)
    workspace.run(record_movement, MovementForm(MovementKind.RECEIVE, "leaflet", 100, at=early))
    workspace.run(record_movement, MovementForm(MovementKind.COUNT, "leaflet", 97))
    log(workspace, "1", day=11, handouts={"card": 4})
    page = go(qtbot, window)
    qtbot.waitUntil(lambda: "比账上少 3 份" in words_of(page.warnings))
    assert HandoutsPage.waiting(workspace) == 1, "nobody keeps the stock of cards"
    press(qtbot, page, "handouts.mend_0")
    idle(qtbot, window)
    assert not page.warnings.isVisible()
    assert stock(window).damaged == 3


def test_a_wrong_entry_is_voided_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    workspace.run(record_movement, MovementForm(MovementKind.RECEIVE, "leaflet", 100))
    page = go(qtbot, window, view="entries")
    page.entries.table.setFocus()
    press(qtbot, page, "handouts.void")
    form = dialog(window, "stock_void", qtbot)
    line(form, "stock_void_reason").insert("点错了")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert stock(window).received == 0
    assert "作废：点错了" in page.entries.table.as_table()
    assert workspace.ask(movements)[0].void_reason == "点错了"


def test_an_old_edition_is_marked_and_its_rest_written_off(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    old = MovementForm(MovementKind.RECEIVE, "leaflet", 80, edition="去年版")
    workspace.run(record_movement, old)
    page = go(qtbot, window, code="leaflet")
    press(qtbot, page, "handouts.stale_0")
    form = dialog(window, "stale", qtbot)
    left = form.findChild(QLineEdit, "stale_left")
    assert left is not None
    left.selectAll()
    qtbot.keyClicks(left, "30")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert (stock(window).stale, stock(window).damaged) == (("去年版",), 30)
    assert "改回能用" in words_of(page.totals.panel)


def test_the_limit_from_which_a_handout_is_low(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    workspace.run(record_movement, MovementForm(MovementKind.RECEIVE, "fan", 14))
    page = go(qtbot, window, code="fan")
    low = page.findChild(QLineEdit, "handouts.low")
    assert low is not None
    low.selectAll()
    qtbot.keyClicks(low, "20")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert stock(window, "fan").is_low
    assert "快用完" in words_of(page.totals.panel)


def test_what_hangs_is_looked_at_by_digits(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.workspace
    assert workspace is not None
    workspace.run(record_movement, MovementForm(MovementKind.POST, "banner", 2, place="村口"))
    page = go(qtbot, window, view="outside")
    page.upkeep.table.setFocus()
    qtbot.keyClick(page.upkeep.table, Qt.Key.Key_2)
    idle(qtbot, window)
    (thing,) = workspace.ask(posted_things)
    assert thing.condition is UpkeepCondition.DAMAGED


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(qtbot: QtBot, demo: Path, scale: int) -> None:
    window = open_window(qtbot, demo, "handouts", scale=scale)
    page = go(qtbot, window)
    for view in ("totals", "entries", "outside"):
        page.show_view(view)
        idle(qtbot, window)
        assert cut_off(page) == []
    if scale == 150:
        page.show_view("totals")
        press(qtbot, page, "handouts.more")
        assert "手里 51" in words_of(page.totals.panel)


def test_a_handout_of_ones_own_is_added_and_measured_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    page = go(qtbot, window)
    press(qtbot, page, "handouts.own")
    form = dialog(window, "own_option", qtbot)
    line(form, "own_option_label").insert("布袋")
    qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    assert window.workspace is not None
    own = next(row for row in window.workspace.ask(stock_rows) if row.label == "布袋")
    assert (page.totals.current(), own.unit) == (own.code, "份")
