"""The stock entry by entry; a wrong one is voided with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.stock_entries import MovementRow
from outreach.queries.stock_sentences import movement_words
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.pages.handouts.columns import entry_columns
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Text


class EntriesView(QWidget):
    """`void_asked(MovementRow)` for the current entry, by the button, Delete or Enter."""

    void_asked = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, MovementRow] = {}
        self.model = PagedModel(entry_columns(), lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="handouts.entries")
        self.table.setAccessibleName(tr("Entries"))
        self.kind = DropDown(name="handouts.entries_kind")
        self.kind.setAccessibleName(tr("Handout"))
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.void = Button(tr("Void this entry"), name="handouts.void", icon="x", small=True)
        self.void.clicked.connect(self._ask)
        self.table.opened.connect(lambda _: self._ask())
        self.table.pointed.connect(lambda _: self._suit())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(self.void)
        line.addStretch(1)
        nothing = Text(tr("No entries yet. F4 writes down what came in."), tone="muted", wrap=True)
        self._card = TableCard(self.table)
        self._either = OnlyOne(self._card, nothing)
        self._nothing = nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._either, 1)

    def show_rows(self, rows: Sequence[MovementRow]) -> None:
        """Show entries given newest first."""
        self._rows = {row.id: row for row in rows}
        kinds = dict.fromkeys((row.code, row.label) for row in rows)
        present = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(tr("All handouts"), "")
        for code, label in kinds:
            self.kind.addItem(label, code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(present)))
        self.kind.blockSignals(False)
        self.kind.setMinimumWidth(theme.px(160))
        self._fill()

    def keep(self, code: str) -> None:
        """Show one handout's entries, "" for all."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(code)))

    def _fill(self) -> None:
        code = self.kind.currentData()
        self.model.set_ids([row.id for row in self._rows.values() if not code or row.code == code])
        self._either.show_one(self._card if self._rows else self._nothing)
        self._suit()

    def _current(self) -> MovementRow | None:
        return self._rows.get(str(self.table.current_id()))

    def _suit(self) -> None:
        row = self._current()
        self.void.setEnabled(row is not None and not row.voided and row.activity_id is None)

    def _ask(self) -> None:
        row = self._current()
        if row is not None and not row.voided and row.activity_id is None:
            self.void_asked.emit(row)


class VoidDialog(FormDialog):
    """Asks why an entry is void; `save(reason)`."""

    def __init__(self, row: MovementRow, save: Callable[[str], object], parent: QWidget | None) -> None:
        said = movement_words(tr, row)
        super().__init__(
            "stock_void", tr("Void this entry"), tr("Void it"), lambda: save(self.reason.text()), parent, said
        )
        self.reason = LineEdit(name="stock_void_reason", hint=tr("for instance miscounted"))
        self.add("reason", tr("Reason"), self.reason)
        self.reason.setFocus()
