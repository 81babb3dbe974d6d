"""The page 上报: what is owed and by when, what went out, what came late since; the schedule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from outreach.actions.reports import DutyForm, keep_duty
from outreach.periods import PeriodKind, parse
from outreach.queries.outbox import outbox_rows, reports_of
from outreach.queries.reports import duties, sent_reports
from outreach.vocabulary import ReportState, SignOff
from tests.support.ledgers import NOW, log
from tests.support.outbox_page import fill, go, ledger_of, open_outbox, press, take_names_proposed
from tests.support.window import cut_off, dialog, idle, words_of
from ui.main_window import MainWindow
from ui.pages.outbox.page import OutboxPage

CTRL = Qt.KeyboardModifier.ControlModifier
WEEKLY = DutyForm("周报", PeriodKind.WEEK, "镇综治办", 1, "10:00", starts=date(2026, 11, 9))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    return open_outbox(qtbot, tmp_path, monkeypatch)


@pytest.fixture
def saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return take_names_proposed(tmp_path, monkeypatch)


def test_an_empty_outbox_offers_the_schedule_and_takes_a_line_by_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = go(qtbot, window, view="calendar")
    assert "还没有报过表" in words_of(page)
    page = go(qtbot, window, view="list")
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


def correct(qtbot: QtBot, window: MainWindow, why: str) -> None:
    """Make a corrected version by keys; without a reason there is none."""
    press(qtbot, window, Qt.Key.Key_F7)
    asked = dialog(window, "report_reason", qtbot)
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    assert "为什么更正" in words_of(asked)
    fill(asked, "report_reason_text", why)
    qtbot.keyClick(asked, Qt.Key.Key_Return, CTRL)
    idle(qtbot, window)
    idle(qtbot, window)


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
    correct(qtbot, window, "补登了2号")
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
    to_the_door_and_back(qtbot, window, page)


def to_the_door_and_back(qtbot: QtBot, window: MainWindow, page: OutboxPage) -> None:
    """Open the door of the line that came late by Enter, and come back to that line by Esc."""
    qtbot.keyClick(page.report.lines, Qt.Key.Key_Return)
    idle(qtbot, window)
    frame = window.frame()
    door = frame.host.current() if frame is not None else None
    assert frame is not None and door is not None and door is not page, "the door is open"
    qtbot.keyClick(door, Qt.Key.Key_Escape)
    idle(qtbot, window)
    assert frame.host.current() is page and page.report.isVisible(), "and back to what came late"
    qtbot.waitUntil(page.report.lines.hasFocus)


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off(window: MainWindow, qtbot: QtBot, scale: int) -> None:
    ledger_of(window).run(keep_duty, WEEKLY)
    window.set_look(scale=scale)
    for view in ("list", "calendar", "schedule", "brief"):
        assert cut_off(go(qtbot, window, view=view)) == []
