"""The page of reports in tests: opened on the demo village, its numbers clicked, its doors read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach.periods import Period, PeriodKind, containing
from outreach.tallies.tally import TallySheet, tally
from outreach.workspace import Workspace
from tests.support.window import idle
from ui.main_window import MainWindow
from ui.pages.reports.figures import Spot
from ui.pages.reports.page import ReportsPage

CTRL = Qt.KeyboardModifier.ControlModifier
WEEK = containing(PeriodKind.WEEK, date(2026, 11, 21))
THIRD = Spot("reached", "3")
PAGES_NEEDED = ("reports", "household", "households", "campaign", "roster")
"""Those that the page of reports leads to, itself first: windows open fast with no more."""


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
