"""The second view: how far each group is against the deadline, doors a day, the groups in order."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.tallies.charts import Charts, GroupBar, charts
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui import words
from ui.page import Context
from ui.pages.reports.chart_paint import Bar, BarChart, DayChart
from ui.widgets.card import Card, scrolled
from ui.widgets.text import Text

KIND_LABEL = 240


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
        workspace = self._ctx.workspace
        found = workspace.ask(charts, sheet, workspace.now().date())
        plan = tr("plan {rate}%", rate=round(100 * found.planned))
        whole = _bar(found.whole, tr("Whole village"))
        self.progress.show_bars([*map(_bar, found.bars), whole], found.planned, plan)
        self.ranks.show_bars([_bar(bar, f"{bar.place}. {bar.label}") for bar in found.ranked()])
        self._show_days(found)
        self._show_kinds(found)

    def _show_kinds(self, found: Charts) -> None:
        """Show which scams happened, and how many of the due households were told of each."""
        due = found.whole.due
        bars = [
            Bar(tr("{kind}, {n} cases", kind=row.label, n=row.cases), min(row.told, due), due)
            for row in found.kinds
        ]
        self.kinds.show_bars(bars)
        self._kinds_card.setVisible(bool(bars))

    def _show_days(self, found: Charts) -> None:
        self.days.show_days(found.days)
        if not found.days:
            self._days_note.setText("")
            return
        total = sum(step for _, step in found.days)
        first, last = (words.short_day(found.days[at][0]) for at in (0, -1))
        self._days_note.setText(tr("{first} to {last}, {n} households", first=first, last=last, n=total))


def _bar(bar: GroupBar, label: str = "") -> Bar:
    return Bar(label or bar.label, bar.reached, bar.due)
