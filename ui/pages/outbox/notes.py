"""The small forms of the page: handed in on which day, what the office answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from outreach.errors import UserMistake, declare
from outreach.queries.outbox import BoxRow
from outreach.wording import mark, tr
from ui.dialogs.form import FormDialog
from ui.widgets.dates import DateField
from ui.widgets.line import LineEdit

DAY_WRONG = declare(
    "report_day_wrong", mark("That is no day that has been: write it like 11-18, today or earlier.")
)


class CarriedDialog(FormDialog):
    """Asks on which day a report was handed in; `save(day)`."""

    def __init__(
        self, row: BoxRow, today: date, save: Callable[[date], object], parent: QWidget | None
    ) -> None:
        title, button = tr("Note that it was handed in"), tr("Note it")
        super().__init__("outbox_carried", title, button, self._go_on, parent, _about(row))
        self._today, self._save_day = today, save
        self.day = DateField(name="outbox_carried_day", value=today, today=today, calendar=True)
        self.add("day", tr("On which day it was handed in"), self.day)
        self.day.setFocus()

    def _go_on(self) -> None:
        self._save_day(past_day(self.day, self._today))


class AnswerDialog(FormDialog):
    """Asks what the office answered, and when; `save(note, day)`."""

    def __init__(
        self, row: BoxRow, today: date, save: Callable[[str, date], object], parent: QWidget | None
    ) -> None:
        title, button = tr("Note the answer"), tr("Note it")
        super().__init__("outbox_answer", title, button, self._go_on, parent, _about(row))
        self._today, self._save_answer = today, save
        sent = row.sent
        self.note = LineEdit(name="outbox_answer_note", hint=tr("for instance: received, nothing to mend"))
        self.note.setText(sent.acknowledgement if sent else "")
        self.day = DateField(name="outbox_answer_day", value=today, today=today, calendar=True)
        self.add("note", tr("What was answered"), self.note)
        self.add("day", tr("Answered on"), self.day)
        self.note.setFocus()

    def _go_on(self) -> None:
        self._save_answer(self.note.text().strip(), past_day(self.day, self._today))


def past_day(field: DateField, today: date) -> date:
    """Give the day of a field. Raises UserMistake where there is none, or it is still to come."""
    if field.is_wrong() or (day := field.value()) is None or day > today:
        raise UserMistake(DAY_WRONG, field="day")
    return day


def _about(row: BoxRow) -> str:
    to = tr(", to {office}", office=row.office) if row.office else ""
    return f"{row.name}  {row.period.label()}{to}"
