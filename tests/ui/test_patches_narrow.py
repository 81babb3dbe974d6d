"""Once patches are given, list, wall chart, round of doors, sheets and progress keep to one worker's."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from outreach.actions.patches import set_area_workers
from outreach.queries.areas import area_tree
from outreach.queries.patches import NOBODY, patches
from tests.support.window import dialog, idle, open_window, words_of
from ui.dialogs.choose_worker import ChooseWorker
from ui.main_window import MainWindow
from ui.page import Page


@pytest.fixture
def window(bot: QtBot, demo: Path) -> MainWindow:
    return open_window(bot, demo, "households")


def go(bot: QtBot, window: MainWindow, page: str, **args: object) -> Page:
    frame = window.frame()
    assert frame is not None and frame.navigate(page, **args)
    idle(bot, window)
    present = frame.host.current()
    assert present is not None
    return present


def worker(window: MainWindow, name: str) -> str:
    return next(row.worker_id for row in window.workspace.ask(patches) if row.name == name)


def test_list_and_wall_chart_keep_to_one_patch_and_a_search_does_not(bot, window):
    page = go(bot, window, "households")
    box = page.heading.patch
    assert box.isVisible() and [box.itemText(n) for n in range(box.count())] == [
        "不分片", "王芳的片", "赵强的片", "刘敏的片",
    ]  # fmt: skip
    box.setFocus()
    bot.keyClick(box, Qt.Key.Key_Down)
    assert len(page.list.ids()) == 62 and "应访 59 户" in words_of(page.heading)
    window.commands["households.chart"].trigger()
    assert {row.group for row in page.chart.chart.rows} == {"1", "2"}
    window.commands["households.chart"].trigger()
    page.searched("何海洋")
    page.searched("5组7号")
    idle(bot, window)
    assert len(page.list.ids()) == 1
    page.searched("")
    idle(bot, window)
    assert len(page.list.ids()) == 62


def test_doors_of_nobody_are_listed(bot, window):
    group = next(row.id for row in window.workspace.ask(area_tree) if row.label == "6组")
    window.workspace.run(set_area_workers, group, [])
    page = go(bot, window, "households", patch=NOBODY)
    assert page.heading.patch.currentText() == "没人包片" and len(page.list.ids()) == 28
    page.heading.patch.choose(worker(window, "赵强"))
    assert len(page.list.ids()) == 57


def test_the_round_of_doors_keeps_to_one_patch(bot, window):
    page = go(bot, window, "visit")
    assert len(page.doors.ids()) == 37
    bot.mouseClick(page.doors.menu_button, Qt.MouseButton.LeftButton)
    menu = dialog(window, "visit.order_menu", bot)
    assert isinstance(menu, QMenu)
    next(entry for entry in menu.actions() if entry.text() == "刘敏的片").trigger()
    menu.close()
    idle(bot, window)
    assert {row.group for row in page.doors.model.rows} == {"5", "6"} and len(page.doors.ids()) == 23
    assert page.doors.menu_button.text() == "刘敏的片"


def test_sign_off_sheets_of_one_patch(bot, window):
    page = go(bot, window, "printing", paper="signoff", patch=worker(window, "刘敏"))
    bot.waitUntil(lambda: page.prepared is not None)
    assert page.prepared.title == "反诈宣传入户签收表 刘敏的片"
    rows = [unit for one in page.prepared.record.pages for *_, unit in one.rows]
    assert len(rows) == 60


def test_progress_by_patch_stands_where_groups_do(bot, window):
    page = go(bot, window, "today")
    assert "1组" in words_of(page.groups)
    bot.mouseClick(page.groups.by_patch, Qt.MouseButton.LeftButton)
    idle(bot, window)
    said = words_of(page.groups)
    assert "各片进度" in said and "54/59" in said and "刘敏" in said and "差 23 户" in said


def test_selected_households_are_given_to_a_worker(bot, window):
    page = go(bot, window, "households")
    page.list.model.tick([0, 1], True)
    page.selection.give.emit()
    form = dialog(window, "choose_worker", bot)
    assert isinstance(form, ChooseWorker)
    form.worker.setCurrentIndex(form.worker.findText("刘敏"))
    bot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(bot, window)
    page.heading.patch.choose(worker(window, "刘敏"))
    assert page.list.ids()[:2] == [row.id for row in page.summary.rows[:2]] and len(page.list.ids()) == 63
    page.heading.patch.choose(worker(window, "王芳"))
    assert len(page.list.ids()) == 60
