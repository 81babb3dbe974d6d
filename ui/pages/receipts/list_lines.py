"""The view of the printed sheets: click or Enter opens one, the box or Space ticks it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from outreach.wording import tr
from ui import theme
from ui.pages.receipts.list_model import BatchLine, Line, ListModel, PageLine
from ui.widgets.line import paint_check
from ui.widgets.text import draw_line

LINE = 40
BOX_ROOM = 44
CODE_AT, RECORDED_AT = 0.26, 0.46
WORDS_AT = 0.66


class SheetLines(QListView):
    """One line a print, one line a page."""

    chosen = Signal(str)
    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receipts.sheets")
        self.setAccessibleName(tr("Slips"))
        self.sheets = ListModel(self)
        self.setModel(self.sheets)
        self.setItemDelegate(LinePaint(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("ring", "none")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def current(self) -> Line | None:
        """Give the line at hand."""
        row = self.currentIndex().row()
        return self.sheets.lines[row] if 0 <= row < len(self.sheets.lines) else None

    def begin(self) -> None:
        """Take the first page to hand."""
        for row, line in enumerate(self.sheets.lines):
            if isinstance(line, PageLine):
                self.setCurrentIndex(self.sheets.index(row))
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take a line to hand if none is."""
        if self.current() is None:
            self.begin()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, tick by Space."""
        line, key = self.current(), event.key()
        if line is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(line)
        elif line is not None and key == Qt.Key.Key_Space:
            self._tick(line)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by the box, else open."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        line = self.sheets.lines[index.row()]
        if event.position().x() < theme.px(BOX_ROOM) or isinstance(line, BatchLine):
            self._tick(line)
        else:
            self._open(line)

    def _open(self, line: Line) -> None:
        self.chosen.emit(line.page.id if isinstance(line, PageLine) else line.pages[0].id)

    def _tick(self, line: Line) -> None:
        self.sheets.toggle(line)
        self.ticks_changed.emit()


class LinePaint(QStyledItemDelegate):
    """Paints both kinds of lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give one line."""
        return QSize(theme.px(200), theme.px(LINE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a line."""
        model, view = index.model(), option.widget  # type: ignore[attr-defined]
        assert isinstance(model, ListModel) and isinstance(view, SheetLines)
        line = model.lines[index.row()]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        every, some = model.ticks(line)
        head = isinstance(line, BatchLine)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "paper" if head or hovered else "soft" if every else "raised"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        edge = theme.px(16)
        box = QRectF(rect.x() + theme.px(16), rect.center().y() - edge / 2, edge, edge)
        paint_check(painter, box, every, some and not every)
        room = rect.adjusted(theme.px(BOX_ROOM), 0, -theme.px(16), 0)
        if isinstance(line, BatchLine):
            self._batch(painter, room, line)
        else:
            self._page(painter, room, line)
        if view.hasFocus() and index.row() == view.currentIndex().row():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _batch(self, painter: QPainter, room: QRect, line: BatchLine) -> None:
        painter.setFont(theme.font(15, bold=True))
        draw_line(painter, QRect(room.x(), room.y(), int(room.width() * 0.3), room.height()), line.title)
        used = min(painter.fontMetrics().horizontalAdvance(line.title), int(room.width() * 0.3)) + theme.px(
            16
        )
        rest = room.adjusted(used, 0, 0, 0)
        painter.setFont(theme.font(13))
        draw_line(painter, rest, line.detail, "muted")
        used = painter.fontMetrics().horizontalAdvance(line.detail) + theme.px(16)
        draw_line(painter, rest.adjusted(min(used, rest.width()), 0, 0, 0), line.missing, "warn")

    def _page(self, painter: QPainter, room: QRect, line: PageLine) -> None:
        stops = (0.0, CODE_AT, RECORDED_AT, WORDS_AT, 1.0)
        texts = ((line.name, "ink"), (line.code, "muted"), (line.recorded, "ink"), (line.words, line.tone))
        painter.setFont(theme.font(15))
        for nth, (text, tone) in enumerate(texts):
            left, right = (room.x() + int(room.width() * stop) for stop in stops[nth : nth + 2])
            place = QRect(left, room.y(), right - left - theme.px(8), room.height())
            draw_line(painter, place, text, tone, right=nth == 3)
