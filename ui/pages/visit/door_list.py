"""The doors still to go, in walking order or another, each with the mark of its state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from outreach.queries.doors import DoorRow
from outreach.queries.patches import PatchBook
from outreach.wording import mark, tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, rule
from ui.widgets.glyph import paint_state, state_words
from ui.widgets.patch_box import patch_words
from ui.widgets.text import Text, draw_line

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
WALKING, DUE_FIRST, LONGEST_AGO = "walking", "due", "ago"
ORDERS = {
    WALKING: mark("Walking order"),
    DUE_FIRST: mark("Call-backs due first"),
    LONGEST_AGO: mark("Longest not visited first"),
}


class DoorsModel(QAbstractListModel):
    """The rows, in the order shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[DoorRow, ...] = ()

    def fill(self, rows: Sequence[DoorRow]) -> None:
        """Show other rows."""
        if rows is not self.rows and tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row, or its words for readers of the screen."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.head} {row.place} {state_words(row.state, row.tries)}"
        return row.head if role == Qt.ItemDataRole.ToolTipRole else None


class _Painter(QStyledItemDelegate):
    """One line: mark, name, place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(120), theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DoorRow = index.data(ROW)
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, theme.color("soft"))
            painter.fillRect(QRect(box.x(), box.y(), 3, box.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("paper"))
        edge = theme.px(16)
        x = box.x() + theme.px(12)
        mark_box = QRectF(x, box.y() + (box.height() - edge) / 2, edge, edge)
        paint_state(painter, mark_box, row.state, row.tries, unit=edge / 16)
        painter.setFont(theme.font(15))
        width = painter.fontMetrics().horizontalAdvance(row.place)
        right = box.right() - theme.px(12)
        place = QRect(right - width, box.y(), width + 1, box.height())
        draw_line(painter, place, row.place, "muted", right=True)
        painter.setFont(theme.font(15, bold=chosen))
        left = x + edge + theme.px(8)
        draw_line(painter, QRect(left, box.y(), right - width - theme.px(8) - left, box.height()), row.head)
        painter.restore()


class _View(QTableView):
    """The list; Enter goes to the form, and the frame shows who has the keyboard.

    A table of one column: a QListView asks Python for each of a county's doors before it shows one.
    """

    entered_form = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit.doors")
        self.setAccessibleName(tr("Doors still to go"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(theme.px(72))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the form and Esc to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_form.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DoorList(Card):
    """`chosen(unit id)` when the user walks to another door; `entered()` when Enter wants the form."""

    chosen = Signal(str)
    entered = Signal()
    reordered = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Still to go"))
        self.flush()
        self.setFixedWidth(theme.px(212))
        self.order, self.patch = WALKING, ""
        self._patches: dict[str, str] = {}
        self.kind, self._kind_label = "", ""
        self.menu_button = Button(tr(ORDERS[WALKING]), "quiet", name="visit.order", small=True, drop=True)
        self.menu_button.setFont(theme.font(13))
        self.menu_button.clicked.connect(self._offer_orders)
        self.head.setContentsMargins(12, 0, 0, 0)
        self.head.addWidget(self.menu_button)
        self.model = DoorsModel()
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Painter(self.view))
        self.view.entered_form.connect(self.entered)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.nothing = Text(tr("Every door is done."), tone="muted", wrap=True)
        self.nothing.setContentsMargins(12, 12, 12, 12)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = Text(tr("↑↓ another door, Enter to log"), step=13, tone="muted")
        foot.setContentsMargins(12, 0, 12, 0)
        foot.setFixedHeight(theme.px(44))
        for part in (rule(), self.view, self.nothing, rule(), foot):
            self.body.addWidget(part, int(part in (self.view, self.nothing)))
        self._silent = False

    def fill(self, rows: Sequence[DoorRow], current: str) -> None:
        """Show these doors, the current one marked if it is among them (silently)."""
        self._silent = True
        said = tr("{n} have not heard", n=len(rows)) if self.kind else tr("{n} doors to go", n=len(rows))
        self.title.setText(said)
        self.model.fill(rows)
        self.view.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.show_current(current)
        self._silent = False

    def show_current(self, unit_id: str) -> None:
        """Mark a door (silently)."""
        self._silent = True
        place = next((n for n, row in enumerate(self.model.rows) if row.id == unit_id), -1)
        index = self.model.index(place, 0) if place >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if place < 0:
            self.view.clearSelection()
        else:
            self.view.scrollTo(index)
        self._silent = False

    def ids(self) -> list[str]:
        """Give the doors in the order shown."""
        return [row.id for row in self.model.rows]

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._silent and now.isValid():
            self.chosen.emit(self.model.rows[now.row()].id)

    def _offer_orders(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("visit.order_menu")
        for order, words in ORDERS.items():
            entry = menu.addAction(tr(words))
            entry.setCheckable(True)
            entry.setChecked(order == self.order)
            entry.triggered.connect(lambda _=False, chosen=order: self._reorder(chosen))
        if self._patches:
            menu.addSeparator()
        for who, words in self._patches.items():
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(who == self.patch)
            entry.triggered.connect(lambda _=False, chosen=who: self._take_patch(chosen))
        if self.kind:
            menu.addSeparator()
            entry = menu.addAction(tr("Who has not heard of “{kind}”", kind=self._kind_label))
            entry.setCheckable(True)
            entry.setChecked(True)
            entry.triggered.connect(lambda _=False: self._hear_all())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def set_order(self, order: str) -> None:
        """Take one of `ORDERS`, silently."""
        self.order = order
        self._name_choice()

    def set_patch(self, patch: str) -> None:
        """Show only the doors of a worker's patch ("" = all) from the next `fill` on."""
        self.patch = patch
        self._name_choice()

    def know_patches(self, book: PatchBook) -> None:
        """Offer these patches; one that is gone gives way to every door."""
        self._patches = patch_words(book, self.patch)
        self.set_patch(self.patch if self.patch in self._patches else "")

    def _name_choice(self) -> None:
        """Say on the button whose patch it is, else the order."""
        words = self._patches.get(self.patch, "") if self.patch else tr(ORDERS[self.order])
        self.menu_button.set_text(words)

    def _take_patch(self, patch: str) -> None:
        self.set_patch(patch)
        self.reordered.emit()

    def ask_for(self, kind: str, label: str) -> None:
        """Show the doors that have not heard of a kind of scam, silently; "" shows those not reached."""
        self.kind, self._kind_label = kind, label

    def _hear_all(self) -> None:
        self.ask_for("", "")
        self.reordered.emit()

    def _reorder(self, order: str) -> None:
        self.set_order(order)
        self.reordered.emit()


def ordered(rows: Sequence[DoorRow], order: str, due: Sequence[str]) -> list[DoorRow]:
    """Put doors into an order; `due` are the doors with a call-back due, the longest overdue first."""
    if order == DUE_FIRST:
        ranks = {unit_id: rank for rank, unit_id in enumerate(due)}
        return sorted(rows, key=lambda row: ranks.get(row.id, len(ranks)))
    if order == LONGEST_AGO:
        return sorted(rows, key=lambda row: row.last_visit.timestamp() if row.last_visit else 0.0)
    return list(rows)
