"""The tree of areas: walked and changed by keys, rearranged by dragging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from outreach.queries.areas import AreaRow
from outreach.vocabulary import LABELS, AreaKind
from outreach.wording import tr
from ui import theme
from ui.tables.model import Index

NAME, KIND, HOUSEHOLDS, PEOPLE, WHO = range(5)
ID = Qt.ItemDataRole.UserRole
WIDTHS = {KIND: 88, HOUSEHOLDS: 60, PEOPLE: 60, WHO: 104}
SHORT = frozenset({HOUSEHOLDS, PEOPLE})
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AreaTree(QTreeWidget):
    """`chosen(id)`, `renamed(id, name)`, `moved(id, parent_id, before_id)` by a drag, `removed(id)`."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("areas.tree")
        self.setAccessibleName(tr("Areas"))
        self._items: dict[str, QTreeWidgetItem] = {}
        self._rows: dict[str, AreaRow] = {}
        self.setHeaderLabels([tr("Area"), tr("Kind"), tr("Households"), tr("People"), tr("Patch")])
        self.setItemDelegate(_Delegate(self))
        self.setFont(theme.font())
        self.setIndentation(theme.px(20))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setTabKeyNavigation(False)
        head = self.header()
        head.setFont(theme.font(13))
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for nth in WIDTHS:
            self.headerItem().setTextAlignment(nth, RIGHT if nth in SHORT else LEFT)
        self.currentItemChanged.connect(self._pointed)
        self.itemChanged.connect(self._typed)

    # What is shown

    def show_areas(
        self,
        rows: Sequence[AreaRow],
        above: Sequence[tuple[str, str]],
        who: Mapping[str, str],
        chosen: str,
    ) -> None:
        """Show the tree, one area marked; `above` names county and township with what they are.

        `who` names by area those who answer for it.
        """
        folded = self._folded()
        self.blockSignals(True)
        self.clear()
        self._items, self._rows = {}, {row.id: row for row in rows}
        around: QTreeWidgetItem = self.invisibleRootItem()
        for name, kind in above:
            around = QTreeWidgetItem(around, [name, kind])
            around.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for row in rows:
            parent = self._items.get(row.parent_id or "", around)
            self._items[row.id] = self._item(parent, row, who.get(row.id, ""))
        self.expandAll()
        for area_id in folded & set(self._items):
            self._items[area_id].setExpanded(False)
        if (item := self._items.get(chosen)) is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        self.blockSignals(False)

    def _item(self, parent: QTreeWidgetItem, row: AreaRow, who: str) -> QTreeWidgetItem:
        counts = [str(row.households), str(row.people)]
        item = QTreeWidgetItem(parent, [row.label, tr(LABELS[row.kind]), *counts, who])
        item.setData(NAME, ID, row.id)
        item.setToolTip(NAME, row.label)
        item.setToolTip(WHO, who)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if row.kind is not AreaKind.VILLAGE:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags)
        for nth in SHORT:
            item.setTextAlignment(nth, RIGHT)
        return item

    def _folded(self) -> set[str]:
        return {i for i, item in self._items.items() if item.childCount() and not item.isExpanded()}

    def current_id(self) -> str:
        """Give the area that is marked, "" for none."""
        item = self.currentItem()
        return str(item.data(NAME, ID) or "") if item is not None else ""

    def edit_name(self) -> None:
        """Let the name of the marked area be typed over in place."""
        row = self._rows.get(self.current_id())
        if row is not None and row.kind is not AreaKind.VILLAGE:
            self.setFocus()
            self.editItem(self._items[row.id], NAME)

    def _pointed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(NAME, ID):
            self.chosen.emit(str(item.data(NAME, ID)))

    def _typed(self, item: QTreeWidgetItem, column: int) -> None:
        row = self._rows.get(str(item.data(NAME, ID)))
        if row is not None and column == NAME and item.text(NAME) != row.label:
            name = item.text(NAME)
            self.blockSignals(True)
            item.setText(NAME, row.label)
            self.blockSignals(False)
            self.renamed.emit(row.id, name)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the marked area with Delete; Qt walks, folds and unfolds."""
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.removed.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where an area was dropped; the ledger answers with the tree as it is then."""
        target, moved = self.itemAt(event.position().toPoint()), self.current_id()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if target is None or not target.data(NAME, ID) or not moved:
            return
        inside = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.OnItem
        parent = target if inside else target.parent()
        if parent is None or not parent.data(NAME, ID):
            return
        before = "" if inside else self._before(parent, target)
        if moved != before:
            self.moved.emit(moved, str(parent.data(NAME, ID)), before)

    def _before(self, parent: QTreeWidgetItem, target: QTreeWidgetItem) -> str:
        """Give the sibling before which something dropped beside `target` comes, "" for the end."""
        place = parent.indexOfChild(target)
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            place += 1
        item = parent.child(place) if place < parent.childCount() else None
        return "" if item is None else str(item.data(NAME, ID))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Frame the row where the keyboard is."""
        super().drawRow(painter, option, index)
        if self.hasFocus() and index.data(ID) == self.currentIndex().siblingAtColumn(NAME).data(ID):
            box = option.rect  # type: ignore[attr-defined]
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name what the other columns leave."""
        super().resizeEvent(event)
        rest = self.viewport().width()
        for nth, width in WIDTHS.items():
            self.setColumnWidth(nth, theme.px(width))
            rest -= theme.px(width)
        self.setColumnWidth(NAME, max(theme.px(80), rest))


class _Delegate(QStyledItemDelegate):
    """Rows as high as those of every list, and a name that is typed over where it stands."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Cut long names in the middle."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a row its height."""
        size = super().sizeHint(option, index)
        size.setHeight(theme.px(34))
        return size

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give the field in which the name is typed."""
        field = QLineEdit(parent)
        field.setObjectName("areas.name")
        field.setAccessibleName(tr("Name"))
        field.setProperty("bare", True)
        return field
