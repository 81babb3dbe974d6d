"""The period: one back, one on, and a drop-down with the kinds of periods and the campaigns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from outreach.periods import SPANS, Period, PeriodKind, containing
from outreach.queries.campaign_spans import CampaignSpan, beside
from outreach.queries.campaigns import CampaignRow
from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.pages.reports.period_words import BY_KIND, PRESENT
from ui.widgets.button import Button


class PeriodSwitch(QWidget):
    """`chosen(period)` and `campaign_chosen(id)` tell of the user's choice; `show_period` is silent."""

    chosen = Signal(object)
    campaign_chosen = Signal(str)

    def __init__(self, commands: Commands, period: Period, today: date) -> None:
        super().__init__()
        self._week_starts = 0
        self._campaigns: Sequence[CampaignRow] = ()
        self._campaign = ""
        self._spans: Sequence[CampaignSpan] = ()
        self.before = Button("", name="reports.previous", icon="left")
        self.now = Button("", name="reports.period", drop=True)
        self.after = Button("", name="reports.next", icon="right")
        for button, command, text in (
            (self.before, "reports.previous", tr("Period before")),
            (self.after, "reports.next", tr("Period after")),
        ):
            button.setFixedWidth(theme.px(36))
            button.setAccessibleName(text)
            button.setToolTip(f"{text}  {commands.keys(command)}")
            button.does(commands[command])
        commands["reports.previous"].triggered.connect(lambda: self._step(back=True))
        commands["reports.next"].triggered.connect(lambda: self._step(back=False))
        self.now.clicked.connect(self.offer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for button in (self.before, self.now, self.after):
            line.addWidget(button)
        self.show_period(period, today)

    def show_period(self, period: Period, today: date) -> None:
        """Show a period."""
        self.period, self._today = period, today
        self.now.set_text(period.label())
        self.now.setAccessibleName(tr("Period: {period}", period=period.label()))

    def show_campaigns(self, rows: Sequence[CampaignRow], present: str) -> None:
        """Offer these campaigns in the drop-down, if there are several."""
        self._campaigns, self._campaign = rows, present

    def show_spans(self, spans: Sequence[CampaignSpan]) -> None:
        """Offer the phases of the campaign, and the whole of it."""
        self._spans = spans

    def _step(self, *, back: bool) -> None:
        if self.period.kind in SPANS:
            self.chosen.emit(beside(self._spans, self.period, back=back))
        else:
            self.chosen.emit(self.period.previous() if back else self.period.following())

    def offer(self) -> None:
        """Open the drop-down."""
        menu = QMenu(self)
        menu.setObjectName("reports.period_menu")
        present = containing(self.period.kind, self._today, self._week_starts)
        if self.period.kind in PRESENT and present != self.period:
            menu.addAction(tr(PRESENT[self.period.kind]), lambda: self.chosen.emit(present))
            menu.addSeparator()
        for kind in BY_KIND:
            entry = menu.addAction(tr(BY_KIND[kind]))
            entry.setCheckable(True)
            entry.setChecked(kind is self.period.kind)
            entry.triggered.connect(lambda _=False, wanted=kind: self.chosen.emit(self.of_kind(wanted)))
        self._offer_spans(menu)
        if len(self._campaigns) > 1:
            self._offer_campaigns(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.now.mapToGlobal(QPoint(0, self.now.height() + 4)))

    def _offer_spans(self, menu: QMenu) -> None:
        if self._spans:
            menu.addSeparator()
        for span in self._spans:
            entry = menu.addAction(span.name or tr("The whole campaign"))
            entry.setCheckable(True)
            entry.setChecked(span.period == self.period)
            entry.triggered.connect(lambda _=False, wanted=span.period: self.chosen.emit(wanted))

    def _offer_campaigns(self, menu: QMenu) -> None:
        menu.addSeparator()
        for row in self._campaigns:
            entry = menu.addAction(row.name)
            entry.setCheckable(True)
            entry.setChecked(row.id == self._campaign)
            entry.triggered.connect(lambda _=False, found=row.id: self.campaign_chosen.emit(found))

    def of_kind(self, kind: PeriodKind) -> Period:
        """Give the period of another kind: today's where today is in the one shown, else of its last day."""
        within = self.period.first <= self._today <= self.period.last
        return containing(kind, self._today if within else self.period.last, self._week_starts)

    def set_week_starts(self, weekday: int) -> None:
        """Let weeks begin on a weekday, 0 = Monday."""
        self._week_starts = weekday
