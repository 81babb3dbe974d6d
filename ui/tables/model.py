"""One model for every list: ordered ids, rows loaded about 200 at a time when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.tables.columns import Column

WINDOW = 200
WINDOWS_KEPT = 12
Index = QModelIndex | QPersistentModelIndex
Load = Callable[[Sequence[Any]], Sequence[Any]]
"""Gives the rows of some ids, in the same order; a row gone meanwhile is None."""


class PagedModel(QAbstractTableModel):
    """Knows every id, so that scroll bar, sorting and select-all are truthful, but holds few rows.

    With `ticks`, a first column of check boxes; `ticks_changed()` tells when they change.
    `sort_asked(key, descending)` asks the page for the ids in another order, answered by `set_ids`.
    """

    ticks_changed = Signal()
    sort_asked = Signal(str, bool)

    def __init__(self, columns: Sequence[Column], load: Load, ticks: bool = False) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.ticks = ticks
        self.ids: Sequence[Hashable] = ()
        self.sorted_by: tuple[str, bool] = ("", False)
        self._load = load
        self._windows: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._ticked: set[Hashable] = set()

    # What is shown

    def set_ids(self, ids: Sequence[Hashable], load: Load | None = None) -> None:
        """Show these ids in this order; ticks of ids that are still there stay."""
        self.beginResetModel()
        self.ids = ids
        self._load = load or self._load
        self._windows.clear()
        kept = self._ticked & set(ids) if self._ticked else set()
        told = kept != self._ticked
        self._ticked = kept
        self.endResetModel()
        if told:
            self.ticks_changed.emit()

    def reload(self) -> None:
        """Read the rows again; ids, order and ticks stay."""
        self._windows.clear()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, self.columnCount() - 1))

    def row_at(self, row: int) -> Any:
        """Give a row, loading its window if need be; None if it is gone."""
        if not 0 <= row < len(self.ids):
            return None
        number = row // WINDOW
        if number not in self._windows:
            start = number * WINDOW
            self._windows[number] = self._load(self.ids[start : start + WINDOW])
            while len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        self._windows.move_to_end(number)
        window = self._windows[number]
        return window[row % WINDOW] if row % WINDOW < len(window) else None

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
