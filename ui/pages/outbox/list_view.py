"""The list of reports: what is owed first, then what was handed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.outbox import BoxRow
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.pages.outbox.columns import box_columns
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.only_one import OnlyOne


class ListView(QWidget):
    """`opened(BoxRow)` by Enter or double click, `pointed()`; `duty_asked()` while empty."""

    opened = Signal(object)
    pointed = Signal()
    duty_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.rows: dict[str, BoxRow] = {}
        self.model = PagedModel(box_columns(), lambda ids: [self.rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="outbox.table")
        self.table.setAccessibleName(tr("Reports to the offices"))
        self.table.setMinimumHeight(theme.px(150))
        start = Button(tr("Add to the schedule"), "primary", name="outbox.first_duty", icon="plus")
        start.clicked.connect(self.duty_asked)
        text = tr("Say which report which office wants by when; here you see what is owed and what went out.")
        self.empty = EmptyState("out", tr("Nothing is owed yet"), text, start)
        self._card = TableCard(self.table)
        self._either = OnlyOne(self._card, self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._either)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(lambda _: self.pointed.emit())

    def show_rows(self, rows: Sequence[BoxRow]) -> None:
        """Show the reports; the current one stays where it is."""
        present = self.table.current_id()
        self.rows = {row.id: row for row in rows}
        self.model.set_ids([row.id for row in rows])
        if present in self.rows:
            self.table.go_to(present)
        elif rows:
            self.table.go_to(rows[0].id)
        self._either.show_one(self._card if rows else self.empty)

    def current(self) -> BoxRow | None:
        """Give the current report."""
        return self.rows.get(str(self.table.current_id()))

    def go_to(self, row_id: str) -> None:
        """Make a report current."""
        self.table.go_to(row_id)

    def _open(self, key: object) -> None:
        if (row := self.rows.get(str(key))) is not None:
            self.opened.emit(row)
