"""The period the page is about: one back, one on, week or month or year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.periods import Period, PeriodKind, containing
from outreach.wording import mark, tr
from ui import theme
from ui.commands import Commands
from ui.widgets.button import Button
from ui.widgets.line import DropDown

KINDS = {
    PeriodKind.WEEK: mark("Week"),
    PeriodKind.MONTH: mark("Month"),
    PeriodKind.QUARTER: mark("Quarter"),
    PeriodKind.HALF_YEAR: mark("Half year"),
    PeriodKind.YEAR: mark("Year"),
}


class PeriodLine(QWidget):
    """`changed()` when the user chose another; `period` None shows everything."""

    changed = Signal()

    def __init__(self, commands: Commands, today: date, week_starts: int) -> None:
        super().__init__()
        self._today, self._week_starts = today, week_starts
        self.period: Period | None = containing(PeriodKind.MONTH, today, week_starts)
        self.kind = DropDown(name="activities.period_kind")
        self.kind.setAccessibleName(tr("Length of the period"))
        for kind, label in KINDS.items():
            self.kind.addItem(tr(label), kind.value)
        self.kind.addItem(tr("Everything"), "")
        self.kind.setCurrentIndex(1)
        self.before = Button("", name="activities.previous", icon="left")
        self.after = Button("", name="activities.next", icon="right")
        for button, command in ((self.before, "activities.previous"), (self.after, "activities.next")):
            button.setFixedWidth(theme.px(36))
            button.setAccessibleName(commands[command].text())
            button.setToolTip(f"{commands[command].text()}  {commands.keys(command)}")
            button.does(commands[command])
        commands["activities.previous"].triggered.connect(lambda: self._step(back=True))
        commands["activities.next"].triggered.connect(lambda: self._step(back=False))
        self.kind.currentIndexChanged.connect(lambda _: self._chosen())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for part in (self.before, self.kind, self.after):
            line.addWidget(part)

    def label(self) -> str:
        """Name the period."""
        return self.period.label() if self.period else tr("Everything")

    def show_code(self, kind: str, first: date | None) -> None:
        """Show a period silently: its kind and a day in it."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.blockSignals(False)
        self.period = containing(PeriodKind(kind), first or self._today, self._week_starts) if kind else None

    def _chosen(self) -> None:
        kind = str(self.kind.currentData())
        within = self.period is None or self.period.first <= self._today <= self.period.last
        day = self._today if within or self.period is None else self.period.last
        self.period = containing(PeriodKind(kind), day, self._week_starts) if kind else None
        self.changed.emit()

    def _step(self, *, back: bool) -> None:
        if self.period is not None:
            self.period = self.period.previous() if back else self.period.following()
            self.changed.emit()
