"""Peak dates: when people are cheated most, reminded of ahead of time; the village adds its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.peak_dates import PEAK_DAY_WRONG, PEAK_LEAD_WRONG, PeakForm
from outreach.errors import UserMistake
from outreach.queries.peak_dates import PeakRow
from outreach.wording import tr
from ui import theme, words
from ui.dialogs.form import FormDialog
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.dates import DateField, read_day
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.widgets.rows import RowsView, row_button
from ui.widgets.text import IconMark, Text

YEARLY, ONCE, MARKET = "yearly", "once", "market"


class PeaksView(RowsView):
    """`change_asked(PeakRow or None)`, `switched(PeakRow)`."""

    change_asked = Signal(object)
    switched = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        add = tr("Add a peak date")
        self.add = Button(add, name="campaign.peak_add", icon="plus", small=True, keys="Ctrl+N")
        self.add.clicked.connect(lambda: self.change_asked.emit(None))
        self.above.setSpacing(12)
        self.above.addWidget(self.add)
        said = tr("Today reminds of them so many days ahead; they hold for every campaign.")
        self.above.addWidget(Text(said, step=13, tone="muted", wrap=True), 1)

    def show_rows(self, rows: Sequence[PeakRow]) -> None:
        """Show them, the next one first."""
        self.put([self._line(row) for row in rows])

    def _line(self, row: PeakRow) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(theme.px(56))
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(12)
        line.addWidget(IconMark("clock" if row.is_near else "cal", "accent" if row.is_near else "muted"))
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QWidget()
        parts = FlowLayout(head, gap=12, line_gap=0)
        parts.addWidget(Text(row.label, bold=row.active, tone="ink" if row.active else "muted"))
        parts.addWidget(Text(when_words(row), tone="muted"))
        column.addWidget(head)
        column.addWidget(Text(row.advice, step=13, tone="muted", wrap=True))
        line.addLayout(column, 1)
        change, turn = f"campaign.peak_change_{row.code}", f"campaign.peak_turn_{row.code}"
        line.addWidget(row_button(tr("Change"), row.label, lambda: self.change_asked.emit(row), name=change))
        text = tr("Switch off") if row.active else tr("Switch on")
        line.addWidget(row_button(text, row.label, lambda: self.switched.emit(row), name=turn))
        return holder


def when_words(row: PeakRow) -> str:
    """Say which day comes next and how long until then."""
    if not row.active:
        return tr("switched off")
    if row.on is None:
        return tr("over")
    day = words.day_words(row.on, row.today)
    n = row.days_left
    return tr("{day}, in {n} days", day=day, n=n) if n else tr("{day}, today", day=day)


def form_of(row: PeakRow) -> PeakForm:
    """Give a peak date as it is kept."""
    return PeakForm(
        row.label, row.month, row.day, row.once, row.digits, row.lead, row.advice, row.active, row.code
    )


class PeakDialog(FormDialog):
    """Changes a peak date or adds one; `save(form)`."""

    def __init__(
        self, row: PeakRow | None, save: Callable[[PeakForm], object], parent: QWidget | None
    ) -> None:
        title = tr("Change the peak date") if row else tr("Add a peak date")
        super().__init__("peak", title, tr("Save"), lambda: save(self.form()), parent)
        self._row = row
        listed = row is not None and not (row.month or row.once or row.digits)
        self.label = LineEdit(name="peak_label", hint=tr("for instance market day, temple fair"))
        self.label.setText(row.label if row else "")
        self.how = ChoiceRow(
            [Option(YEARLY, tr("Every year")), Option(ONCE, tr("Once")), Option(MARKET, tr("Market days"))],
            name="peak_how", code=ONCE if row and row.once else MARKET if row and row.digits else YEARLY,
        )  # fmt: skip
        self.day = LineEdit(name="peak_day")
        self.on = DateField(name="peak_on", calendar=True)
        self.lead = LineEdit(name="peak_lead")
        self.lead.setText(str(row.lead if row else 7))
        self.advice = LineEdit(name="peak_advice", hint=tr("what to warn of"))
        self.advice.setText(row.advice if row else "")
        if row is not None:
            self.day.setText(row.digits or (f"{row.month}-{row.day}" if row.month else ""))
            self.on.set_value(row.once)
        self.add("label", tr("What it is called"), self.label)
        self._listed = listed
        if not listed:
            self.add("how", tr("When"), self.how)
            self.add("day", tr("Day"), self.day)
            self.add("on", tr("Day"), self.on)
        self.add("lead", tr("Remind so many days ahead"), self.lead)
        self.add("advice", tr("What to warn of"), self.advice)
        self.how.chosen.connect(lambda _: self._suit())
        self._suit()
        self.label.setFocus()

    def _suit(self) -> None:
        if self._listed:
            return
        how = self.how.code()
        self.fields["day"].setVisible(how != ONCE)
        self.fields["on"].setVisible(how == ONCE)
        yearly, market = tr("month and day, for instance 3-15"), tr("last digits, for instance 3,8")
        self.fields["day"].hint.setText(yearly if how == YEARLY else market)

    def form(self) -> PeakForm:
        """Give what is typed. Raises UserMistake."""
        lead = self.lead.text().strip()
        if not (lead.isascii() and lead.isdigit()) or len(lead) > 2:
            raise UserMistake(PEAK_LEAD_WRONG, field="lead")
        how = "" if self._listed else self.how.code()
        month, day = self._month_day() if how == YEARLY else (0, 0)
        if how == ONCE and (self.on.is_wrong() or self.on.value() is None):
            raise UserMistake(PEAK_DAY_WRONG, field="on")
        return PeakForm(
            label=self.label.text(),
            month=month,
            day=day,
            on=self.on.value() if how == ONCE else None,
            digits=self.day.text() if how == MARKET else "",
            lead=int(lead),
            advice=self.advice.text(),
            active=self._row.active if self._row else True,
            code=self._row.code if self._row else None,
        )

    def _month_day(self) -> tuple[int, int]:
        numbers = re.findall(r"\d+", self.day.text())
        found = read_day(self.day.text(), words.current_day()) if len(numbers) == 2 else None
        if found is None and numbers != ["2", "29"]:
            raise UserMistake(PEAK_DAY_WRONG, field="day")
        return (found.month, found.day) if found else (2, 29)
