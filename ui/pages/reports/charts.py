"""The second view: how far each group is against the deadline, doors a day, the groups in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.kinds_told import kinds_told
from outreach.queries.today import reached_by_day
from outreach.tallies.layout import group_name_shown
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui import words
from ui.page import Context
from ui.pages.reports.chart_paint import Bar, BarChart, DayChart
from ui.widgets.card import Card, scrolled
from ui.widgets.text import Text

MOST_DAYS, MOST_KINDS, KIND_LABEL = 31, 8, 240


class ChartsView(QWidget):
    """Shows the sheet that is shown as numbers; every bar begins at zero and says its counts."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.progress = BarChart("reports.chart_progress")
        self.days = DayChart("reports.chart_days")
        self.ranks = BarChart("reports.chart_ranks")
        self.kinds = BarChart("reports.chart_kinds", KIND_LABEL)
        self._kinds_card = QWidget()
        self._days_note = Text("", step=13, tone="muted")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for title, chart in (
            (tr("Reached of due by group, against the plan"), self.progress),
            (tr("Households reached day by day"), self.days),
            (tr("Groups in the order of their rate"), self.ranks),
            (tr("Scams that happened here, and the households told of each"), self.kinds),
        ):
            card = Card(title)
            if chart is self.days:
                card.head.addWidget(self._days_note)
            card.body.addWidget(chart)
            if chart is self.kinds:
                self._kinds_card = card
            column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def show_sheet(self, sheet: TallySheet) -> None:
        """Draw the charts of a sheet."""
        bars = [_bar(sheet, group) for group in sheet.groups]
        planned = _planned(sheet, self._ctx.workspace.now().date())
        plan = tr("plan {rate}%", rate=round(100 * planned))
        self.progress.show_bars([*bars, _bar(sheet, None)], planned, plan)
        ranked = sorted(bars, key=lambda bar: (-bar.share, bar.label))
        placed = [Bar(f"{_place(ranked, bar)}. {bar.label}", bar.part, bar.whole) for bar in ranked]
        self.ranks.show_bars(placed)
        self._show_days(sheet)
        self._show_kinds(sheet)

    def _show_kinds(self, sheet: TallySheet) -> None:
        """Show which scams happened, and how many of the due households were told of each."""
        rows = self._ctx.workspace.ask(kinds_told, sheet.campaign.id, sheet.period.ends)
        due = int(sheet.row("due").value)
        bars = [
            Bar(tr("{kind}, {n} cases", kind=row.label, n=row.cases), min(row.told, due), due) for row in rows
        ]
        self.kinds.show_bars(bars[:MOST_KINDS])
        self._kinds_card.setVisible(bool(bars))

    def _show_days(self, sheet: TallySheet) -> None:
        last = min(sheet.period.last, self._ctx.workspace.now().date())
        first = max(sheet.period.first, sheet.campaign.starts, last - timedelta(days=MOST_DAYS - 1))
        if last < first:
            self.days.show_days(())
            self._days_note.setText("")
            return
        before = first - timedelta(days=1)
        counts = self._ctx.workspace.ask(reached_by_day, sheet.campaign.id, before, last)
        steps = [now - then for then, now in zip(counts, counts[1:], strict=False)]
        shown = [(first + timedelta(days=nth), step) for nth, step in enumerate(steps)]
        self.days.show_days(shown)
        total = sum(steps)
        ends = {"first": words.short_day(first), "last": words.short_day(last)}
        self._days_note.setText(tr("{first} to {last}, {n} households", **ends, n=total))


def _bar(sheet: TallySheet, group: str | None) -> Bar:
    label = tr("Whole village") if group is None else group_name_shown(group)
    return Bar(label, int(sheet.row("reached", group).cumulative), int(sheet.row("due", group).value))


def _place(ranked: Sequence[Bar], bar: Bar) -> int:
    """Give the place of a group; equal rates share one."""
    return 1 + sum(other.share > bar.share for other in ranked)


def _planned(sheet: TallySheet, today: date) -> float:
    """Give the share that an even pace to the deadline would have reached at the end of the period."""
    campaign = sheet.campaign
    whole = max(1, (campaign.deadline - campaign.starts).days)
    return min(1.0, max(0.0, (min(today, sheet.period.last) - campaign.starts).days / whole))
