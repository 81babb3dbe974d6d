"""The rows of a sheet as a table, for the view, for copying and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from outreach.places import door_label
from outreach.queries.type_up import HandoutColumn
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui.pages.receipts.entries import Entry
from ui.pages.receipts.wordings import quiz_words, sign_words
from ui.words import day_words

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """The columns before the handouts; after them come the app and the signature."""

    NUMBER = 0
    DOOR = 1
    HEAD = 2
    SIGNER = 3
    FIRST_HANDOUT = 4


class SheetModel(QAbstractTableModel):
    """One row a line of the paper."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.handouts: tuple[HandoutColumn, ...] = ()

    @property
    def app_column(self) -> int:
        """Give the column of the app."""
        return Part.FIRST_HANDOUT + len(self.handouts)

    @property
    def sign_column(self) -> int:
        """Give the column of the signature."""
        return self.app_column + 1

    def show(self, entries: Sequence[Entry], handouts: Sequence[HandoutColumn]) -> None:
        """Show these rows; the place in the table stays where the rows stay."""
        same = tuple(handouts) == self.handouts and _ids(entries) == _ids(self.entries)
        if same:
            self.entries = tuple(entries)
            if entries:
                corner = self.index(len(entries) - 1, self.sign_column)
                self.dataChanged.emit(self.index(0, 0), corner)
            return
        self.beginResetModel()
        self.entries, self.handouts = tuple(entries), tuple(handouts)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else self.sign_column + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the headings, those of the boxes as they are printed."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._side(section) | Qt.AlignmentFlag.AlignVCenter)
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        handouts = [column.label for column in self.handouts]
        first = [tr("Row"), tr("Door number"), tr("Head"), tr("Received by")]
        return [*first, *handouts, tr("Anti-fraud app"), tr("Signature")][section]

    def _side(self, section: int) -> Qt.AlignmentFlag:
        if section in (Part.NUMBER, Part.DOOR):
            return Qt.AlignmentFlag.AlignRight
        if section in (Part.HEAD, Part.SIGNER, self.sign_column):
            return Qt.AlignmentFlag.AlignLeft
        return Qt.AlignmentFlag.AlignHCenter

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell; a screen reader hears the heading with them."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(self.entries[index.row()], index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{head} {self.words(self.entries[index.row()], index.column())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._more(self.entries[index.row()])
        return None

    def words(self, entry: Entry, column: int) -> str:
        """Say one cell."""
        line = entry.row.line
        if column == self.sign_column:
            return sign_words(entry)
        if column == self.app_column:
            return tr(LABELS[entry.app]) if entry.app else "—"
        if column >= Part.FIRST_HANDOUT:
            count = entry.handouts.get(self.handouts[column - Part.FIRST_HANDOUT].code, 0)
            return "—" if not count else "✓" if count == 1 else str(count)
        signer = f"{entry.signed_by} {entry.relation}".strip()
        return (str(line.number), door_label(line.door), line.head, signer)[column]

    def _more(self, entry: Entry) -> str:
        """Tell in the tooltip what has no room in the row."""
        recorded = entry.row.recorded
        if recorded is not None:
            who = "、".join(recorded.workers)
            return tr("Recorded {day}, {who}", day=day_words(recorded.at.date()), who=who)
        on = tr("Visited {day}", day=day_words(entry.on)) if entry.on else ""
        return "，".join(part for part in (on, quiz_words(entry)) if part)


def _ids(entries: Sequence[Entry]) -> list[str]:
    return [entry.row.line.id for entry in entries]
