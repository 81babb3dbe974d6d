"""The main job from an empty computer to the office's workbook, by keys and clicks, with a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.coverage.summary import coverage_summary
from outreach.printing.pages import page_count
from outreach.queries.campaigns import open_campaign
from outreach.queries.content import content_digest
from outreach.queries.households import household_rows
from outreach.queries.sheets import sheet_page, sheet_pages
from outreach.queries.visits import all_visits
from outreach.vocabulary import Outcome, SheetState
from outreach.workspace import Workspace
from tests.support.window import dialog, idle, open_window, words_of
from ui.page import Page
from ui.pages.first_run import new_ledger
from ui.pages.visit.page import VisitPage

ROSTER = Path(__file__).resolve().parents[1] / "data" / "rosters" / "printed_sheet.xlsx"
EVENING = datetime(2026, 11, 18, 20, 30)
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


class Worker:
    """Somebody at the village laptop, with keyboard, mouse and scanner."""

    def __init__(self, bot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.bot, self.folder = bot, folder
        monkeypatch.setattr(new_ledger, "documents", lambda: folder)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(self.target), ""))
        self.target = folder / "nothing"
        self.window = open_window(bot)

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def page(self) -> Page:
        frame = self.window.frame()
        assert frame is not None
        page = frame.host.current()
        assert page is not None
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.wait()

    def type(self, text: str) -> None:
        """Type as an input method does, into whatever has the keyboard."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def fill(self, name: str, text: str) -> None:
        line = self.find(name)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        self.type(text)

    def find(self, name: str) -> QWidget:
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        assert found, name
        return found[0]

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.wait()

    def scan(self, code: str) -> None:
        for letter in code:
            QTest.keyClick(QApplication.focusWidget() or self.window, letter)
        self.press(ENTER)

    def drop(self, file: Path) -> None:
        frame = self.window.frame()
        assert frame is not None
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        args = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(frame, QDragEnterEvent(QPoint(300, 300), *args))
        frame.dropEvent(QDropEvent(QPoint(300, 300), *args))
        self.wait()

    def wait(self) -> None:
        idle(self.bot, self.window)
        self.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def opened(self) -> None:
        """Wait for the ledger, and let it be an evening in November."""
        self.bot.waitUntil(lambda: self.window.workspace is not None)
        self.workspace.now = lambda: EVENING
        self.window.build()
        self.wait()

    def later(self) -> None:
        """Let the moment pass in which a second Enter is taken for the same one."""
        page = self.page
        assert isinstance(page, VisitPage)
        clock = page.saving.clock
        page.saving.clock = lambda: clock() + 60

    def restart(self) -> None:
        """Close the window as at the end of the day, and open the ledger again."""
        path = self.workspace.path
        self.window.close()
        self.bot.waitUntil(lambda: self.window.workspace is None)
        self.window = open_window(self.bot)
        self.window.open_ledger(path)
        self.opened()

    def states(self) -> dict[str, str]:
        campaign = self.workspace.ask(open_campaign)
        rows = self.workspace.ask(household_rows, campaign.id if campaign else None)
        return {row.head: row.state.value for row in rows}


@pytest.fixture
def worker(bot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Worker]:
    worker = Worker(bot, monkeypatch, tmp_path)
    yield worker
    idle(bot, worker.window)


def test_the_main_job(worker: Worker, tmp_path: Path) -> None:
    make_the_ledger(worker)
    bring_the_roster_in(worker)
    start_the_campaign(worker)
    print_the_sheets(worker, tmp_path)
    log_visits_by_keys(worker)
    digest = worker.workspace.ask(content_digest)
    worker.window.keeps_copy = True
    worker.restart()
    assert worker.workspace.ask(content_digest) == digest
    assert len(worker.workspace.backups()) == 1
    type_a_sheet_up(worker)
    look_at_the_coverage(worker)
    save_the_tally(worker, tmp_path)


def make_the_ledger(worker: Worker) -> None:
    worker.press(Qt.Key.Key_N, CTRL)
    worker.fill("village_name", "火炬村")
    worker.fill("township", "马王堆街道")
    worker.fill("recorder", "王芳")
    worker.click("make_ledger")
    worker.opened()
    assert worker.workspace.path.parent == worker.folder


def bring_the_roster_in(worker: Worker) -> None:
    worker.drop(ROSTER)
    assert worker.page.id == "roster"
    worker.bot.waitUntil(lambda: "46" in words_of(worker.page))
    assert worker.states() == {}
    worker.press(ENTER, CTRL)
    assert len(worker.states()) > 40
    worker.press(Qt.Key.Key_Z, CTRL)
    assert worker.states() == {}
    worker.drop(ROSTER)
    worker.press(ENTER, CTRL)
    assert len(worker.workspace.ask(household_rows, None)) == 46


def start_the_campaign(worker: Worker) -> None:
    frame = worker.window.frame()
    assert frame is not None
    frame.navigate("campaign")
    worker.fill("campaign.name", "秋季反诈入户宣传")
    worker.press(ENTER, CTRL)
    campaign = worker.workspace.ask(open_campaign)
    assert campaign is not None
    assert (campaign.name, campaign.starts) == ("秋季反诈入户宣传", EVENING.date())


def print_the_sheets(worker: Worker, folder: Path) -> None:
    worker.press(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert worker.page.id == "printing"
    worker.target = folder / "签收表.pdf"
    worker.bot.waitUntil(lambda: worker.find("printing.save").isEnabled())
    worker.press(Qt.Key.Key_S, CTRL)
    worker.bot.waitUntil(worker.target.exists)
    pages = worker.workspace.ask(sheet_pages)
    assert page_count(worker.target.read_bytes()) == len(pages)
    assert sum(page.rows for page in pages) == 46


def log_visits_by_keys(worker: Worker) -> None:
    worker.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert worker.page.id == "visit"
    worker.press(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "hanwei")
    dialog(worker.window, "search_hits", worker.bot)
    worker.press(ENTER)
    worker.press(ENTER)
    assert worker.states()["韩伟"] == "told"
    worker.later()
    worker.press(Qt.Key.Key_F4)
    outcomes = [row.outcome for row in worker.workspace.ask(all_visits)]
    assert sorted(outcomes) == [Outcome.MET, Outcome.NOBODY_HOME]
    worker.press(Qt.Key.Key_Z, CTRL)
    assert [row.outcome for row in worker.workspace.ask(all_visits)] == [Outcome.MET]


def type_a_sheet_up(worker: Worker) -> None:
    page = worker.workspace.ask(sheet_pages)[0]
    worker.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    worker.scan(page.code)
    worker.fill("receipts.say", f"1-{page.rows} 已签，除 2、5")
    worker.press(ENTER, CTRL)
    lines = worker.workspace.ask(sheet_page, page.id).lines
    assert [line.number for line in lines if not line.signed] == [2, 5]
    worker.scan(page.code)
    worker.scan(lines[1].code)
    lines = worker.workspace.ask(sheet_page, page.id).lines
    assert [line.number for line in lines if not line.signed] == [5]
    state = next(row for row in worker.workspace.ask(sheet_pages) if row.id == page.id).state
    assert state in (SheetState.BACK, SheetState.DONE)


def look_at_the_coverage(worker: Worker) -> None:
    campaign = worker.workspace.ask(open_campaign)
    assert campaign is not None
    total = worker.workspace.ask(coverage_summary, campaign.id).total
    worker.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    worker.press(Qt.Key.Key_T, CTRL)
    assert f"{total.reached}/{total.due}" in words_of(worker.page)
    assert total.signed >= 10


def save_the_tally(worker: Worker, folder: Path) -> None:
    worker.press(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert worker.page.id == "reports"
    worker.target = folder / "周统计表.xlsx"
    worker.press(Qt.Key.Key_S, CTRL)
    worker.bot.waitUntil(worker.target.exists)
    worker.wait()
    assert load_workbook(worker.target).sheetnames[0] == "周统计表"
