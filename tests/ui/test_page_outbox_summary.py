"""The page 上报: time left and file names in words, the sheet shown as a report, summary and package."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from outreach.actions.merging import merge_households
from outreach.actions.reports import DutyForm, keep_duty
from outreach.actions.settings import change_setting
from outreach.periods import PeriodKind, parse
from outreach.queries.households import unit_id_of
from outreach.tallies.file_names import report_name
from tests.support.ledgers import log
from tests.support.outbox_page import go, ledger_of, open_outbox, press, take_names_proposed
from tests.support.window import dialog, idle, words_of
from ui import words
from ui.main_window import MainWindow
from ui.pages.outbox.page import OutboxPage

WEEKLY = DutyForm("周报", PeriodKind.WEEK, "镇综治办", 1, "10:00", starts=date(2026, 11, 9))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    return open_outbox(qtbot, tmp_path, monkeypatch)


@pytest.fixture
def saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return take_names_proposed(tmp_path, monkeypatch)


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


def test_why_the_report_and_the_sheet_disagree_leads_to_the_door(
    window: MainWindow, qtbot: QtBot, saving: list[str]
) -> None:
    """A household merged since, then weeks that begin on a Sunday: said on the sheet, opened by one key."""
    ledger = ledger_of(window)
    log(ledger, "2", day=11)
    ledger.run(keep_duty, WEEKLY)
    go(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F4)
    first, second = (ledger.ask(unit_id_of, no) or "" for no in ("1", "2"))
    ledger.run(merge_households, first, second)
    ledger.run(change_setting, "week_starts", 6)
    frame = window.frame()
    assert frame is not None
    frame.navigate("reports", kind="week", code="2026-W46")
    for _ in range(3):
        idle(qtbot, window)
    page = frame.host.current()
    assert page is not None
    assert "有 1 天已在别的周报里报过" in words_of(page)
    assert "更正上报" not in words_of(page), "the week that begins on a Sunday is another one"
    see = page.findChild(QAbstractButton, "reports.see_sent")
    assert see is not None
    qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    for _ in range(3):
        idle(qtbot, window)
    outbox = frame.host.current()
    assert isinstance(outbox, OutboxPage)
    assert "周报  第46周 11-09 周一 至 11-15 周日" in words_of(outbox), "as it went out"
    assert "现在每周从别的日子起算" in words_of(outbox) and "涉及 2 户" in words_of(outbox)
    lines = [outbox.report.lines.paged.row_at(nth) for nth in range(len(outbox.report.lines.paged.ids))]
    at = next(nth for nth, line in enumerate(lines) if line.figure.code == "reached")
    assert (lines[at].no, lines[at].n, lines[at].cause) == ("2(并)", -1, "merged")
    assert "报出后并户" in [column.text(lines[at]) for column in outbox.report.lines.paged.columns]
    outbox.report.lines.setFocus()
    outbox.report.lines.setCurrentIndex(outbox.report.lines.paged.index(at, 0))
    qtbot.keyClick(outbox.report.lines, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert "李建国" in words_of(frame.host.current()), "the household that has its visits now"


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
