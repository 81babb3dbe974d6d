"""A cell of the list typed over where it stands: head, door or note; Tab goes on to the next of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from outreach.actions.households import correct_household, correct_member
from outreach.errors import DoorbookError
from outreach.queries.household_list import ListRow
from outreach.queries.households import members
from outreach.wording import tr
from ui.page import Context
from ui.tables import Table
from ui.widgets.line import LineEdit

CELLS: dict[str, Callable[[ListRow], str]] = {
    "head": lambda row: row.household.head,
    "door": lambda row: row.household.door,
    "note": lambda row: row.household.note,
}
"""The columns that can be typed over, with what stands in them now."""


class CellEditor(LineEdit):
    """Lies over one cell while it is typed in; Enter saves, Esc leaves it as it was."""

    def __init__(self, ctx: Context, table: Table) -> None:
        super().__init__(name="households.cell", parent=table.viewport())
        self._ctx, self._table = ctx, table
        self._unit_id = self._column = self._before = self._head = ""
        self.setAccessibleName(tr("Change the household"))
        self.hide()

    def begin(self, column: str = "") -> None:
        """Type over a cell of the current row: in this column, else in the one clicked, else the head."""
        row = self._table.paged.row_at(self._table.currentIndex().row())
        present = self._table.paged.column_at(self._table.currentIndex().column())
        column = column or (present.id if present and present.id in CELLS else "head")
        index = self._table.paged.index(
            self._table.currentIndex().row(), self._table.paged.section_of(column)
        )
        if row is None:
            return
        self._unit_id, self._column, self._before = row.household.id, column, CELLS[column](row)
        self._head = row.household.head
        self._table.scrollTo(index)
        self.setGeometry(self._table.visualRect(index))
        self.setText(self._before)
        self.selectAll()
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Go on with Tab to the next cell that can be typed over."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        key = event.key() if pressed and isinstance(event, QKeyEvent) else 0
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go_on(1 if key == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def _go_on(self, step: int) -> None:
        order = [name for name in CELLS if not self._is_hidden(name)]
        following = order[(order.index(self._column) + step) % len(order)]
        if self.finish():
            self.begin(following)

    def _is_hidden(self, column: str) -> bool:
        return self._table.isColumnHidden(self._table.paged.section_of(column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.finish()

    def finish(self) -> bool:
        """Save what was typed; False where that cannot be, which is told."""
        unit_id, column, text = self._unit_id, self._column, self.text()
        self._close()
        if text.strip() == self._before:
            return True
        try:
            self._save(unit_id, column, text)
        except DoorbookError as problem:
            self._ctx.trouble(problem)
            return False
        self._ctx.toast(tr("{name} saved", name=text.strip() if column == "head" else self._head))
        return True

    def _save(self, unit_id: str, column: str, text: str) -> None:
        run, workspace = self._ctx.workspace.run, self._ctx.workspace
        people = workspace.ask(members, unit_id, workspace.now().date()) if column == "head" else ()
        if people:
            run(correct_member, people[0].id, {"name": text})
        else:
            run(correct_household, unit_id, {"name" if column == "head" else column: text})

    def _close(self) -> None:
        self.hide()
        self._table.setFocus()
