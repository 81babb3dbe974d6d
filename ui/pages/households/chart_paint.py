"""How the wall chart is painted: blocks, tiles from a small store of finished marks, rings, captions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from outreach.coverage.summary import CoverageRow
from outreach.places import door_label, group_label
from outreach.queries.doors import DoorRow
from outreach.vocabulary import HouseholdState
from outreach.wording import tr
from ui import theme
from ui.pages.households.chart_layout import Block, Box, ChartLayout
from ui.widgets.glyph import MOST_DOTS, paint_state
from ui.widgets.text import draw_line, elide

MIDDLE = Qt.AlignmentFlag.AlignVCenter
DIMMED = 0.16


class ChartPainter:
    """Paints the part of a layout that can be seen; made anew for each layout, so its marks have one size."""

    def __init__(
        self, layout: ChartLayout, rows: Sequence[DoorRow], groups: Mapping[str, CoverageRow]
    ) -> None:
        self.layout, self.rows, self.groups = layout, rows, groups
        reached = sum(row.reached for row in groups.values())
        due = sum(row.due for row in groups.values())
        self._usual = reached / due if due else 0.0
        self._marks: dict[tuple[HouseholdState, int], QPixmap] = {}

    def paint(
        self,
        painter: QPainter,
        area: Box,
        *,
        shown: Collection[HouseholdState],
        selected: Collection[str],
        ring: int,
        focused: bool,
    ) -> None:
        """Paint what meets `area`; `shown` states stand out (none: all), `ring` is the door pointed at."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in self.layout.blocks:
            if block.box.meets(area):
                self._block(painter, block)
                self._tiles(painter, block, area, shown, selected)
        if 0 <= ring < len(self.rows):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2 if focused else 1.5))
            painter.drawRoundedRect(_rect(self.layout.box(ring)).adjusted(-3, -3, 3, 3), 6, 6)

    def _block(self, painter: QPainter, block: Block) -> None:
        box = _rect(block.box)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        head = QRect(block.box.x + 12, block.box.y, block.box.width - 24, self.layout.measures.head)
        row = self.groups.get(block.group, CoverageRow(block.group))
        rate = f"{100 * row.rate:.1f}%" if row.due else ""
        x = head.x()
        for text, token, bold in (
            (group_label(block.group), "ink", True),
            (f"{row.reached}/{row.due}", "ink", False),
            (rate, "muted", False),
        ):
            painter.setFont(theme.font(15, bold))
            painter.setPen(theme.color(token))
            words = elide(painter.fontMetrics(), text, head.width() // 2)
            painter.drawText(QRect(x, head.y(), head.width(), head.height()), MIDDLE, words)
            x += painter.fontMetrics().horizontalAdvance(words) + theme.px(12)
        behind = bool(row.left) and row.rate < self._usual
        painter.setFont(theme.font(15, behind))
        left = tr("{n} to go", n=row.left) if row.left else tr("all reached")
        draw_line(painter, head, left, "warn" if behind else "muted", right=True)

    def _tiles(
        self,
        painter: QPainter,
        block: Block,
        area: Box,
        shown: Collection[HouseholdState],
        selected: Collection[str],
    ) -> None:
        layout = self.layout
        skip = max(1, -(-theme.line_height(13) // layout.line))
        for nth, (first, last, y) in enumerate(layout.lines(block)):
            if y + layout.line < area.y or y > area.y + area.height:
                continue
            if nth % skip == 0:
                self._line_label(painter, block, y, self.rows[first].door)
            for index in range(first, last):
                row = self.rows[index]
                x = block.box.x + layout.measures.label + (index - first) * layout.pitch
                if row.id in selected:
                    self._selected(painter, x, y)
                dim = bool(shown) and row.state not in shown
                painter.setOpacity(DIMMED if dim else 1.0)
                painter.drawPixmap(x, y, self._mark(painter, row))
                if layout.named:
                    self._caption(painter, x, y, row)
                painter.setOpacity(1.0)

    def _line_label(self, painter: QPainter, block: Block, y: int, door: str) -> None:
        painter.setFont(theme.font(13))
        height = max(self.layout.tile, theme.line_height(13))
        room = QRect(
            block.box.x + 6, y - (height - self.layout.tile) // 2, self.layout.measures.label - 18, height
        )
        draw_line(painter, room, door_label(door), "muted", right=True)

    def _selected(self, painter: QPainter, x: int, y: int) -> None:
        edge = max(2, min(4, self.layout.gap // 2 + 1))
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.setBrush(theme.color("soft_line"))
        box = QRectF(x, y, self.layout.tile, self.layout.tile)
        painter.drawRoundedRect(box.adjusted(-edge, -edge, edge, edge), 5, 5)

    def _mark(self, painter: QPainter, row: DoorRow) -> QPixmap:
        key = (row.state, min(MOST_DOTS, row.tries))
        if key not in self._marks:
            ratio = painter.device().devicePixelRatioF()
            edge = self.layout.tile
            mark = QPixmap(round(edge * ratio), round(edge * ratio))
            mark.setDevicePixelRatio(ratio)
            mark.fill(Qt.GlobalColor.transparent)
            inner = QPainter(mark)
            paint_state(inner, QRectF(0, 0, edge, edge), row.state, row.tries)
            inner.end()
            self._marks[key] = mark
        return self._marks[key]

    def _caption(self, painter: QPainter, x: int, y: int, row: DoorRow) -> None:
        layout = self.layout
        painter.setFont(theme.font(13))
        metrics = QFontMetrics(painter.font())
        for nth, (text, token) in enumerate(((door_label(row.door), "muted"), (row.head, "ink"))):
            painter.setPen(theme.color(token))
            top = y + layout.tile + 1 + nth * layout.measures.caption
            room = QRect(x - 4, top, layout.tile + 8, layout.measures.caption)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, elide(metrics, text, room.width()))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def paint_band(painter: QPainter, band: QRect) -> None:
    """Paint what a drag covers so far."""
    tint = theme.color("accent")
    painter.setPen(QPen(tint, 1))
    tint.setAlphaF(0.12)
    painter.setBrush(tint)
    painter.drawRect(band)
