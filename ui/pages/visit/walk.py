"""The walk: the doors around in the group with their states; the one at hand and the next are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from outreach.places import door_label, group_label
from outreach.queries.doors import DoorRow
from outreach.wording import tr
from ui import theme
from ui.widgets.glyph import paint_state
from ui.widgets.text import draw_line

AROUND = 3
NARROW, WIDE, LABEL = 117, 245, 112
LEAST_NARROW, LEAST_WIDE = 84, 200


@dataclass(frozen=True)
class Cell:
    """One door of the strip; `said` is what stands at its right, "" for a narrow one."""

    row: DoorRow
    said: str
    here: bool


def cells(rows: Sequence[DoorRow], current: str, following: str, reach: int) -> list[Cell]:
    """Choose the doors to show: `reach` before and after in the group, the next one to go in any case."""
    here = next((n for n, row in enumerate(rows) if row.id == current), -1)
    if here < 0:
        return []
    group = rows[here].group
    first = last = here  # the doors of a group stand together: no need to look at all of a county's
    while here - first < reach and first > 0 and rows[first - 1].group == group:
        first -= 1
    while last - here < reach and last + 1 < len(rows) and rows[last + 1].group == group:
        last += 1
    around = list(rows[first : last + 1])
    after = next((row for row in rows if row.id == following and row.id != current), None)
    if after is not None and after not in around:
        around = [*(around if len(around) <= reach + 1 else around[:-1]), after]
    said = {current: tr("at hand"), after.id if after else "": tr("next door")}
    return [Cell(row, said.get(row.id, ""), row.id == current) for row in around]


class Walk(QWidget):
    """One line of doors; `chosen(unit id)` by click or, with the keyboard here, by the arrows."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("visit.walk")
        self.setAccessibleName(tr("The walk"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(42))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.compact = False
        self._cells: list[Cell] = []
        self._rows: Sequence[DoorRow] = ()
        self._reach = AROUND
        self._shown = ("", "")

    def show_walk(self, rows: Sequence[DoorRow], current: str, following: str) -> None:
        """Show the doors around the current one."""
        self._rows, self._shown = rows, (current, following)
        self._reach = 0 if self.compact else self._room_for()
        self._cells = cells(rows, current, following, self._reach)
        named = [cell for cell in self._cells if cell.said]
        words = (f"{door_label(cell.row.door)} {cell.row.head} {cell.said}" for cell in named)
        self.setAccessibleDescription("，".join(words))
        self.update()

    def _room_for(self) -> int:
        """Tell how many doors before and after can be read at this width."""
        spare = self.width() - theme.px(LABEL + 2 * LEAST_WIDE)
        return max(0, min(AROUND, spare // (2 * theme.px(LEAST_NARROW))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many doors as can be read."""
        super().resizeEvent(event)
        if not self.compact and self._room_for() != self._reach:
            self.show_walk(self._rows, *self._shown)

    def set_compact(self, compact: bool) -> None:
        """Show this door and the next one only."""
        if compact != self.compact:
            self.compact = compact
            self.show_walk(self._rows, *self._shown)

    def cells(self) -> list[Cell]:
        """Give the doors shown."""
        return list(self._cells)

    def sizeHint(self) -> QSize:
        """Fill the line."""
        return QSize(theme.px(600), theme.px(42))

    def _label_width(self) -> int:
        cramped = self.width() < theme.px(LABEL + 2 * LEAST_WIDE)
        return 0 if self.compact or cramped else theme.px(LABEL)

    def _spots(self) -> list[QRect]:
        """Share the width: named doors twice as wide as the others."""
        label = self._label_width()
        weights = [WIDE if cell.said else NARROW for cell in self._cells]
        room = self.width() - label
        total = max(1, sum(weights) if self._reach < AROUND else max(sum(weights), NARROW * 4 + WIDE * 2))
        spots, x = [], float(label)
        for weight in weights:
            width = room * weight / total
            spots.append(QRect(round(x), 0, round(x + width) - round(x), self.height()))
            x += width
        return spots

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the door under the pointer."""
        for cell, spot in zip(self._cells, self._spots(), strict=True):
            if spot.contains(event.position().toPoint()) and not cell.here:
                self.chosen.emit(cell.row.id)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a door back or on by the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, row in enumerate(self._rows) if row.id == self._shown[0]), -1)
        if step and here >= 0 and 0 <= here + step < len(self._rows):
            self.chosen.emit(self._rows[here + step].id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(shape, theme.color("raised"))
        if self._label_width() and self._cells:
            here = next(cell for cell in self._cells if cell.here)
            words = tr("{group} in walking order", group=group_label(here.row.group))
            painter.setFont(theme.font(15 if self._label_fits(words) else 13))
            draw_line(painter, QRect(theme.px(12), 0, theme.px(LABEL - 14), self.height()), words, "muted")
        painter.save()
        painter.setClipPath(shape)
        for cell, spot in zip(self._cells, self._spots(), strict=True):
            self._paint_cell(painter, cell, spot)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawPath(shape)

    def _label_fits(self, words: str) -> bool:
        return QFontMetrics(theme.font(15)).horizontalAdvance(words) <= theme.px(LABEL - 14)

    def _paint_cell(self, painter: QPainter, cell: Cell, spot: QRect) -> None:
        if cell.here:
            painter.fillRect(spot, theme.color("soft"))
        if spot.x() > 0:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(spot.topLeft(), spot.bottomLeft())
        edge, gap = theme.px(16), theme.px(8)
        x = spot.x() + theme.px(12)
        box = QRectF(x, (spot.height() - edge) / 2, edge, edge)
        paint_state(painter, box, cell.row.state, cell.row.tries, unit=edge / 16)
        x += edge + gap
        right = spot.right() - theme.px(12)
        door = door_label(cell.row.door)
        painter.setFont(theme.font(13, bold=not cell.here))
        width = painter.fontMetrics().horizontalAdvance(cell.said)
        if cell.said and right - x - width - gap >= QFontMetrics(theme.font(15, bold=True)).horizontalAdvance(
            door
        ):
            draw_line(painter, QRect(right - width, 0, width + 1, spot.height()), cell.said, "accent")
            right -= width + gap
        painter.setFont(theme.font(15, bold=bool(cell.said)))
        draw_line(painter, QRect(x, 0, right - x, spot.height()), door, "ink" if cell.said else "muted")
        if cell.said:
            x += painter.fontMetrics().horizontalAdvance(door) + gap
            painter.setFont(theme.font(15))
            draw_line(painter, QRect(x, 0, max(0, right - x), spot.height()), cell.row.head)
