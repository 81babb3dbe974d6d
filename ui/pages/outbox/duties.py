"""The schedule: which report which office wants how often, by when, on which form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.reports import DAYS_WRONG, HOUR_WRONG, DutyForm
from outreach.errors import UserMistake
from outreach.periods import PeriodKind
from outreach.queries.reports import DutyRow
from outreach.wording import mark, tr
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.pages.outbox.columns import duty_columns
from ui.pages.outbox.notes import DAY_WRONG
from ui.pages.outbox.period_kinds import EVERY
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.dates import DateField, TimeField
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.line import CheckBox, DropDown, LineEdit
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Elided

USUAL = (
    ("week", mark("Weekly, Monday at 10"), "周报", PeriodKind.WEEK, 1, "10:00"),
    ("month", mark("Monthly, by the 5th"), "月报", PeriodKind.MONTH, 5, "18:00"),
    ("zero", mark("Daily zero report, 16:00"), "零报告", PeriodKind.DAY, 0, "16:00"),
)
"""What township plans usually ask for (DOMAIN P1, P3, P11): code, words, name, kind, days after, hour."""


class DutiesView(QWidget):
    """`change_asked(DutyRow or None)`."""

    change_asked = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, DutyRow] = {}
        self.model = PagedModel(duty_columns(), lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="outbox.duties")
        self.table.setAccessibleName(tr("Schedule"))
        said = tr("What the offices want again and again. Enter changes a line.")
        new = tr("Add to the schedule")
        add = Button(new, name="outbox.duty_add", icon="plus", small=True, keys="Ctrl+N")
        self.change = Button(tr("Change"), name="outbox.duty_change", icon="edit", small=True)
        add.clicked.connect(lambda: self.change_asked.emit(None))
        self.change.clicked.connect(lambda: self._open(self.table.current_id()))
        self.table.opened.connect(self._open)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Elided(said, step=13, tone="muted"), 1)
        line.addWidget(self.change)
        line.addWidget(add)
        first = Button(tr("Add to the schedule"), "primary", name="outbox.duty_first", icon="plus")
        first.clicked.connect(lambda: self.change_asked.emit(None))
        text = tr("For instance the weekly report to the township, due on Monday at 10.")
        self.empty = EmptyState("cal", tr("The schedule is empty"), text, first)
        self._card = TableCard(self.table)
        self._either = OnlyOne(self._card, self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._either, 1)

    def show_rows(self, rows: Sequence[DutyRow]) -> None:
        """Show the schedule."""
        present = self.table.current_id()
        self._rows = {row.id: row for row in rows}
        self.model.set_ids(list(self._rows))
        self.table.go_to(present if present in self._rows else next(iter(self._rows), None))
        self._either.show_one(self._card if rows else self.empty)
        self.change.setEnabled(bool(rows))

    def _open(self, key: object) -> None:
        if (row := self._rows.get(str(key))) is not None:
            self.change_asked.emit(row)


class DutyDialog(FormDialog):
    """Adds a report to the schedule or changes one; `save(form)`."""

    def __init__(
        self,
        row: DutyRow | None,
        forms: Sequence[str],
        today: date,
        save: Callable[[DutyForm], object],
        parent: QWidget | None,
    ) -> None:
        title = tr("Change the schedule") if row else tr("Add to the schedule")
        super().__init__("duty", title, tr("Save"), lambda: save(self.form()), parent)
        self.name = LineEdit(name="duty_name", hint=tr("for instance the weekly report"))
        self.office = LineEdit(name="duty_office", hint=tr("the office that wants it"))
        self.kind, self.paper = DropDown(name="duty_kind"), DropDown(name="duty_form")
        for kind, every in EVERY.items():
            self.kind.addItem(tr(every), kind.value)
        self.paper.addItem(tr("our own sheet"), "")
        for form in forms:
            self.paper.addItem(form, form)
        self.days = LineEdit(name="duty_days")
        self.hour = TimeField(name="duty_hour")
        self.starts = DateField(name="duty_starts", value=today, today=today, calendar=True)
        self.active = CheckBox(tr("Still owed"), name="duty_active", on=True)
        if row is None:
            self.body.addWidget(self._usual())
        self.add("name", tr("Name of the report"), self.name)
        self.add("office", tr("To"), self.office)
        self._pair(("period", tr("How often"), self.kind), ("form", tr("Form of the office"), self.paper))
        self._pair(("days_after", tr("Days after its period"), self.days), ("hour", tr("By"), self.hour))
        self._pair(("day", tr("Since"), self.starts), None)
        self.body.addWidget(self.active)
        self.active.setVisible(row is not None)
        self._fill(row)
        self.name.setFocus()

    def _pair(self, left: tuple[str, str, QWidget], right: tuple[str, str, QWidget] | None) -> None:
        """Put two fields beside each other."""
        line = QHBoxLayout()
        line.setSpacing(16)
        for part in (left, right):
            if part is not None:
                field = self.add(*part)
                self.body.removeWidget(field)
                line.addWidget(field, 1)
            else:
                line.addStretch(1)
        self.body.addLayout(line)

    def _usual(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=6)
        for code, text, name, kind, days, hour in USUAL:
            chip = Chip(tr(text), name=f"duty_usual_{code}", height=28)
            chip.clicked.connect(lambda _=False, it=(name, kind, days, hour): self._take(*it))
            flow.addWidget(chip)
        return holder

    def _take(self, name: str, kind: PeriodKind, days: int, hour: str) -> None:
        for chip in self.findChildren(Chip):
            chip.setChecked(chip is self.sender())
        self.name.setText(name)
        self._say(kind, days, hour)

    def _fill(self, row: DutyRow | None) -> None:
        if row is None:
            self._say(PeriodKind.WEEK, 1, "10:00")
            return
        self.name.setText(row.name)
        self.office.setText(row.office)
        self._say(row.period_kind, row.days_after, row.hour)
        if self.paper.findData(row.form) < 0:
            self.paper.addItem(row.form, row.form)
        self.paper.setCurrentIndex(self.paper.findData(row.form))
        self.starts.set_value(row.starts)
        self.active.setChecked(row.active)

    def _say(self, kind: PeriodKind, days: int, hour: str) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.days.setText(str(days))
        self.hour.setText(hour)
        self.hour.is_wrong()

    def form(self) -> DutyForm:
        """Give what is typed. Raises UserMistake."""
        days = self.days.text().strip()
        if not (days.isascii() and days.isdigit()) or len(days) > 3:
            raise UserMistake(DAYS_WRONG, field="days_after")
        if self.hour.is_wrong() or (hour := self.hour.value()) is None:
            raise UserMistake(HOUR_WRONG, field="hour", text=self.hour.text()[:10])
        if self.starts.is_wrong() or self.starts.value() is None:
            raise UserMistake(DAY_WRONG, field="day")
        return DutyForm(
            name=self.name.text(),
            period_kind=PeriodKind(str(self.kind.currentData())),
            office=self.office.text(),
            days_after=int(days),
            hour=hour.strftime("%H:%M"),
            form=str(self.paper.currentData() or ""),
            starts=self.starts.value(),
            active=self.active.isChecked(),
        )
