"""People and vehicles sent out: the sum with its definition, by worker and by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.chat_groups import GROUP_NUMBER, MOST
from outreach.errors import UserMistake
from outreach.queries.sent_out import DayOutRow, SentOutSummary, WorkerOutRow
from outreach.wording import tr
from ui import words
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.pages.activities.columns import day_columns, worker_columns
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.line import LineEdit
from ui.widgets.text import Text


class OutView(QWidget):
    """`trips_asked(DayOutRow or None)` to note the vehicle trips of a day's visits."""

    trips_asked = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._workers: dict[str, WorkerOutRow] = {}
        self._days: dict[date, DayOutRow] = {}
        self.people = Text("", step=18, bold=True)
        self.parts = Text("", tone="muted")
        meaning = tr(
            "A worker counts once a day for visits, however many doors, and once for each activity gone to;"
            " pushes, SMS, screens and loudspeakers send nobody out."
        )
        self.meaning = Text(meaning, step=13, tone="muted", wrap=True)
        workers = PagedModel(worker_columns(), lambda ids: [self._workers.get(str(key)) for key in ids])
        days = PagedModel(day_columns(), lambda ids: [self._days.get(key) for key in ids])
        self.workers = Table(workers, ctx.settings, name="activities.workers")
        self.workers.setAccessibleName(tr("By worker"))
        self.days = Table(days, ctx.settings, name="activities.days")
        self.days.setAccessibleName(tr("By day"))
        self.days.opened.connect(lambda key: self.trips_asked.emit(self._days.get(key)))
        trips = Button(tr("Note vehicle trips of visits"), name="activities.trips", icon="edit", small=True)
        trips.clicked.connect(lambda: self.trips_asked.emit(self._current()))
        head = QHBoxLayout()
        head.setSpacing(16)
        for part in (self.people, self.parts):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(trips)
        tables = QHBoxLayout()
        tables.setSpacing(16)
        tables.addWidget(TableCard(self.workers), 1)
        tables.addWidget(TableCard(self.days), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.meaning)
        column.addLayout(tables, 1)

    def show_sum(self, found: SentOutSummary) -> None:
        """Show who was sent out in the period."""
        total = tr("Sent out: {n} people, {trips} vehicle trips", n=found.people, trips=found.vehicles)
        visits = tr("visits {n} and {trips}", n=found.visit_people, trips=found.visit_vehicles)
        others = tr("activities {n} and {trips}", n=found.activity_people, trips=found.activity_vehicles)
        self.people.setText(total)
        self.parts.setText(f"{visits}  {others}")
        self._workers = {row.worker: row for row in found.workers}
        self._days = {row.day: row for row in found.days}
        self.workers.paged.set_ids(list(self._workers))
        self.days.paged.set_ids(list(self._days))

    def _current(self) -> DayOutRow | None:
        key = self.days.current_id()
        return self._days.get(key) if isinstance(key, date) else None


class TripsDialog(FormDialog):
    """Asks how many vehicle trips a day's visits took; `save(day, trips)`."""

    def __init__(
        self, row: DayOutRow | None, save: Callable[[date, int], object], parent: QWidget | None
    ) -> None:
        super().__init__(
            "trips", tr("Vehicle trips of a day's visits"), tr("Write down"), self._save, parent,
            tr("Trips of an activity stand on the activity itself; do not write them twice."),
        )  # fmt: skip
        self._done = save
        self.trips = LineEdit(name="trips_count")
        self.trips.setText(str(row.visit_vehicles) if row else "1")
        self.day = DateField(name="trips_day", value=row.day if row else words.current_day(), calendar=True)
        self.add("vehicles", tr("How many trips"), self.trips)
        self.add("day", tr("Day"), self.day)
        self.trips.setFocus()
        self.trips.selectAll()

    def _save(self) -> None:
        text = self.trips.text().strip()
        if not (text.isascii() and text.isdigit()) or len(text) > 5:
            raise UserMistake(GROUP_NUMBER, field="vehicles", most=MOST)
        self._done(self.day.value() or words.current_day(), int(text))
