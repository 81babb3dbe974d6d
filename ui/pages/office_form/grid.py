"""The form as it is seen: merged cells, what fills each mapped one, and the cell that is meant."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView

from outreach.tallies.office.mapping import CellEntry
from outreach.tallies.office.picture import FormCell, FormSheet
from outreach.tallies.office.sheet import name_of
from outreach.wording import tr
from ui import theme

Index = QModelIndex | QPersistentModelIndex
ROW, NARROW, WIDE = 30, 44, 150


class FormGrid(QTableView):
    """`chosen(cell)` when the user goes to a cell by click or arrows."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("office_form.grid")
        self.setAccessibleName(tr("The form"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.cells = _Cells(self)
        self.setModel(self.cells)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.verticalHeader().setMinimumWidth(theme.px(NARROW))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_sheet(self, sheet: FormSheet) -> None:
        """Show a sheet of the form."""
        self.clearSpans()
        self.cells.show_sheet(sheet)
        for cell in sheet.cells.values():
            if cell.down > 1 or cell.across > 1:
                down = min(cell.down, sheet.rows - cell.row + 1)
                across = min(cell.across, sheet.columns - cell.column + 1)
                self.setSpan(cell.row - 1, cell.column - 1, down, across)
        self._fit_columns()

    def show_filled(self, filled: dict[str, list[tuple[CellEntry, str]]]) -> None:
        """Say what fills which cell, by the cell's name."""
        self.cells.show_filled(filled)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give each column room for its words, and for what fills its cells, up to a limit."""
        sheet = self.cells.sheet
        if sheet is None:
            return
        metrics, needs = QFontMetrics(theme.font(13, bold=True)), [0] * (sheet.columns + 1)
        for (_, column), cell in sheet.cells.items():
            if cell.across == 1 and column <= sheet.columns:
                need = metrics.horizontalAdvance(self.cells.words(cell)) + theme.px(16)
                needs[column] = max(needs[column], need)
        for column in range(1, sheet.columns + 1):
            self.setColumnWidth(column - 1, max(theme.px(NARROW), min(theme.px(WIDE), needs[column])))

    def go_to(self, row: int, column: int) -> None:
        """Mean a cell."""
        self.setCurrentIndex(self.cells.index(row - 1, column - 1))

    def _moved(self, index: Index, _before: Index) -> None:
        if index.isValid() and self.cells.sheet is not None:
            self.chosen.emit(self.cells.sheet.at(index.row() + 1, index.column() + 1))


class _Cells(QAbstractTableModel):
    """Holds the cells of one sheet."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.sheet: FormSheet | None = None
        self._filled: dict[str, list[tuple[CellEntry, str]]] = {}

    def show_sheet(self, sheet: FormSheet) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def show_filled(self, filled: dict[str, list[tuple[CellEntry, str]]]) -> None:
        self._filled = filled
        if self.sheet is not None:
            last = self.index(self.sheet.rows - 1, self.sheet.columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def words(self, cell: FormCell) -> str:
        """Give what stands in a cell: what fills it whole, else its own text."""
        said = self._filled.get(cell.name, [])
        return next((words for entry, words in said if entry.blank is None), "") or cell.text

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.sheet is None else self.sheet.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.sheet is None else self.sheet.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return name_of(1, section + 1)[:-1] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cell(index)
        if cell is None:
            return None
        said = self._filled.get(cell.name, [])
        whole = next((words for entry, words in said if entry.blank is None), "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(cell)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join([f"{cell.name} {cell.text}".strip(), *(words for _, words in said)])
            case Qt.ItemDataRole.BackgroundRole:
                return QColor(theme.color("soft")) if said else None
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(theme.color("accent" if whole else "muted" if cell.formula else "ink"))
            case Qt.ItemDataRole.FontRole:
                return theme.font(13, bold=bool(whole))
            case Qt.ItemDataRole.TextAlignmentRole:
                middle = cell.across > 1 or len(cell.text) < 8
                return int(Qt.AlignmentFlag.AlignCenter if middle else Qt.AlignmentFlag.AlignVCenter)
        return None

    def _cell(self, index: Index) -> FormCell | None:
        if self.sheet is None or not index.isValid():
            return None
        return self.sheet.cells.get((index.row() + 1, index.column() + 1)) or FormCell(
            index.row() + 1, index.column() + 1, 1, 1, "", False, ()
        )
