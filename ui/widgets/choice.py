"""One of n: a row of equal parts in one field, chosen by click, arrows, or the digit it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.widgets.button import paint_icon_at


@dataclass(frozen=True)
class Option:
    """One part of the row: its code, its words, the key it shows, an icon before the words."""

    code: str
    text: str
    key: str = ""
    icon: str = ""


class ChoiceRow(QWidget):
    """A segmented choice of one; `chosen(code)` tells of the user's choice only, `choose` is silent."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[Option], *, name: str, code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.options = tuple(options)
        self._code = code
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name_it()

    def code(self) -> str:
        """Give the chosen code, "" for none."""
        return self._code

    def choose(self, code: str) -> None:
        """Choose silently; "" takes the choice back."""
        self._code = code
        self._name_it()
        self.update()

    def pick(self, code: str) -> None:
        """Choose as the user would: `chosen` is told."""
        self.choose(code)
        self.chosen.emit(code)

    def _name_it(self) -> None:
        text = next((option.text for option in self.options if option.code == self._code), "")
        self.setAccessibleDescription(text)

    def _part_width(self, option: Option) -> int:
        width = QFontMetrics(theme.font(15, bold=True)).horizontalAdvance(option.text)
        if option.key:
            width += QFontMetrics(theme.font(13)).horizontalAdvance(option.key) + theme.px(6)
        return width + (theme.px(22) if option.icon else 0) + 2 * theme.px(8)

    def sizeHint(self) -> QSize:
        """Give every part the width of the widest."""
        widest = max(map(self._part_width, self.options), default=0)
        return QSize((widest + theme.px(4)) * len(self.options), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Give every part the room its own words need."""
        return QSize(sum(map(self._part_width, self.options)), theme.px(36))

    def _edges(self) -> list[float]:
        """Give the x of every parting line: equal parts, or by need where equal would cut words."""
        needs = [float(self._part_width(option)) for option in self.options]
        equal = self.width() / max(1, len(needs))
        widths = [equal] * len(needs)
        if needs and max(needs) > equal:
            spare = (self.width() - sum(needs)) / len(needs)
            widths = [need + spare for need in needs]
        edges = [0.0]
        for width in widths:
            edges.append(edges[-1] + width)
        return edges

    def _at(self, x: float) -> int:
        edges = self._edges()
        return next((n for n in range(len(self.options)) if edges[n] <= x < edges[n + 1]), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._hovered = self._at(event.position().x())
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Forget the pointer."""
        self._hovered = -1
        self.update()
        QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the part under the pointer."""
        if (nth := self._at(event.position().x())) >= 0:
            self.pick(self.options[nth].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrows, Home, End or the key a part shows."""
        codes = [option.code for option in self.options]
        now = codes.index(self._code) if self._code in codes else -1
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.pick(codes[max(0, min(len(codes) - 1, now + step))])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.pick(codes[0 if key == Qt.Key.Key_Home else -1])
        elif event.text() and (by_key := [o.code for o in self.options if o.key == event.text()]):
            self.pick(by_key[0])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 6, 6)
        painter.fillPath(shape, theme.color("raised"))
        edges = self._edges()
        for nth, option in enumerate(self.options):
            part = QRectF(edges[nth], 0, edges[nth + 1] - edges[nth], self.height())
            self._paint_part(painter, part, shape, nth, option)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawPath(shape)

    def _paint_part(
        self, painter: QPainter, part: QRectF, shape: QPainterPath, nth: int, option: Option
    ) -> None:
        on = option.code == self._code
        if on or nth == self._hovered:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(part, theme.color("soft" if on else "paper"))
            painter.restore()
        if nth:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(part.topLeft(), part.bottomLeft())
        face = theme.font(15, bold=on)
        words = QFontMetrics(face).horizontalAdvance(option.text)
        key = QFontMetrics(theme.font(13)).horizontalAdvance(option.key) + theme.px(6) if option.key else 0
        icon = theme.px(22) if option.icon else 0
        x = part.center().x() - (icon + words + key) / 2
        if icon:
            paint_icon_at(painter, x, self.height(), option.icon, "accent" if on else "ink", theme.px(16))
        painter.setFont(face)
        painter.setPen(theme.color("accent" if on else "ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x + icon, 0, words + 2, self.height()), middle, option.text)
        if option.key:
            painter.setFont(theme.font(13))
            painter.setPen(theme.color("muted"))
            left = x + icon + words + theme.px(6)
            painter.drawText(QRectF(left, 0, key, self.height()), middle, option.key)
