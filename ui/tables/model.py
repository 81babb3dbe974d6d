"""One model for every list: ordered ids, rows loaded about 200 at a time when they are looked at.

In a large ledger they are read beside the window (`read_aside`): what has not come is painted empty.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.tables.columns import Column

WINDOW = 200
WINDOWS_KEPT = 12
WINDOW_ASIDE = 50
"""Rows read at once beside the window: while they are read, it waits for Python's lock now and then."""
MOST_WANTED = 3
"""Windows still to be read: whoever scrolls on no longer needs those before."""
Index = QModelIndex | QPersistentModelIndex
Load = Callable[[Sequence[Any]], Sequence[Any]]
"""Gives the rows of some ids, in the same order; a row gone meanwhile is None."""
Take = Callable[[Sequence[Any]], None]
ReadAside = Callable[[Load, Sequence[Any], Take], None]
"""Loads the rows of some ids off the window's thread, then lets them be taken there."""


class PagedModel(QAbstractTableModel):
    """Knows every id, so that scroll bar, sorting and select-all are truthful, but holds few rows.

    With `ticks`, a first column of check boxes; `ticks_changed()` tells when they change.
    `sort_asked(key, descending)` asks the page for the ids in another order, answered by `set_ids`.
    """

    ticks_changed = Signal()
    sort_asked = Signal(str, bool)
    rows_came = Signal()

    def __init__(self, columns: Sequence[Column], load: Load, ticks: bool = False) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.ticks = ticks
        self.ids: Sequence[Hashable] = ()
        self.sorted_by: tuple[str, bool] = ("", False)
        self.read_aside: ReadAside | None = None
        self._load = load
        self._size = WINDOW
        self._windows: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._before: dict[int, Sequence[Any]] = {}
        self._wanted: list[int] = []
        self._reading = False
        self._turn = 0
        self._ticked: set[Hashable] = set()

    # What is shown

    def set_ids(self, ids: Sequence[Hashable], load: Load | None = None) -> None:
        """Show these ids in this order; ticks of ids that are still there stay."""
        self.beginResetModel()
        self.ids = ids
        self._load = load or self._load
        self._begin(WINDOW_ASIDE if self.read_aside else WINDOW)
        kept = self._ticked & set(ids) if self._ticked else set()
        told = kept != self._ticked
        self._ticked = kept
        self.endResetModel()
        if told:
            self.ticks_changed.emit()

    def reload(self) -> None:
        """Read the rows again; ids, order and ticks stay."""
        before = dict(self._windows)
        self._begin(self._size)
        self._before = before
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, self.columnCount() - 1))

    def row_at(self, row: int) -> Any:
        """Give a row, loading its window if need be; None if it is gone."""
        if not 0 <= row < len(self.ids):
            return None
        number = row // self._size
        if number not in self._windows:
            self._keep(number, self._load(self._ids_of(number)))
        self._windows.move_to_end(number)
        return self._of(self._windows[number], row)

    def at_hand(self, row: int) -> Any:
        """Give a row for painting; None where it is read aside and has not come yet."""
        number = row // self._size
        if self.read_aside is None or number in self._windows:
            return self.row_at(row)
        self._want(number)
        return self._of(self._before.get(number, ()), row)

    def _of(self, window: Sequence[Any], row: int) -> Any:
        place = row % self._size
        return window[place] if place < len(window) else None

    def _ids_of(self, number: int) -> Sequence[Hashable]:
        return self.ids[number * self._size : (number + 1) * self._size]

    def _keep(self, number: int, rows: Sequence[Any]) -> None:
        self._windows[number] = rows
        while len(self._windows) > WINDOWS_KEPT * WINDOW // self._size:
            self._windows.popitem(last=False)

    def _begin(self, size: int) -> None:
        """Forget what was read: ids or rows are others now."""
        self._size = size
        self._turn += 1
        self._reading = False
        self._windows.clear()
        self._before = {}
        self._wanted = []

    def _want(self, number: int) -> None:
        """Have a window read aside, the one wanted last before the others."""
        if number in self._wanted:
            return
        self._wanted = [*self._wanted[-MOST_WANTED:], number]
        if not self._reading:
            self._read_next()

    def _read_next(self) -> None:
        while self._wanted and self._wanted[-1] in self._windows:
            self._wanted.pop()
        if not self._wanted or self.read_aside is None:
            return
        self._reading = True
        number, turn = self._wanted[-1], self._turn
        self.read_aside(self._load, self._ids_of(number), lambda rows: self._came(number, turn, rows))

    def _came(self, number: int, turn: int, rows: Sequence[Any]) -> None:
        """Take a window that was read aside, and show it; then the next that is wanted."""
        if turn != self._turn:
            return
        self._reading = False
        first = not self._windows
        self._keep(number, rows)
        top = number * self._size
        last = min(top + self._size, len(self.ids)) - 1
        self.dataChanged.emit(self.index(top, 0), self.index(last, self.columnCount() - 1))
        if first:
            self.rows_came.emit()
        self._read_next()

    def column_at(self, section: int) -> Column | None:
        """Give the column at a section, None for the ticks."""
        place = section - self.ticks
        return self.columns[place] if 0 <= place < len(self.columns) else None

    def section_of(self, column_id: str) -> int:
        """Give the section of a column by its id."""
        return next(nth for nth, column in enumerate(self.columns) if column.id == column_id) + self.ticks

    # Ticks

    def ticked(self) -> list[Hashable]:
        """Give the ticked ids in the order shown."""
        return [entry for entry in self.ids if entry in self._ticked] if self._ticked else []

    def is_ticked(self, row: int) -> bool:
        """Tell whether a row is ticked."""
        return self.ids[row] in self._ticked

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Tick rows by place, or take their ticks away."""
        chosen = {self.ids[row] for row in rows if 0 <= row < len(self.ids)}
        self._ticked = self._ticked | chosen if on else self._ticked - chosen
        self._tell_ticks()

    def tick_all(self, on: bool) -> None:
        """Tick every row, seen or not, or none."""
        self._ticked = set(self.ids) if on else set()
        self._tell_ticks()

    def _tell_ticks(self) -> None:
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.ticks_changed.emit()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count every id."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the columns and the ticks."""
        return 0 if parent.isValid() else len(self.columns) + self.ticks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's words; the delegate asks for the rest by `row_at`."""
        if not index.isValid():
            return None
        column = self.column_at(index.column())
        if column is None:
            return self._tick_data(index.row(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return "" if row is None else column.text(row)
        return None

    def _tick_data(self, row: int, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column = self.column_at(section)
            return column.title if column else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def ask_sort(self, section: int) -> None:
        """Ask for another order: by this column, and the other way round the second time."""
        column = self.column_at(section)
        if column is None or not column.sort:
            return
        key, descending = self.sorted_by
        self.sorted_by = (column.sort, key == column.sort and not descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.sort_asked.emit(*self.sorted_by)
