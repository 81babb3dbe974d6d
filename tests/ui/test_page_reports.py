"""The page of reports: the sheet as the office gets it, and every number led back to its doors."""

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

from outreach.actions.exclusions import exclude_households
from outreach.actions.ledger import LedgerForm
from outreach.actions.visits import VisitForm, record_visit
from outreach.periods import Period, PeriodKind, containing
from outreach.queries.households import unit_id_of
from outreach.queries.kinds_told import kinds_told
from outreach.tallies.behind import behind
from outreach.tallies.catalogue import Counts
from outreach.tallies.tally import TallySheet, tally
from outreach.vocabulary import ExclusionReason, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.window import cut_off, dialog, idle, open_window, words_of
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pages.reports.figures import Spot, number_at
from ui.pages.reports.page import ReportsPage
from ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier
WEEK = containing(PeriodKind.WEEK, date(2026, 11, 21))
THIRD = Spot("reached", "3")


@pytest.fixture(autouse=True)
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the pages that this one leads to, so that windows open fast; this one first."""
    pages = {entry.id: entry for entry in PAGES}
    kept = tuple(pages[name] for name in ("reports", "household", "households", "campaign", "roster"))
    monkeypatch.setattr("ui.frame.frame.built_pages", lambda: kept)
    monkeypatch.setattr("ui.frame.facts.built_pages", lambda: kept)


@pytest.fixture
def window(qtbot: QtBot, demo: Path) -> MainWindow:
    found = open_window(qtbot, demo, "reports")
    show(qtbot, found)
    return found


def show(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.frame()
    assert frame is not None
    frame.navigate("reports")
    idle(qtbot, window)
    idle(qtbot, window)


def page_of(window: MainWindow) -> ReportsPage:
    frame = window.frame()
    assert frame is not None
    page = frame.host.current()
    assert isinstance(page, ReportsPage)
    return page


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def counted(window: MainWindow, period: Period = WEEK) -> TallySheet:
    return workspace_of(window).ask(tally, period)


def click(qtbot: QtBot, window: MainWindow, spot: Spot) -> None:
    """Click a number of the sheet."""
    view = page_of(window).card.view
    place = view.box_of(spot).center()
    assert not view.box_of(spot).isEmpty()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    idle(qtbot, window)


def heads(window: MainWindow) -> list[str]:
    """The heads of the households in the side panel, in their order."""
    return [row.head for row in page_of(window).desk.panel.doors.lines.rows]


def test_the_sheet_is_the_one_the_office_gets(window: MainWindow) -> None:
    page, sheet = page_of(window), counted(window)
    words = words_of(page)
    for part in (
        "柳河村反诈宣传周统计表",
        "填报单位：柳河村村民委员会",
        "活动：秋季反诈入户宣传",
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
    assert page.state.text() == "活动 11-02 才开始"
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
    show(qtbot, window)
    assert panel.isVisible()
    panel.doors.setFocus()
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


def test_other_kinds_of_periods_stand_in_the_drop_down(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.mouseClick(page.switch.now, Qt.MouseButton.LeftButton)
    menu = dialog(window, "reports.period_menu", qtbot)
    assert isinstance(menu, QMenu)
    entries = {entry.text(): entry for entry in menu.actions()}
    assert list(entries) == ["按周", "按半月", "按月", "按季度", "按年", "按天"]
    entries["按月"].trigger()
    menu.close()
    idle(qtbot, window)
    assert page.headline.title.text() == "月统计表"
    assert page.switch.now.text() == "2026年11月"
    assert page.sheet is not None
    assert page.sheet.row("reached").value == 137


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
    assert "还没有活动" in words_of(page)
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
    page.show_behind(THIRD)
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
