"""Faults as they look in the window: full disk, damaged ledger, wrong clock (FAULTS 7, 10, 11, 23)."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach.queries.households import unit_id_of
from outreach.queries.visits import all_visits
from outreach.workspace import list_backups
from tests.support.ledgers import log, small_village
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.pages.visit.page import VisitPage
from ui.widgets.button import Button

SMALL = 64 * 1024


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
def test_faults_7_a_full_disk_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    import resource

    workspace = small_village(tmp_path)
    window = open_window(qtbot)
    window.show_workspace(workspace)
    frame = window.frame()
    assert frame is not None
    idle(qtbot, window)
    frame.navigate("visit", unit_id=workspace.ask(unit_id_of, "3"))
    idle(qtbot, window)
    page = frame.host.current()
    assert isinstance(page, VisitPage)
    page.form.note.setText("不能丢")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        page.save(go_on=False)
        told = dialog(window, "trouble", qtbot)
        idle(qtbot, window)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "磁盘" in words_of(told)
    told.close()
    assert page.form.note.text() == "不能丢"
    assert workspace.ask(all_visits) == ()
    qtbot.wait(450)
    page.save(go_on=False)
    qtbot.waitUntil(lambda: len(workspace.ask(all_visits)) == 1)
    assert workspace.ask(all_visits)[0].note == "不能丢"
    idle(qtbot, window)


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A ledger cut in half whose newest copy is spoilt, too; the one before has two visits."""
    with small_village(tmp_path) as village:
        path = village.path
        village.keep_copy()
        log(village, "1")
        log(village, "2")
        village.keep_copy()
        log(village, "3")
        newest = village.keep_copy()
    newest.write_bytes(newest.read_bytes()[:9000])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def test_faults_10_11_a_damaged_ledger_is_offered_its_newest_good_copy(qtbot: QtBot, spoilt: Path) -> None:
    window = open_window(qtbot)
    damaged = spoilt.read_bytes()
    window.open_ledger(spoilt)
    view = dialog(window, "restore", qtbot)
    idle(qtbot, window)
    assert "损坏" in words_of(dialog(window, "not_opened", qtbot))
    assert cut_off(view) == []
    focused = window.focusWidget()
    assert isinstance(focused, Button) and "找回最新的好备份" in focused.text()
    assert "2 次走访" in words_of(_line(focused)), "the newest one is spoilt: the next is offered"
    focused.click()
    focused.click()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    assert window.workspace is not None and len(window.workspace.ask(all_visits)) == 2
    aside = [file for file in spoilt.parent.iterdir() if file.is_file() and file.read_bytes() == damaged]
    assert len(aside) == 1, "the damaged file is set aside"
    idle(qtbot, window)


def _line(button: QWidget) -> QWidget:
    parent = button.parentWidget()
    assert parent is not None
    return parent


def test_a_ledger_of_another_program_is_not_offered_copies_it_has_not(qtbot: QtBot, tmp_path: Path) -> None:
    with small_village(tmp_path) as village:
        path = village.path
    path.write_bytes(b"no ledger" * 1000)
    assert list_backups(path) == []
    window = open_window(qtbot)
    window.open_ledger(path)
    idle(qtbot, window)
    assert "不是台账" in words_of(dialog(window, "not_opened", qtbot))
    assert not [view for view in window.findChildren(QWidget, "restore") if view.isVisible()]


def test_faults_23_the_status_line_says_that_the_clock_is_suspect(qtbot: QtBot, tmp_path: Path) -> None:
    with small_village(tmp_path) as village:
        village.now = lambda: datetime(2099, 1, 1)
        log(village, "1")
        path = village.path
    window = open_window(qtbot, path)
    idle(qtbot, window)
    frame = window.frame()
    assert frame is not None and "时钟可疑" in words_of(frame.status)
    assert cut_off(frame.status) == []
    idle(qtbot, window)
