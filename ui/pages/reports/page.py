"""The page of reports: a period's sheet as the office gets it, and the doors behind each of its numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout

from outreach.periods import Period, PeriodKind, containing, parse
from outreach.progress import Report
from outreach.queries.campaign_spans import campaign_spans
from outreach.queries.campaigns import campaigns
from outreach.queries.village import village
from outreach.tallies.tally import TallySheet, tally
from outreach.wording import tr
from ui import theme
from ui.page import Context, Page
from ui.pages.reports.charts import ChartsView
from ui.pages.reports.desk import Desk, stacked
from ui.pages.reports.empty_states import no_campaign, no_doors
from ui.pages.reports.figures import Spot
from ui.pages.reports.giving_out import GivingOut
from ui.pages.reports.opened import OpenedNumber
from ui.pages.reports.period_switch import PeriodSwitch
from ui.pages.reports.period_words import TITLES, how_far
from ui.pages.reports.sending import Sending
from ui.pages.reports.sheet_card import SheetCard
from ui.pages.reports.work_card import WorkCard
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.headline import Headline
from ui.widgets.text import Elided

NARROW, LARGE_TEXT = 640, 150


class ReportsPage(Page):
    """Counts off the window's thread; what is shown stays until the new sheet is there."""

    id = "reports"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        today = ctx.workspace.now().date()
        self.campaign_id: str | None = None
        self.sheet: TallySheet | None = None
        self._turn, self._far = 0, ""
        period = containing(PeriodKind.WEEK, today, ctx.workspace.ask(village).week_starts)
        self.switch = PeriodSwitch(ctx.commands, period, today)
        self.giving_out, self.sending = GivingOut(ctx, self), Sending(ctx, self)
        self.headline = self._headline()
        self.card, self.work, self.charts = SheetCard(), WorkCard(), ChartsView(ctx)
        self.area = stacked(self.card, self.work)
        self.desk = Desk(self.area)
        self.opened = OpenedNumber(ctx, self.desk, self.card.view, self.area)
        self.empty, self.no_doors = no_campaign(ctx), no_doors(ctx)
        self._views = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        if theme.theme().scale < LARGE_TEXT:
            said = QHBoxLayout()
            said.setSpacing(16)
            said.addWidget(self.state)
            said.addWidget(self.sending.see)
            said.addStretch(1)
            column.addLayout(said)
        else:  # the line above is in two parts: with the views among the buttons, the first has room
            self.headline.right.insertWidget(0, self.shown)
            self.headline.left.insertWidget(2, self.state)
            self.headline.left.addWidget(self.sending.see)
        column.addLayout(self._views, 1)
        for view in (self.desk, self.charts, self.empty, self.no_doors):
            self._views.addWidget(view)
        self.setFocusProxy(self.card.view)
        self._connect()

    def _headline(self) -> Headline:
        headline = Headline(tr("Weekly tally"))
        self.state = Elided("", tone="muted")
        shown = [Option("table", tr("Table")), Option("charts", tr("Charts"))]
        self.shown = ChoiceRow(shown, name="reports.shown", code="table")
        self.shown.setAccessibleName(tr("What is shown"))
        headline.left.addWidget(self.switch)
        headline.left.addWidget(self.shown)
        self.paper, self.save = self.giving_out.buttons()
        self.forms = self.giving_out.forms_button()
        for button in (self.forms, self.paper, self.save, self.sending.make):
            headline.right.addWidget(button)
        return headline

    def _connect(self) -> None:
        self.switch.chosen.connect(self.choose)
        self.shown.chosen.connect(lambda _: self._show_view())
        self.sending.told.connect(self._say_state)
        self.switch.campaign_chosen.connect(self._choose_campaign)
        self.work.asked.connect(self.opened.show)
        self.work.visit_asked.connect(lambda: self.ctx.navigate("visit"))
        self.ctx.commands["reports.forms"].triggered.connect(
            lambda: self.giving_out.offer_forms(self.sheet, self.forms)
        )
        for command, do in (("save", self.giving_out.save), ("print", self.giving_out.print)):
            self.ctx.commands[f"reports.{command}"].triggered.connect(
                lambda _=False, act=do: act(self.sheet) if self.sheet is not None else None
            )

    # Coming and going

    def open(
        self,
        kind: str = "",
        code: str = "",
        figure: tuple[str, str | None, str] | None = None,
        shown: str = "",
        **_: Any,
    ) -> None:
        """Show a period by kind and code (week, 2026-W47), with the doors behind a figure of it."""
        if kind and code:
            week_starts = self.ctx.workspace.ask(village).week_starts
            self.switch.show_period(parse(kind, code, week_starts), self.ctx.workspace.now().date())
        if shown:
            self.shown.choose(shown)
        if figure is not None:
            self.opened.begin_with(Spot(*figure))

    def memory(self) -> dict[str, Any]:
        """Give the period and the figure whose doors are shown."""
        period, spot = self.switch.period, self.desk.panel.spot
        kept: dict[str, Any] = {"kind": period.kind.value, "code": period.code}
        kept["shown"] = self.shown.code()
        return kept | ({"figure": (spot.code, spot.group, spot.column)} if spot else {})

    def refresh(self, kinds: frozenset[str]) -> None:
        """Count again."""
        known = self.ctx.workspace.ask(campaigns)
        if not known:
            self._views.setCurrentWidget(self.empty)
        for command in ("save", "print", "make", "previous", "next"):
            self.ctx.commands[f"reports.{command}"].setEnabled(bool(known))
        self.switch.setVisible(bool(known))
        if not known:
            self.sheet, self.campaign_id = None, None
            self.opened.forget()
            self.state.set_text("")
            return
        if self.campaign_id not in {row.id for row in known}:
            self.campaign_id = None
        self.switch.show_campaigns(known, self.campaign_id or known[0].id)
        self.switch.show_spans(self.ctx.workspace.ask(campaign_spans, self.campaign_id))
        self._follow_week_start()
        self._count()

    def _follow_week_start(self) -> None:
        starts, period = self.ctx.workspace.ask(village).week_starts, self.switch.period
        self.switch.set_week_starts(starts)
        if period.kind is PeriodKind.WEEK and period.first.weekday() != starts:
            period = containing(PeriodKind.WEEK, period.last, starts)
        self.switch.show_period(period, self.ctx.workspace.now().date())

    # The sheet

    def choose(self, period: Period) -> None:
        """Show another period."""
        self.switch.show_period(period, self.ctx.workspace.now().date())
        self._count()

    def _choose_campaign(self, campaign_id: str) -> None:
        self.campaign_id = campaign_id
        self.refresh(frozenset())

    def _count(self) -> None:
        self._turn += 1
        turn, period, campaign = self._turn, self.switch.period, self.campaign_id
        workspace = self.ctx.workspace

        def work(report: Report) -> tuple[int, TallySheet]:
            return turn, workspace.ask(tally, period, campaign)

        self.ctx.tasks.run(tr("Counting"), work, done=self._counted)

    def _counted(self, found: tuple[int, TallySheet]) -> None:
        turn, sheet = found
        if turn != self._turn:
            return
        self.sheet = sheet
        self._show_view()
        workspace = self.ctx.workspace
        today = workspace.now().date()
        self.headline.title.setText(tr(TITLES[sheet.period.kind]))
        self._far = how_far(sheet.period, today, sheet.campaign)
        self.sending.look_at(sheet)
        self.card.show_sheet(sheet, workspace.recorder, today)
        self._set_across()
        self.work.show_sheet(sheet)
        self.charts.show_sheet(sheet)
        self.desk.needs = self.card.view.least_width() + 2
        self.opened.show_again(sheet)

    def _show_view(self) -> None:
        """Show the table or the charts, as chosen."""
        if self.sheet is not None:
            full = self.charts if self.shown.code() == "charts" else self.desk
            self._views.setCurrentWidget(full if self.sheet.row("households").value else self.no_doors)

    def _say_state(self, said: str, tone: str) -> None:
        """Say how far the period is, and whether its report was sent."""
        self.state.set_tone(tone)
        words = "  ".join(part for part in (self._far, said) if part)
        self.state.set_text(words)
        self.state.setVisible(bool(words))

    # Room

    def _set_across(self) -> None:
        wide = self.area.width() * 100 / theme.theme().scale
        self.work.set_across(3 if wide >= NARROW else 2, self.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._set_across)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the side panel with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.desk.panel.isVisible():
            self.opened.close()
        else:
            super().keyPressEvent(event)
