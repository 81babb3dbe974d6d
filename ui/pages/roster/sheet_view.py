"""Paints an excerpt of a sheet: what each column means, its letter, headings, rows, the cell in question."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from outreach.roster.guess import letters
from outreach.wording import tr
from ui import theme
from ui.pages.roster.fields import FIELD_LABELS, NOT_USED, SHORT
from ui.pages.roster.sheet_rows import Cell, Excerpt
from ui.widgets.text import elide

ROW, NUMBER, NARROWEST, WIDEST = 28, 34, 36, 150
HEADS = 3


class SheetView(QWidget):
    """`column_clicked(index)` gives the place of a column in its sheet whose meaning was clicked."""

    column_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roster.rows")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._excerpt = Excerpt()
        self._fewer = 0

    def set_fewer(self, fewer: int) -> None:
        """Show so many rows less, where the window is low or something is asked under them."""
        self._fewer = fewer
        self.updateGeometry()
        self.update()

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show these rows."""
        self._excerpt = excerpt
        self.setAccessibleName("; ".join(" ".join(row.texts) for row in excerpt.rows if row.here))
        self.updateGeometry()
        self.update()

    def sheet(self) -> str:
        """Name the sheet that the rows are of."""
        return self._excerpt.sheet

    def sizeHint(self) -> QSize:
        """Give room for heads and rows."""
        rows = max(1, len(self._rows()))
        return QSize(theme.px(300), theme.px(ROW) * (HEADS + rows) + 2)

    def _rows(self) -> tuple[Cell, ...]:
        """Give the rows to show, never without the one in question."""
        rows = self._excerpt.rows
        last = next((nth for nth, row in enumerate(rows) if row.here), 0)
        return rows[: max(last + 1, len(rows) - self._fewer)]

    def minimumSizeHint(self) -> QSize:
        """Never be cut in height."""
        return QSize(theme.px(200), self.sizeHint().height())

    def _columns(self) -> list[tuple[int, int, int]]:
        """Give (place in the excerpt, x, width) of the columns there is room for, with the problem's."""
        shown = self._excerpt
        widths = [self._width(nth) for nth in range(len(shown.columns))]
        room = self.width() - theme.px(NUMBER) - 2
        wanted = [nth for nth in (shown.at, self._name()) if nth >= 0]
        used = set(wanted)
        for nth, column in enumerate(shown.columns):
            taken = sum(widths[one] for one in used)
            if nth not in used and column.field not in ("", NOT_USED) and taken + widths[nth] <= room:
                used.add(nth)
        order = sorted(used)
        spare = max(0, room - sum(widths[nth] for nth in order)) // max(1, len(order))
        placed, x = [], theme.px(NUMBER) + 1
        for nth in order:
            placed.append((nth, x, widths[nth] + spare))
            x += widths[nth] + spare
        if placed:
            nth, x, width = placed[-1]
            placed[-1] = (nth, x, self.width() - 1 - x)
        return placed

    def _name(self) -> int:
        fields = [column.field for column in self._excerpt.columns]
        return fields.index("name") if "name" in fields else -1

    def _width(self, nth: int) -> int:
        shown = self._excerpt
        face, bold = QFontMetrics(theme.font(13)), QFontMetrics(theme.font(13, bold=True))
        texts = [face.horizontalAdvance(row.texts[nth]) for row in shown.rows]
        texts.append(face.horizontalAdvance(_meaning(shown.columns[nth].field)))
        texts.append(bold.horizontalAdvance(shown.columns[nth].heading))
        return min(theme.px(WIDEST), max(theme.px(NARROWEST), *texts) + theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the excerpt."""
        shown = self._excerpt
        if shown.head is None:
            return
        painter = QPainter(self)
        for nth, row in enumerate(self._lines()):
            self._paint_line(painter, nth, *row)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _lines(self) -> Iterator[tuple[str, tuple[str, ...], str, bool]]:
        """Give each line as (number, texts, ground token, bold)."""
        shown = self._excerpt
        yield "", tuple(_meaning(column.field) for column in shown.columns), "soft", False
        yield "", tuple(letters(column.index) for column in shown.columns), "sunken", False
        head: Cell | None = shown.head
        if head is not None:
            yield str(head.number), head.texts, "raised", True
        for row in self._rows():
            yield str(row.number), row.texts, "warn_soft" if row.here else "raised", False

    def _paint_line(
        self, painter: QPainter, nth: int, number: str, texts: tuple[str, ...], ground: str, bold: bool
    ) -> None:
        height = theme.px(ROW)
        top = 1 + nth * height
        line = theme.color("line")
        here = ground == "warn_soft"
        edge = QRect(1, top, theme.px(NUMBER), height)
        painter.fillRect(edge, theme.color(ground if here else "sunken"))
        painter.setFont(theme.font(13, bold=here))
        painter.setPen(theme.color("warn" if here else "muted"))
        painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, number)
        face = theme.font(13, bold)
        for place, x, width in self._columns():
            box = QRect(x, top, width, height)
            painter.fillRect(box, theme.color(ground))
            self._paint_text(painter, box, texts[place], nth, face)
            painter.fillRect(box.left(), top, 1, height, line)
            if here and place == self._excerpt.at:
                painter.setPen(QPen(theme.color("warn"), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.fillRect(1, top + height - 1, self.width() - 2, 1, line)

    def _paint_text(self, painter: QPainter, box: QRect, text: str, nth: int, face: QFont) -> None:
        painter.setFont(face)
        painter.setPen(theme.color(("accent", "muted")[nth] if nth < 2 else "ink"))
        room = box.adjusted(5, 0, -3, 0)
        side = Qt.AlignmentFlag.AlignHCenter if nth < HEADS else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            room, side | Qt.AlignmentFlag.AlignVCenter, elide(painter.fontMetrics(), text, room.width())
        )

    # Changing what a column means

    def _column_at(self, x: float, y: float) -> int:
        if y > theme.px(ROW) * HEADS:
            return -1
        return next((nth for nth, left, width in self._columns() if left <= x < left + width), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a click does."""
        over = self._column_at(event.position().x(), event.position().y()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(
            event.globalPosition().toPoint(), tr("Click to say what this column is") if over else "", self
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask what the clicked column means."""
        nth = self._column_at(event.position().x(), event.position().y())
        if nth >= 0:
            self.column_clicked.emit(self._excerpt.columns[nth].index)


def _meaning(field: str) -> str:
    if not field:
        return tr("not used")
    return tr(SHORT.get(field) or FIELD_LABELS.get(field, "not used"))
