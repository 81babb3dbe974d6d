"""What hangs outside: looked at from time to time, mended or taken down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.upkeep import PostedRow
from outreach.vocabulary import LABELS, UpkeepCondition
from outreach.wording import tr
from ui.page import Context
from ui.pages.handouts.columns import posted_columns
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Text

KEYS = {"1": UpkeepCondition.GOOD, "2": UpkeepCondition.DAMAGED, "3": UpkeepCondition.MISSING,
        "4": UpkeepCondition.TAKEN_DOWN}  # fmt: skip


class UpkeepView(QWidget):
    """`looked(id, condition)` when the current one was looked at: by the buttons or the digits 1 to 4."""

    looked = Signal(str, object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, PostedRow] = {}
        self.model = PagedModel(posted_columns(), lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="handouts.posted")
        self.table.setAccessibleName(tr("What hangs outside"))
        self.table.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Text(tr("The current one was found"), tone="muted"))
        self.buttons = []
        for key, condition in KEYS.items():
            button = Button(tr(LABELS[condition]), name=f"handouts.{condition.value}", keys=key, small=True)
            button.clicked.connect(lambda _=False, found=condition: self.look(found))
            self.buttons.append(button)
            line.addWidget(button)
        line.addStretch(1)
        self._card = TableCard(self.table)
        said = tr("Nothing is put up yet. F7 writes down what hangs where.")
        self._nothing = Text(said, tone="muted", wrap=True)
        self._either = OnlyOne(self._card, self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._either, 1)

    def show_rows(self, rows: Sequence[PostedRow]) -> None:
        """Show what hangs, the newest first."""
        present = self.table.current_id()
        self._rows = {row.id: row for row in rows}
        self.model.set_ids([row.id for row in rows])
        self._either.show_one(self._card if rows else self._nothing)
        for button in self.buttons:
            button.setEnabled(bool(rows))
        if rows:
            self.table.go_to(present if present in self._rows else rows[0].id)

    def look(self, condition: UpkeepCondition) -> None:
        """Say how the current one was found."""
        if (present := self.table.current_id()) is not None:
            self.looked.emit(str(present), condition)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the digit of a condition before the table searches for it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text() in KEYS:
            self.look(KEYS[event.text()])
            return True
        return super().eventFilter(watched, event)
