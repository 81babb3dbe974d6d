"""The calendar of what was sent: a row a month and report; Enter opens the one that presses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.outbox import BoxRow
from outreach.wording import tr
from ui.page import Context
from ui.pages.outbox.columns import month_columns
from ui.pages.outbox.month_rows import DONE, LATE, LATER, OPEN, MonthRow, month_rows
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.empty import EmptyState
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Elided


class CalendarView(QWidget):
    """`opened(row id)`."""

    opened = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, MonthRow] = {}
        self.model = PagedModel(month_columns(), lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="outbox.calendar")
        self.table.setAccessibleName(tr("Calendar of what was sent"))
        self.table.opened.connect(self._open)
        signs = {"done": DONE, "late": LATE, "open": OPEN, "later": LATER}
        said = tr("{done} handed in   {late} late   {open} due   {later} still to come", **signs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._signs, self._card = Elided(said, step=13, tone="muted"), TableCard(self.table)
        text = tr("What was made for an office and handed in stands here month by month.")
        self._none = EmptyState("cal", tr("Nothing was handed in yet"), text)
        self._either = OnlyOne(self._card, self._none)
        column.addWidget(self._signs)
        column.addWidget(self._either, 1)

    def show_rows(self, rows: Sequence[BoxRow], today: date) -> None:
        """Show the months of these reports."""
        present = self.table.current_id()
        self._rows = {row.id: row for row in month_rows(rows, today)}
        self.model.set_ids(list(self._rows))
        self._signs.setVisible(bool(self._rows))
        self._either.show_one(self._card if self._rows else self._none)
        self.table.go_to(present)

    def _open(self, key: object) -> None:
        if (row := self._rows.get(str(key))) is not None:
            self.opened.emit(row.first_open)
