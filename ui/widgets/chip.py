"""Chips: things that are on or off, toggled by click, space, digit or initial; a check says on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from outreach.vocabulary import HouseholdState
from ui import theme
from ui.widgets.button import paint_icon_at
from ui.widgets.glyph import paint_state


class Chip(QAbstractButton):
    """A toggle with a check in front when on and its key, muted, after the word.

    `state` puts a household state's mark before the word; `count` a muted number after it; `dashed` is for
    “more …”; `closable` draws a cross at the right (a click then means: take it out).
    """

    def __init__(
        self,
        text: str,
        *,
        name: str,
        key: str = "",
        on: bool = False,
        state: HouseholdState | None = None,
        count: str = "",
        dashed: bool = False,
        closable: bool = False,
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(not dashed and not closable)
        self.setChecked(on)
        self.key, self.state, self.count = key, state, count
        self._dashed, self._closable, self._height = dashed, closable, height
        self.setFont(theme.font(15))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def set_count(self, count: str) -> None:
        """Show another number after the word."""
        self.count = count
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        if self.state is not None:
            return theme.px(16)
        return theme.px(20) if self.isChecked() else 0

    def _tail(self) -> str:
        return self.count or self.key

    def sizeHint(self) -> QSize:
        """Give room for check or mark, word and key."""
        gap = theme.px(6)
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * theme.px(10)
        width += self._lead() + gap if self._lead() else 0
        if self._tail():
            width += QFontMetrics(theme.font(13)).horizontalAdvance(self._tail()) + gap
        if self._closable:
            width += theme.px(16) + gap
        return QSize(width, theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked() or self._closable
        hovered = self.underMouse() and self.isEnabled()
        painter.setBrush(theme.color("soft" if on else "paper" if hovered else "raised"))
        pen = QPen(theme.color("accent" if on else "line2"), 1)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_parts(painter)

    def _paint_parts(self, painter: QPainter) -> None:
        x, gap, height = float(theme.px(10)), theme.px(6), self.height()
        if self.state is not None:
            edge = theme.px(16)
            paint_state(painter, QRectF(x, (height - edge) / 2, edge, edge), self.state, 2, unit=edge / 16)
            x += edge + gap
        elif self.isChecked():
            edge = theme.px(20)
            paint_icon_at(painter, x, height, "check", "accent", edge)
            x += edge + gap
        painter.setFont(self.font())
        painter.setPen(theme.color("ink" if self.isEnabled() else "line2"))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRectF(x, 0, words + 2, height), Qt.AlignmentFlag.AlignVCenter, self.text())
        x += words + gap
        if self._tail():
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("muted"))
            room = QRectF(x, 0, self.width() - x, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._tail())
        if self._closable:
            edge = theme.px(16)
            paint_icon_at(painter, self.width() - edge - theme.px(8), height, "x", "accent", edge)
