"""The page 上报: what is owed and by when, what went out, what came late since; the schedule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach.actions.reports import DutyForm, keep_duty
from outreach.periods import PeriodKind, parse
from outreach.queries.outbox import outbox_rows, reports_of
from outreach.queries.reports import duties, sent_reports
from outreach.tallies.file_names import report_name
from outreach.vocabulary import ReportState, SignOff
from outreach.workspace import Workspace
from tests.support.ledgers import NOW, log, small_village
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui import words
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pages.outbox.page import OutboxPage

CTRL = Qt.KeyboardModifier.ControlModifier
WEEKLY = DutyForm("周报", PeriodKind.WEEK, "镇综治办", 1, "10:00", starts=date(2026, 11, 9))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    kept = tuple(entry for entry in PAGES if entry.id in ("outbox", "household", "households", "reports"))
    monkeypatch.setattr("ui.frame.frame.built_pages", lambda: kept)
    monkeypatch.setattr("ui.frame.facts.built_pages", lambda: kept)
    found = open_window(qtbot)
    village = small_village(tmp_path)
    log(village, "1", day=10, signoff=SignOff.SIGNATURE)
    found.show_workspace(village, "outbox")
    return found


@pytest.fixture
def saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The user takes the file name proposed; gives the proposals."""
    proposed: list[str] = []

    def take(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(start).name)
        return str(tmp_path / Path(start).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", take)
    return proposed


def go(qtbot: QtBot, window: MainWindow, page: str = "outbox", **args: object) -> OutboxPage:
    frame = window.frame()
    assert frame is not None
    frame.navigate(page, **args)
    idle(qtbot, window)
    idle(qtbot, window)
    found = frame.host.current()
    assert isinstance(found, OutboxPage)
    return found


def ledger_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def fill(root: QWidget, name: str, text: str) -> None:
    found = root.findChild(QLineEdit, name)
    assert found is not None
    found.setText(text)
    found.editingFinished.emit()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
    idle(qtbot, window)
    idle(qtbot, window)


def test_an_empty_outbox_offers_the_schedule_and_takes_a_line_by_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(qtbot, window)
    assert "还没有要报的表" in words_of(page)
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    asked = dialog(window, "duty", qtbot)
    chip = asked.findChild(QAbstractButton, "duty_usual_week")
    assert chip is not None
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    fill(asked, "duty_office", "镇综治办")
    fill(asked, "duty_starts", "11-09")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    (duty,) = ledger_of(window).ask(duties)
    assert (duty.name, duty.office, duty.days_after, duty.hour) == ("周报", "镇综治办", 1, "10:00")
    rows = ledger_of(window).ask(outbox_rows, NOW)
    assert [row.period.code for row in rows] == ["2026-W46", "2026-W47"]
    frame = window.frame()
    assert frame is not None
    qtbot.waitUntil(lambda: frame.rail.buttons["outbox"].count == 1)  # the week before is late
    ledger_of(window).undo()
    idle(qtbot, window)
    assert "还没有要报的表" in words_of(page)


def test_a_wrong_hour_stands_at_its_field_and_a_name_is_used_once(window: MainWindow, qtbot: QtBot) -> None:
    ledger_of(window).run(keep_duty, WEEKLY)
    page = go(qtbot, window, view="schedule")
    qtbot.keyClick(page.schedule.table, Qt.Key.Key_Return)
    asked = dialog(window, "duty", qtbot)
    fill(asked, "duty_hour", "二十点")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    assert "16:00" in words_of(asked)
    fill(asked, "duty_hour", "9")
    fill(asked, "duty_name", "入户周报")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    (duty,) = ledger_of(window).ask(duties)
    assert (duty.name, duty.hour) == ("入户周报", "09:00"), "renamed, not doubled"
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    asked = dialog(window, "duty", qtbot)
    fill(asked, "duty_name", "月报")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    page.schedule.table.go_to(duty.id)
    qtbot.keyClick(page.schedule.table, Qt.Key.Key_Return)
    asked = dialog(window, "duty", qtbot)
    fill(asked, "duty_name", "月报")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    assert "日程里已经有" in words_of(asked)


def test_a_report_is_made_handed_in_and_answered_by_one_key_each(
    window: MainWindow, qtbot: QtBot, saving: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = ledger_of(window)
    ledger.run(keep_duty, WEEKLY)
    page = go(qtbot, window)
    page.list.go_to(next(row.id for row in page.rows.values() if row.period.code == "2026-W46"))
    press(qtbot, window, Qt.Key.Key_F6)
    press(qtbot, window, Qt.Key.Key_F4)
    assert saving == ["周新庄村反诈入户宣传周报2026年第46周.xlsx"]
    assert (tmp_path / saving[0]).stat().st_size > 1000
    (sent,) = ledger.ask(sent_reports)
    assert (sent.office, sent.state) == ("镇综治办", ReportState.MADE)
    press(qtbot, window, Qt.Key.Key_F5)
    asked = dialog(window, "outbox_carried", qtbot)
    fill(asked, "outbox_carried_day", "12-01")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    assert "今天或以前" in words_of(asked), "it cannot have been handed in tomorrow"
    fill(asked, "outbox_carried_day", "11-17")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    page.list.go_to(next(row.id for row in page.rows.values() if row.period.code == "2026-W46"))
    press(qtbot, window, Qt.Key.Key_F6)
    asked = dialog(window, "outbox_answer", qtbot)
    fill(asked, "outbox_answer_note", "收到")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    (sent,) = ledger.ask(sent_reports)
    assert (sent.carried_on, sent.acknowledgement) == (date(2026, 11, 17), "收到")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    press(qtbot, window, Qt.Key.Key_O, CTRL)
    assert opened == [sent.file_name]
    page.show_view("calendar")
    assert "第46周（11-17）" in page.calendar.table.paged.row_at(0).periods
    for _ in range(3):
        ledger.undo()
    assert ledger.ask(sent_reports) == ()


def test_late_paper_a_correction_and_the_sheet_of_what_came_late(
    window: MainWindow, qtbot: QtBot, saving: list[str], tmp_path: Path
) -> None:
    """A week reported, paper typed up late, the delta seen and opened, corrected, next week's 补报."""
    from openpyxl import load_workbook

    ledger = ledger_of(window)
    ledger.run(keep_duty, WEEKLY)
    page = go(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F4)
    log(ledger, "2", day=12, signoff=SignOff.SIGNATURE)
    idle(qtbot, window)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    idle(qtbot, window)
    idle(qtbot, window)
    said = words_of(page)
    assert "报出以后变了" in said and "涉及 1 户" in said
    figures = [page.report.figures.paged.row_at(nth) for nth in range(len(page.report.figures.paged.ids))]
    assert next((row.reported, row.now) for row in figures if row.figure.code == "reached") == (1, 2)
    press(qtbot, window, Qt.Key.Key_F7)
    asked = dialog(window, "report_reason", qtbot)
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    assert "为什么更正" in words_of(asked)
    fill(asked, "report_reason_text", "补登了2号")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    idle(qtbot, window)
    assert saving[-1] == "周新庄村反诈入户宣传周报2026年第46周（更正1）.xlsx"
    period = parse("week", "2026-W46")
    kept = ledger.ask(reports_of, period, ledger.ask(sent_reports)[0].campaign_id)
    assert [(row.version, row.reason) for row in kept] == [(2, "补登了2号"), (1, "")]
    assert "报出以后没有变过" in words_of(page)
    qtbot.keyClick(page.report.versions, Qt.Key.Key_Home)
    idle(qtbot, window)
    assert "涉及 1 户" in words_of(page), "the first version still stands as it went out"
    log(ledger, "3", day=13)
    idle(qtbot, window)
    page.show_view("list")
    page.list.go_to(next(row.id for row in page.rows.values() if row.period.code == "2026-W47"))
    press(qtbot, window, Qt.Key.Key_F4)
    sheet = load_workbook(tmp_path / saving[-1])["补报"]
    assert "3号" in {cell.value for row in sheet.iter_rows() for cell in row}
    page.show_report(next(row.id for row in page.rows.values() if row.period.code == "2026-W46"))
    idle(qtbot, window)
    idle(qtbot, window)
    qtbot.keyClick(page.report.lines, Qt.Key.Key_Return)
    idle(qtbot, window)
    frame = window.frame()
    assert frame is not None and frame.host.current() is not page, "the door is open"


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(window: MainWindow, qtbot: QtBot, scale: int) -> None:
    ledger_of(window).run(keep_duty, WEEKLY)
    window.set_look(scale=scale)
    for view in ("list", "calendar", "schedule", "brief"):
        assert cut_off(go(qtbot, window, view=view)) == []


def test_time_left_is_said_in_words() -> None:
    from datetime import datetime

    now = datetime(2026, 11, 18, 20, 30)
    said = [
        words.due_words(datetime(2026, 11, day, hour), now)
        for day, hour in ((16, 10), (18, 20), (18, 17), (18, 22), (19, 10), (23, 10))
    ]
    assert said == ["迟了 2 天", "刚过时", "迟了 3 小时", "今天，还有 1 小时", "明天 10:00", "还有 5 天"]


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("week", "2027-W01", "柳河村反诈入户宣传周报2027年第1周"),
        ("half-month", "2026-11-2", "柳河村反诈入户宣传半月报2026年11月下半月"),
        ("day", "2028-02-29", "柳河村反诈入户宣传日报2028年2月29日"),
        ("quarter", "2026-Q4", "柳河村反诈入户宣传季报2026年第四季度"),
        ("half-year", "2026-H2", "柳河村反诈入户宣传半年报2026年下半年"),
    ],
)
def test_files_are_named_as_offices_name_them(kind: str, text: str, name: str) -> None:
    assert report_name("柳河村", parse(kind, text)) == name
    assert report_name("柳河村", parse(kind, text), "反诈/零报告").startswith("柳河村反诈零报告20")


def test_the_sheet_shown_says_whether_it_was_sent_and_is_made_from_there(
    window: MainWindow, qtbot: QtBot, saving: list[str]
) -> None:
    ledger = ledger_of(window)
    ledger.run(keep_duty, WEEKLY)
    frame = window.frame()
    assert frame is not None

    def shown() -> str:
        frame.navigate("reports", kind="week", code="2026-W46")
        for _ in range(3):
            idle(qtbot, window)
        page = frame.host.current()
        assert page is not None
        return words_of(page)

    assert "还没报，迟了 2 天" in shown()
    press(qtbot, window, Qt.Key.Key_F4)
    assert saving == ["周新庄村反诈入户宣传周报2026年第46周.xlsx"]
    assert "11-18 做好第1版，还没交，没有变过" in shown()
    log(ledger, "2", day=12)
    assert "报出后变了" in shown() and "更正上报" in shown()
    press(qtbot, window, Qt.Key.Key_F4)
    assert dialog(window, "report_reason", qtbot)


def test_the_summary_is_read_saved_learned_from_and_packed(
    window: MainWindow, qtbot: QtBot, saving: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(qtbot, window, view="brief")
    before = page.brief.text.toPlainText()
    assert "户" in before
    qtbot.keyClick(page.brief.length, Qt.Key.Key_Home)
    idle(qtbot, window)
    idle(qtbot, window)
    assert len(page.brief.text.toPlainText()) < len(before), "a paragraph is shorter than a page"
    save = page.findChild(QAbstractButton, "outbox.brief_save")
    assert save is not None
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert saving == ["周新庄村反诈入户宣传工作简报2026年11月.docx"]
    file = tmp_path / saving[0]
    assert file.read_bytes()[:2] == b"PK"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.brief.learn()
    idle(qtbot, window)
    frame = window.frame()
    assert frame is not None
    assert "记下了 0 句" in frame.toast.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(qtbot, window, Qt.Key.Key_F8)
    folder = tmp_path / "周新庄村反诈入户宣传材料2026年11月"
    assert {file.suffix for file in folder.iterdir()} == {".docx", ".xlsx", ".txt"}
    assert folder.with_name(folder.name + ".zip").is_file()
    page.show_view("list")
    assert [row.period.code for row in page.rows.values()] == ["2026-11"], "it stands in the outbox"
