"""The wall chart: one tile a household, pointed at by mouse or keys, zoomed by wheel, selected by a drag."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from outreach.coverage.summary import CoverageRow
from outreach.queries.doors import DoorRow
from outreach.vocabulary import HouseholdState
from outreach.wording import tr
from ui import theme
from ui.pages.households.chart_layout import TILES, Box, ChartLayout, Counts, Measures, fitting_tile
from ui.pages.households.chart_paint import ChartPainter, paint_band
from ui.widgets.glyph import state_words

MARGIN = 4
"""Room around the blocks for rings."""
MOST_AT_FULL_SIZE = 300
"""More doors than this are made smaller so that all are seen at once; fewer keep their size and scroll."""
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WallChart(QAbstractScrollArea):
    """`opened(id)` by click or Enter; `pointed(index)` of the ring or -1; `selection_changed()`."""

    opened = Signal(str)
    pointed = Signal(int)
    selection_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("households.chart")
        self.setAccessibleName(tr("Wall chart"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.rows: Sequence[DoorRow] = ()
        self._counts = Counts()
        self._groups: dict[str, CoverageRow] = {}
        self.ring = -1
        self.selected: list[str] = []
        self._shown: frozenset[HouseholdState] = frozenset()
        self._most, self._tile = 36, 0
        self._pressed: QPoint | None = None
        self._band: QRect | None = None
        self._lay_out()

    # What is shown

    def show_doors(self, rows: Sequence[DoorRow], groups: Sequence[CoverageRow]) -> None:
        """Show these doors, in their order, with the counts of their groups."""
        present = self.rows[self.ring].id if 0 <= self.ring < len(self.rows) else ""
        self.rows, self._groups = rows, {row.group or "": row for row in groups}
        self._counts = Counts.of([row.group for row in rows])
        self.ring = next((n for n, row in enumerate(rows) if row.id == present), -1) if present else -1
        known = {row.id for row in rows} if self.selected else set()
        self.selected = [unit_id for unit_id in self.selected if unit_id in known]
        self._lay_out()

    def show_states(self, states: Collection[HouseholdState]) -> None:
        """Let these states stand out; none: all."""
        self._shown = frozenset(states)
        self.viewport().update()

    def set_largest(self, tile: int) -> None:
        """Let tiles be at most so large while nobody zooms."""
        if tile != self._most:
            self._most = tile
            self._lay_out()

    def select(self, ids: Sequence[str]) -> None:
        """Mark these households as selected."""
        self.selected = list(ids)
        self.viewport().update()

    def tile(self) -> int:
        """Give the edge of a tile in px."""
        return self.places.tile

    def zoom(self, steps: int, at: QPoint | None = None) -> None:
        """Make tiles larger or smaller by steps, keeping what is at a point of the view under it."""
        nth = TILES.index(self.places.tile) + steps
        spot = at or self.viewport().rect().center()
        kept = self.ring if self.ring >= 0 else self.door_at(spot)
        self._tile = TILES[max(0, min(len(TILES) - 1, nth))]
        self._lay_out()
        if kept >= 0:
            self.ring = kept
            middle = self.places.box(kept).y + self.places.tile // 2 + MARGIN
            self.verticalScrollBar().setValue(middle - spot.y())
        self.viewport().update()

    def door_at(self, spot: QPoint) -> int:
        """Give the index of the door at a point of the view, -1 for none."""
        return self.places.at(spot.x() - MARGIN, spot.y() - MARGIN + self.verticalScrollBar().value())

    def door_box(self, index: int) -> QRect:
        """Give the tile of a door in coordinates of the view."""
        box = self.places.box(index)
        return QRect(box.x + MARGIN, box.y + MARGIN - self.verticalScrollBar().value(), box.width, box.height)

    def _lay_out(self) -> None:
        measures = Measures(theme.px(40), theme.px(53) + 12, theme.px(18))
        groups = self._counts
        width, height = self.viewport().width() - 2 * MARGIN, self.viewport().height() - 2 * MARGIN
        tile = self._tile or self._most
        if not self._tile and len(self.rows) > MOST_AT_FULL_SIZE:
            tile = fitting_tile(groups, width, height, self._most, measures)
        self.places = ChartLayout(groups, width, tile, measures)
        self._painter = ChartPainter(self.places, self.rows, self._groups)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.places.height - height))
        bar.setPageStep(max(1, height))
        bar.setSingleStep(self.places.line)
        self.viewport().update()

    # What the user does

    def point(self, index: int, keys: bool = False) -> None:
        """Move the ring; by keys the view follows."""
        if index != self.ring:
            self.ring = index
            if 0 <= index < len(self.rows):
                row = self.rows[index]
                words = f"{row.place} {row.head} {state_words(row.state, row.tries)}"
                self.viewport().setAccessibleName(words)
            self.viewport().update()
            self.pointed.emit(index)
        if keys and index >= 0:
            box, bar = self.places.box(index), self.verticalScrollBar()
            low = box.y + self.places.line + self.places.gap + 2 * MARGIN - self.viewport().height()
            bar.setValue(max(low, min(bar.value(), box.y - self.places.measures.head)))

    def sizeHint(self) -> QSize:
        """Ask for no more than it needs; it takes what is left of the page."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be of use with a few lines in sight."""
        return QSize(300, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out for the new room."""
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom; with Shift or Ctrl held, scroll."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turn)
        elif turn:
            self.zoom(1 if turn > 0 else -1, event.position().toPoint())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint() + QPoint(0, self.verticalScrollBar().value())
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the ring, or stretch the selection."""
        spot = event.position().toPoint()
        on_chart = spot + QPoint(0, self.verticalScrollBar().value())
        if self._pressed is None:
            self.point(self.door_at(spot))
            return
        far = (on_chart - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._band is not None or far:
            self._band = QRect(self._pressed, on_chart).normalized()
            self.point(-1)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open by a click; take a click with Ctrl, or what the drag covered, into the selection."""
        pressed, band = self._pressed, self._band
        self._pressed = self._band = None
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if pressed is None:
            return
        if band is not None:
            area = Box(band.x() - MARGIN, band.y() - MARGIN, band.width(), band.height())
            covered = [self.rows[n].id for n in self.places.inside(area)]
            self._take([*self.selected, *covered] if adding else covered)
        elif (index := self.door_at(event.position().toPoint())) >= 0:
            self.toggle(index) if adding else self.opened.emit(self.rows[index].id)

    def toggle(self, index: int) -> None:
        """Take a household into the selection, or out of it."""
        unit_id = self.rows[index].id
        inside = unit_id in self.selected
        self._take([i for i in self.selected if i != unit_id] if inside else [*self.selected, unit_id])

    def _take(self, ids: Sequence[str]) -> None:
        chosen = set(ids)
        self.selected = [row.id for row in self.rows if row.id in chosen]
        self.viewport().update()
        self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, Home, End, Page up and down; Enter opens, Space selects, + and - zoom."""
        key, now = Qt.Key(event.key()), max(0, self.ring)
        if not self.rows:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._walk(*STEPS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point(0 if key == Qt.Key.Key_Home else len(self.rows) - 1, keys=True)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn_page(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ring >= 0:
            self.opened.emit(self.rows[now].id)
        elif key == Qt.Key.Key_Space and self.ring >= 0:
            self.toggle(now)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    def _walk(self, right: int, down: int, selecting: bool) -> None:
        if self.ring < 0:
            self.point(0, keys=True)
            return
        before = self.ring
        self.point(self.places.beside(before, right, down), keys=True)
        if selecting and self.ring != before:
            first, last = sorted((before, self.ring))
            self._take([*self.selected, *(row.id for row in self.rows[first : last + 1])])

    def _turn_page(self, down: int) -> None:
        index = max(0, self.ring)
        for _ in range(max(1, self.viewport().height() // self.places.line)):
            index = self.places.beside(index, 0, down)
        self.point(index, keys=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard is."""
        if (
            event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            and self.ring < 0
        ):
            self.point(0 if self.rows else -1, keys=True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard went elsewhere."""
        self.viewport().update()
        self.pointed.emit(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the pointer when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(-1)
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what came into sight."""
        self.viewport().update()
        self.pointed.emit(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what can be seen, in one pass."""
        painter = QPainter(self.viewport())
        top = self.verticalScrollBar().value()
        dirty = event.rect()
        painter.translate(MARGIN, MARGIN - top)
        area = Box(dirty.x() - MARGIN, dirty.y() - MARGIN + top, dirty.width(), dirty.height())
        self._painter.paint(
            painter,
            area,
            shown=self._shown,
            selected=set(self.selected),
            ring=self.ring,
            focused=self.hasFocus(),
        )
        if self._band is not None:
            painter.translate(-MARGIN, -MARGIN)
            paint_band(painter, self._band)
