"""Which period the summary and the package are about: one back, one on, another kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.periods import SPANS, Period, PeriodKind, containing
from outreach.queries.campaign_spans import CampaignSpan, around, beside
from outreach.wording import tr
from ui import theme
from ui.pages.outbox.period_kinds import EVERY
from ui.widgets.button import Button
from ui.widgets.line import DropDown
from ui.widgets.text import Text


class PeriodPick(QWidget):
    """`changed()` when the user chose another; `spans` gives the campaign's phases and the whole of it."""

    changed = Signal()

    def __init__(self, today: date, week_starts: int, spans: Callable[[], Sequence[CampaignSpan]]) -> None:
        super().__init__()
        self._today, self._week_starts, self._spans = today, week_starts, spans
        self.period = containing(PeriodKind.MONTH, today, week_starts)
        self.kind = DropDown(name="outbox.period_kind")
        self.kind.setAccessibleName(tr("Length of the period"))
        for kind, every in EVERY.items():
            self.kind.addItem(tr(every), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(PeriodKind.MONTH.value))
        self.kind.activated.connect(lambda _: self._of_kind())
        self.said = Text(self.period.label(), bold=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.kind)
        for name, icon, text in (
            ("previous", "left", tr("Period before")), ("next", "right", tr("Period after")),
        ):  # fmt: skip
            button = Button("", name=f"outbox.{name}", icon=icon)
            button.setFixedWidth(theme.px(36))
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.clicked.connect(lambda _=False, way=name: self._step(way))
            line.addWidget(button)
        line.addWidget(self.said)

    def show_period(self, period: Period) -> None:
        """Show a period, silently."""
        self.period = period
        self.kind.setCurrentIndex(self.kind.findData(period.kind.value))
        self.said.setText(period.label())

    def _step(self, way: str) -> None:
        back = way == "previous"
        if self.period.kind in SPANS:
            self.show_period(beside(self._spans(), self.period, back=back))
        else:
            self.show_period(self.period.previous() if back else self.period.following())
        self.changed.emit()

    def _of_kind(self) -> None:
        kind = PeriodKind(str(self.kind.currentData()))
        within = self.period.first <= self._today <= self.period.last
        day = self._today if within else self.period.last
        span = around(self._spans(), kind, day) if kind in SPANS else None
        if kind in SPANS and span is None:
            self.show_period(self.period)
            self.said.setText(tr("No phase is planned"))
            return
        self.show_period(span or containing(kind, day, self._week_starts))
        self.changed.emit()
