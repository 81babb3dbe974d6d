"""The mark of a household's state, by form as well as colour: one painter for lists, tiles and print."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import tr
from ui import theme
from ui.theme import Tokens

STATE_TOKENS = {
    HouseholdState.SIGNED: "slip",
    HouseholdState.TOLD: "person",
    HouseholdState.TOLD_BY_PHONE: "phone",
    HouseholdState.LEAFLET_ONLY: "leaf",
    HouseholdState.REFUSED: "warn",
    HouseholdState.NOBODY_HOME: "home",
    HouseholdState.NOT_VISITED: "no",
    HouseholdState.EXCLUDED: "excl",
}
"""Colour token of every state, furthest first: the order of legends and filters."""

FULL = 16.0
MOST_DOTS = 3


def state_words(state: HouseholdState, tries: int = 0) -> str:
    """Say a state in words, with the number of tries where there were several (未遇 2 次)."""
    if state == HouseholdState.NOBODY_HOME and tries > 1:
        return tr("Nobody home, {n} tries", n=tries)
    return tr(LABELS[state])


def paint_state(
    painter: QPainter,
    box: QRectF,
    state: HouseholdState,
    tries: int = 1,
    colors: Tokens | None = None,
    unit: float = 1.0,
) -> None:
    """Paint a state into a square box.

    `tries` are the calls at which nobody was home; `colors` defaults to the theme on screen;
    `unit` is one px of the design in painter units (the text scale of a list's glyph, for instance).
    """
    colors = colors or theme.tokens()
    z = box.width() / unit
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(unit, unit)
    _Glyph(painter, z, QColor(getattr(colors, STATE_TOKENS[state])), colors).paint(state, tries)
    painter.restore()


class _Glyph:
    """One mark of edge z, painted from the origin."""

    def __init__(self, painter: QPainter, z: float, ink: QColor, colors: Tokens) -> None:
        self.painter = painter
        self.z = z
        self.ink = ink
        self.inside = QColor(colors.raised)
        self.on_fill = QColor(colors.on_fill)
        self.stroke = 1.5 if z <= 20 else 2.0
        self.radius = 2.5 if z <= FULL else 0.13 * z

    def paint(self, state: HouseholdState, tries: int) -> None:
        if state == HouseholdState.EXCLUDED:
            self._line([(0.22, 0.5), (0.78, 0.5)], self.ink, self.stroke)
            return
        if state in (HouseholdState.TOLD, HouseholdState.SIGNED):
            self._filled(check=state == HouseholdState.SIGNED)
            return
        shape = self._outline_path()
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.inside)
        self.painter.drawPath(shape)
        if state == HouseholdState.TOLD_BY_PHONE:
            self._half(shape)
        elif state == HouseholdState.LEAFLET_ONLY:
            self._hatch(shape)
        elif state == HouseholdState.REFUSED:
            self._cross()
        elif state == HouseholdState.NOBODY_HOME and self.z >= FULL:
            self._dots(min(MOST_DOTS, max(1, tries)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.ink, self.stroke))
        self.painter.drawPath(shape)

    def _outline_path(self) -> QPainterPath:
        half = self.stroke / 2
        path = QPainterPath()
        edge = self.z - self.stroke
        path.addRoundedRect(QRectF(half, half, edge, edge), self.radius - half / 2, self.radius - half / 2)
        return path

    def _filled(self, check: bool) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink)
        self.painter.drawRoundedRect(QRectF(0, 0, self.z, self.z), self.radius, self.radius)
        if check:
            width = 2.75 if self.z >= 24 else 1.75
            self._line([(0.25, 0.52), (0.43, 0.70), (0.76, 0.31)], self.on_fill, width)

    def _half(self, shape: QPainterPath) -> None:
        lower = QPainterPath()
        lower.addRect(QRectF(0, self.z / 2, self.z, self.z / 2))
        self.painter.setBrush(self.ink)
        self.painter.drawPath(shape.intersected(lower))

    def _hatch(self, shape: QPainterPath) -> None:
        self.painter.save()
        self.painter.setClipPath(shape)
        self.painter.setPen(QPen(self.ink, 1.25 if self.z <= 20 else 1.5))
        steps = range(1, 8) if self.z >= FULL else (3, 5)
        for step in steps:
            reach = step * self.z / 4
            self.painter.drawLine(QPointF(0, reach), QPointF(reach, 0))
        self.painter.restore()

    def _cross(self) -> None:
        for ends in ([(0.3, 0.3), (0.7, 0.7)], [(0.3, 0.7), (0.7, 0.3)]):
            self._line(ends, self.ink, self.stroke)

    def _dots(self, count: int) -> None:
        radius = max(1.5, 0.075 * self.z) if self.z > 20 else 1.5
        self.painter.setBrush(self.ink)
        first = self.z / 2 - 0.25 * self.z * (count - 1) / 2
        for nth in range(count):
            self.painter.drawEllipse(QPointF(first + nth * 0.25 * self.z, self.z / 2), radius, radius)

    def _line(self, points: list[tuple[float, float]], ink: QColor, width: float) -> None:
        pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF([QPointF(x * self.z, y * self.z) for x, y in points]))


class StateGlyph(QWidget):
    """A state's mark beside its word; the word is its accessible name."""

    def __init__(
        self, state: HouseholdState, tries: int = 1, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edge = size
        self.setFixedSize(theme.px(size), theme.px(size))
        self.show_state(state, tries)

    def show_state(self, state: HouseholdState, tries: int = 1) -> None:
        """Show another state."""
        self._state, self._tries = state, tries
        self.setAccessibleName(state_words(state, tries))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the square it needs."""
        return QSize(theme.px(self._edge), theme.px(self._edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        box = QRectF(0, 0, self.width(), self.width())
        paint_state(painter, box, self._state, self._tries, unit=self.width() / self._edge)
