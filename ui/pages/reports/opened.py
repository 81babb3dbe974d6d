"""The number that is opened: the doors behind it in the side panel, kept as the sheet is counted anew."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QScrollArea

from outreach.errors import UserMistake
from outreach.progress import Report
from outreach.tallies.behind import BehindRow, behind
from outreach.tallies.tally import TallySheet
from ui import theme
from ui.page import Context
from ui.pages.reports.desk import Desk
from ui.pages.reports.figures import Spot, is_there
from ui.pages.reports.going import open_line, open_list
from ui.pages.reports.sheet_view import FIRST, SheetView

Found = tuple[TallySheet, Spot, tuple[BehindRow, ...]]


class OpenedNumber(QObject):
    """Reads the doors off the window's thread; those of a sheet that went away meanwhile are dropped."""

    def __init__(self, ctx: Context, desk: Desk, view: SheetView, area: QScrollArea) -> None:
        super().__init__(desk)
        self._ctx, self._desk, self._view, self._area = ctx, desk, view, area
        self._sheet: TallySheet | None = None
        self._first = True
        self._left_by: BehindRow | None = None
        view.asked.connect(self._asked)
        view.moved.connect(self._keep_in_sight)
        panel = desk.panel
        panel.closed.connect(self.close)
        panel.asked.connect(self.show)
        panel.opened.connect(self._open_line)
        panel.list_asked.connect(lambda: open_list(ctx, panel))

    def begin_with(self, spot: Spot) -> None:
        """Open this number as soon as there is a sheet."""
        self._desk.panel.spot, self._first = spot, False
        self._view.current = spot

    def show_again(self, sheet: TallySheet) -> None:
        """Keep the panel on its number; the first time, show what the village as a whole reached."""
        self._sheet = sheet
        spot = self._desk.panel.spot
        if self._first and self._desk.beside():
            spot = FIRST
        self._first = False
        if spot is not None and is_there(sheet, spot):
            self.show(spot)
        else:
            self.close()

    def forget(self) -> None:
        """Have no sheet any more: what is still read for it comes too late."""
        self._sheet = None

    def show(self, spot: Spot) -> None:
        """Open the side panel on a number."""
        sheet, workspace = self._sheet, self._ctx.workspace
        if sheet is None:
            return
        box = self._view.box_of(spot)
        self._view.show_opened(spot)
        self._desk.panel.show_number(sheet, spot)
        self._keep_in_sight(box)
        self._desk.open(QRect(self._view.mapTo(self._desk, box.topLeft()), box.size()))
        if sheet.figure(spot.code).numerator is not None:
            return
        period, campaign = sheet.period, sheet.campaign.id

        def work(report: Report) -> Found:
            rows = workspace.ask(behind, period, spot.code, spot.group, spot.column, campaign)
            return sheet, spot, rows

        self._ctx.tasks.run("", work, done=self._show_rows, failed=self._not_found)

    def close(self) -> None:
        """Close the side panel and give the keyboard back to the sheet."""
        panel = self._desk.panel
        focused = panel.window().focusWidget()
        within = focused is not None and panel.isAncestorOf(focused)
        panel.spot = None
        self._view.show_opened(None)
        self._desk.close_panel()
        if within:
            self._view.setFocus()

    def _asked(self, spot: Spot) -> None:
        """Open a number; asked for once more, go on to its doors."""
        panel = self._desk.panel
        if spot == panel.spot and panel.isVisible() and panel.doors.isVisible():
            panel.doors.setFocus(Qt.FocusReason.TabFocusReason)
            panel.doors.setCurrentIndex(panel.doors.lines.index(0))
        else:
            self.show(spot)

    def _open_line(self, row: BehindRow) -> None:
        self._left_by = row
        open_line(self._ctx, row)

    def _show_rows(self, found: Found) -> None:
        sheet, spot, rows = found
        if sheet is self._sheet and spot == self._desk.panel.spot:
            self._desk.panel.show_rows(sheet, rows)
            self._take_up(rows)

    def _take_up(self, rows: tuple[BehindRow, ...]) -> None:
        """Back from a door: go on at its line."""
        left_by, self._left_by = self._left_by, None
        if left_by is None or not self._view.isVisible():
            return
        same = [(row.unit_id, row.visit_id) == (left_by.unit_id, left_by.visit_id) for row in rows]
        if any(same):
            doors = self._desk.panel.doors
            doors.setFocus(Qt.FocusReason.OtherFocusReason)
            doors.setCurrentIndex(doors.lines.index(same.index(True)))

    def _not_found(self, problem: Exception) -> None:
        if isinstance(problem, UserMistake):
            self.close()  # the figure went away meanwhile; the next sheet is on its way
        else:
            self._ctx.trouble(problem)

    def _keep_in_sight(self, box: QRect) -> None:
        content = self._area.widget()
        if box.isEmpty() or content is None:
            return
        spot = self._view.mapTo(content, box.center())
        self._area.ensureVisible(spot.x(), spot.y(), 0, box.height() + theme.px(16))
