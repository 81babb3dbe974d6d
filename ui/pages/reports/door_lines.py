"""The lines behind a number: state, head, door, how much it adds, day and workers; a click opens the door."""

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
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from outreach.places import door_label, place_label
from outreach.tallies.behind import BehindRow
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import theme, words
from ui.widgets.glyph import paint_state, state_words
from ui.widgets.text import draw_line

Index = QModelIndex | QPersistentModelIndex
MARGIN, GLYPH, GAP = 16, 16, 8
NAME, DOOR = 64, 68


class DoorLines(QListView):
    """`opened(row)` by a click or Enter; `left()` by Esc."""

    opened = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reports.doors")
        self.setAccessibleName(tr("Doors behind the number"))
        self.setProperty("ring", "none")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(theme.px(36))
        self.lines = _Lines(self)
        self._painter = _LinePainter(self, self.lines)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[BehindRow], unit: str, with_group: bool) -> None:
        """Show these lines; `unit` is what they are counted in, `with_group` writes 3组9号 for 9号."""
        self._painter.unit, self._painter.with_group = unit, with_group
        self._painter.with_number = any(row.n != 1 for row in rows)
        self.lines.show_rows(rows)
        self.scrollToTop()

    def present(self) -> BehindRow | None:
        """Give the line that has the frame, else the first."""
        rows, at = self.lines.rows, self.currentIndex().row()
        return rows[max(0, at)] if rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the door with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self.lines.rows[index.row()])


class _Lines(QAbstractListModel):
    """Holds the lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[BehindRow] = ()

    def show_rows(self, rows: Sequence[BehindRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.head
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            state = state_words(row.state) if row.state is not None else ""
            parts = (row.head, place_label(row.group, row.door), state, said_of(row))
            return "  ".join(part for part in parts if part)
        return None


class _LinePainter(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, view: DoorLines, lines: _Lines) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines
        self.unit, self.with_group, self.with_number = "", False, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row = self._lines.rows[index.row()]
        painter.save()
        current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, theme.color("soft" if current or hovered else "raised"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        edge = theme.px(GLYPH)
        place = QRectF(box.x() + theme.px(MARGIN), box.center().y() - edge / 2 + 0.5, edge, edge)
        if row.state is not None:
            paint_state(painter, place, row.state, unit=edge / GLYPH)
        self._paint_words(painter, box, row)
        if current:
            painter.setPen(theme.color("accent"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, row: BehindRow) -> None:
        gap = theme.px(GAP)
        x = box.x() + theme.px(MARGIN) + (theme.px(GLYPH) + gap if row.unit_id else 0)
        stop = box.right() - theme.px(MARGIN)
        painter.setFont(theme.font())
        wide = theme.px(NAME) if row.unit_id else theme.px(GLYPH + NAME + DOOR) + 2 * gap
        name = QRect(x, box.y(), wide, box.height())
        draw_line(painter, name, row.head, "ink")
        door = place_label(row.group, row.door) if self.with_group else door_label(row.door)
        x = name.right() + gap
        if row.unit_id:
            draw_line(painter, QRect(x, box.y(), theme.px(DOOR), box.height()), door, "muted")
            x += theme.px(DOOR) + gap
        if self.with_number:
            painter.setFont(theme.font(15, bold=True))
            width = painter.fontMetrics().horizontalAdvance(f"−88 {self.unit}")
            draw_line(painter, QRect(x, box.y(), width, box.height()), f"{row.n} {self.unit}", "ink", True)
            x += width + gap
        painter.setFont(theme.font(13))
        said = painter.fontMetrics().elidedText(
            said_of(row, self.with_number), Qt.TextElideMode.ElideRight, stop - x
        )
        draw_line(painter, QRect(x, box.y(), stop - x, box.height()), said, "muted", True)


def said_of(row: BehindRow, short: bool = False) -> str:
    """Say when it was and who was there; of a household taken out of the count, why."""
    say_day = words.short_day if short else words.day_words
    parts = [say_day(row.day)] if row.day is not None else []
    if row.visit_id is None and row.reason is not None:
        parts.append(tr(LABELS[row.reason]))
    if row.workers:
        parts.append(row.workers)
    return "  ".join(parts)
