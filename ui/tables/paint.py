"""How cells and heads are painted: as in the pictures, the same in every list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.tables.columns import Column
from ui.tables.model import PagedModel
from ui.widgets.button import paint_icon_at
from ui.widgets.glyph import paint_state
from ui.widgets.line import paint_check
from ui.widgets.text import draw_line, draw_marked

PAD = 8
GLYPH = 16


class CellPainter(QStyledItemDelegate):
    """Paints ground, row line, glyph, words, found part; the current row gets a 2 px frame."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.current_row = -1
        self.framed = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the row's height."""
        return QSize(theme.px(80), theme.px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        model = index.model()
        assert isinstance(model, PagedModel)
        box: QRect = option.rect  # type: ignore[attr-defined]
        row, on = index.row(), model.ticks and model.is_ticked(index.row())
        current = row == self.current_row
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, theme.color("soft" if on or (current and not model.ticks) else "raised"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        column = model.column_at(index.column())
        if column is None:
            edge = theme.px(GLYPH)
            x, y = box.x() + theme.px(14), box.center().y() - edge / 2 + 0.5
            paint_check(painter, QRectF(x, y, edge, edge), on)
        else:
            entry = model.at_hand(row)
            if entry is not None:
                self._paint_words(painter, box, column, entry)
        if current and self.framed:
            self._paint_frame(painter, box, index.column() == model.columnCount() - 1, index.column() == 0)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, column: Column, entry: object) -> None:
        room = box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1)
        mark = column.glyph(entry) if column.glyph else None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mark is not None:
            edge = theme.px(GLYPH)
            place = QRectF(room.x(), room.center().y() - edge / 2 + 0.5, edge, edge)
            paint_state(painter, place, mark[0], mark[1], unit=edge / GLYPH)
            room.setLeft(room.left() + edge + theme.px(PAD))
        painter.setFont(theme.font(15, column.bold))
        text, found = column.text(entry), column.marks(entry) if column.marks else (-1, 0)
        if found[0] >= 0:
            width = draw_marked(painter, room, text, *found)
        else:
            draw_line(painter, room, text, column.ink(entry), column.right)
            width = painter.fontMetrics().horizontalAdvance(text)
        aside = column.aside(entry) if column.aside else ""
        if aside:
            painter.setFont(theme.font(13))
            room.setLeft(min(room.right(), room.left() + width + theme.px(PAD)))
            draw_line(painter, room, aside, "muted")

    def _paint_frame(self, painter: QPainter, box: QRect, last: bool, first: bool) -> None:
        ink = theme.color("accent")
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), ink)
        painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), ink)
        if first:
            painter.fillRect(QRect(box.left(), box.top(), 2, box.height()), ink)
        if last:
            painter.fillRect(QRect(box.right() - 1, box.top(), 2, box.height()), ink)


class Head(QHeaderView):
    """The head: 13 px muted words, an arrow on the sorted column, a box that ticks every row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setFixedHeight(theme.px(36))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(40))

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Paint one column's head."""
        model = self.model()
        if not isinstance(model, PagedModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.color("paper"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        column = model.column_at(section)
        if column is None:
            edge, many = theme.px(GLYPH), len(model.ticked())
            place = QRectF(box.x() + theme.px(14), box.center().y() - edge / 2, edge, edge)
            paint_check(painter, place, bool(many) and many == len(model.ids), some=many > 0)
        else:
            self._paint_title(painter, box, column, model)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRect, column: Column, model: PagedModel) -> None:
        room = box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1)
        key, descending = model.sorted_by
        sorted_here = bool(column.sort) and column.sort == key
        painter.setFont(theme.font(13, bold=sorted_here))
        width = painter.fontMetrics().horizontalAdvance(column.title)
        edge = theme.px(16)
        if sorted_here:
            x = room.x() + width + 2 if not column.right else room.right() - width - edge - 2
            painter.save()
            if not descending:
                painter.translate(0, 2 * room.center().y() + 1)
                painter.scale(1, -1)
            paint_icon_at(painter, x, 2 * room.center().y() + 1, "down", "accent", edge)
            painter.restore()
        draw_line(painter, room, column.title, "accent" if sorted_here else "muted", column.right)
