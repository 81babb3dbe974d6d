"""The page of reports: other periods, what is saved and printed, charts, room, what is said of nothing."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from outreach.actions.campaign_steps import StepForm, keep_step
from outreach.actions.ledger import LedgerForm
from outreach.actions.visits import VisitForm, record_visit
from outreach.queries.households import unit_id_of
from outreach.queries.kinds_told import kinds_told
from outreach.vocabulary import Measure, Outcome, SignOff, StepKind
from outreach.workspace import Workspace
from tests.support.ledgers import campaign_id
from tests.support.reports_page import PAGES_NEEDED, THIRD, WEEK, click, counted, page_of, show, workspace_of
from tests.support.window import cut_off, dialog, idle, keep_pages, open_window, words_of
from ui.main_window import MainWindow
from ui.pages.reports.figures import Spot
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


def test_other_kinds_of_periods_stand_in_the_drop_down(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.mouseClick(page.switch.now, Qt.MouseButton.LeftButton)
    menu = dialog(window, "reports.period_menu", qtbot)
    assert isinstance(menu, QMenu)
    entries = {entry.text(): entry for entry in menu.actions() if entry.text()}
    assert list(entries)[:7] == ["按周", "按半月", "按月", "按季度", "按半年", "按年", "按天"]
    entries["按月"].trigger()
    menu.close()
    idle(qtbot, window)
    assert page.headline.title.text() == "月统计表"
    assert page.switch.now.text() == "2026年11月"
    assert page.sheet is not None
    assert page.sheet.row("reached").value == 137


def choose(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Choose in the drop-down of the period."""
    qtbot.mouseClick(page_of(window).switch.now, Qt.MouseButton.LeftButton)
    menu = dialog(window, "reports.period_menu", qtbot)
    assert isinstance(menu, QMenu)
    next(entry for entry in menu.actions() if entry.text() == text).trigger()
    menu.close()
    idle(qtbot, window)


def test_the_whole_campaign_and_its_phases_are_chosen_in_the_drop_down(
    qtbot: QtBot, window: MainWindow
) -> None:
    page, workspace = page_of(window), workspace_of(window)
    for name, first, last in (("头一段", 2, 15), ("后一段", 16, 30)):
        days = (date(2026, 11, last), date(2026, 11, first))
        form = StepForm(StepKind.PHASE, name, *days, Measure.REACHED, 50)
        workspace.run(keep_step, campaign_id(workspace), form)
    idle(qtbot, window)
    idle(qtbot, window)
    choose(qtbot, window, "后一段")
    assert page.headline.title.text() == "阶段统计表"
    assert page.switch.now.text() == "阶段 11-16 周一 至 11-30 周一"
    assert page.sheet is not None
    assert page.sheet.row("reached").value == 39
    choose(qtbot, window, "整个专项行动")
    assert page.headline.title.text() == "总统计表"
    whole = page.sheet.row("reached")
    assert whole.value == whole.cumulative == 137
    qtbot.keyClick(page.card.view, Qt.Key.Key_PageUp, CTRL)
    idle(qtbot, window)
    assert page.headline.title.text() == "总统计表", "there is one campaign, so none before it"
    assert cut_off(page) == []


def test_a_visit_logged_meanwhile_is_counted(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, Spot("person_times", None))
    workspace = workspace_of(window)
    before = counted(window).row("visits").value
    unit_id = workspace.ask(unit_id_of, "180")
    assert unit_id is not None
    at = datetime(2026, 11, 21, 19, 0)
    workspace.run(record_visit, VisitForm(unit_id, at, ["王芳"], Outcome.MET, signoff=SignOff.NONE))
    idle(qtbot, window)
    idle(qtbot, window)
    page = page_of(window)
    assert page.sheet is not None
    assert page.sheet.row("visits").value == before + 1
    assert page.desk.panel.number.text() == str(page.sheet.row("person_times").value)
    assert page.desk.panel.sum.text().endswith("对得上")


def test_ctrl_s_saves_the_workbook_where_the_user_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(parent: object, title: str, proposal: str, kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return str(tmp_path / "报给综治办"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.keyClick(page_of(window).card.view, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert Path(proposed[0]).name == "柳河村反诈宣传周统计表_2026-W47.xlsx"
    book = load_workbook(tmp_path / "报给综治办.xlsx", data_only=True)
    assert book.worksheets[0]["A1"].value == "柳河村反诈宣传周统计表"
    frame = window.frame()
    assert frame is not None
    assert frame.toast.text() == "已存成 报给综治办.xlsx"


def test_a_workbook_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "没有这个文件夹" / "表.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    qtbot.keyClick(page_of(window).card.view, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    told = dialog(window, "trouble", qtbot)
    assert "表.xlsx" in words_of(told)
    told.close()


def test_nothing_is_written_where_the_user_thinks_better_of_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    qtbot.keyClick(page_of(window).card.view, Qt.Key.Key_S, CTRL)
    assert window.tasks.running() == []


def test_the_printed_sheet_says_the_same(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "表.pdf"))
    assert page.sheet is not None
    page.giving_out.draw(page.sheet, printer)
    frame = window.frame()
    assert frame is not None
    assert frame.toast.text() == "已送去打印，共 1 页"
    pdf = pypdfium2.PdfDocument(tmp_path / "表.pdf")
    text = normalize("NFKC", pdf[0].get_textpage().get_text_bounded())
    width, height = pdf[0].get_size()
    assert (len(pdf), round(width), round(height)) == (1, 842, 595)
    for part in ("柳河村反诈宣传周统计表", "11-16 周一 至 11-22 周日", "单位负责人：", "78.7%", "备注"):
        assert normalize("NFKC", part) in text
    for line in page.card.view.as_table().splitlines()[1:]:
        assert all(cell in text for cell in line.split("\t"))


def test_ctrl_p_asks_for_a_printer(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(page_of(window).card.view, Qt.Key.Key_P, CTRL)
    asked = dialog(window, "reports.printer", qtbot)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert not asked.isVisible()


def test_a_period_without_visits_says_so(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert "这一期还没有登记走访" not in words_of(page.work)
    qtbot.keyClick(page.card.view, Qt.Key.Key_PageDown, CTRL)
    idle(qtbot, window)
    assert "这一期还没有登记走访" in words_of(page.work)


def test_without_a_campaign_the_page_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    form = LedgerForm("周新庄村", "320623101224", "洋口镇")
    Workspace.create(tmp_path / "village.ledger", form, recorder="王芳").close()
    window = open_window(qtbot, tmp_path / "village.ledger")
    show(qtbot, window)
    page = page_of(window)
    assert "还没有专项行动" in words_of(page)
    assert not page.save.isEnabled()
    start = page.findChild(Button, "reports.start_campaign")
    assert isinstance(start, Button)
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    frame = window.frame()
    assert frame is not None
    present = frame.host.current()
    assert present is not None
    assert present.id == "campaign"


@pytest.mark.parametrize(("scale", "height"), [(100, 768), (100, 690), (150, 768), (200, 768)])
def test_nothing_is_cut_off_and_the_number_stays_in_sight(
    qtbot: QtBot, demo: Path, scale: int, height: int
) -> None:
    window = open_window(qtbot, demo, "reports", scale=scale, height=height)
    show(qtbot, window)
    page = page_of(window)
    page.opened.show(THIRD)
    idle(qtbot, window)
    QApplication.processEvents()
    assert cut_off(page) == []
    panel, view = page.desk.panel, page.card.view
    box = view.box_of(THIRD)
    number = QRect(view.mapTo(page.desk, box.topLeft()), box.size())
    assert page.desk.rect().contains(number)
    assert not panel.geometry().intersects(number)
    assert page.desk.beside() == (scale == 100)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert panel.list.mapTo(panel, QPoint(0, panel.list.height())).y() <= panel.height()


def test_period_and_number_come_back_when_the_look_changes(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, THIRD)
    qtbot.keyClick(page_of(window).card.view, Qt.Key.Key_PageUp, CTRL)
    idle(qtbot, window)
    window.set_look(scheme="dark")
    idle(qtbot, window)
    idle(qtbot, window)
    page = page_of(window)
    assert page.switch.period == WEEK.previous()
    assert page.desk.panel.spot == THIRD
    assert page.desk.panel.isVisible()


def test_the_charts_say_the_numbers_of_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    qtbot.keyClick(page.shown, Qt.Key.Key_End)
    assert page.charts.isVisible() and not page.desk.isVisible()
    sheet = counted(window)
    said = page.charts.progress.accessibleName()
    for group in sheet.groups:
        reached, due = sheet.row("reached", group).cumulative, sheet.row("due", group).value
        assert f"{group}组 {reached}/{due}" in said
    assert "计划 68%" in said
    assert page.charts.ranks.accessibleName().startswith("1. 2组 24/26（92.3%）")
    days = [int(part.split()[1]) for part in page.charts.days.accessibleName().split("，")]
    assert sum(days) == sheet.row("reached").value
    cases = workspace_of(window).ask(kinds_told, sheet.campaign.id, sheet.period.ends)
    assert cases and page.charts.kinds.isVisibleTo(page.charts)
    assert f"{cases[0].label}（{cases[0].cases} 起） {cases[0].told}/" in page.charts.kinds.accessibleName()
    assert cut_off(page) == []
