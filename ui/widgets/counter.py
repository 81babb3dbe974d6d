"""A counted thing in one field: name, minus, bold number, unit, plus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.button import paint_icon_at

SIDE = 8
ICON = 20


class Counter(QWidget):
    """A number from 0 to `most`; arrows, plus and minus step it, digits type it; `changed(n)` by the user."""

    changed = Signal(int)

    def __init__(
        self,
        label: str,
        unit: str = "",
        *,
        name: str,
        value: int = 0,
        most: int = 999,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.label, self.unit, self._most = label, unit, most
        self._value = value
        self._typing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def value(self) -> int:
        """Give the number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number (silently)."""
        self._value = max(0, min(self._most, value))
        self.setAccessibleDescription(f"{self._value} {self.unit}")
        self.update()

    def _by_user(self, value: int, typing: bool = False) -> None:
        self._typing = typing
        self.set_value(value)
        self.changed.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrows, type digits, take one back with Backspace."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_Right):
            self._by_user(self._value + 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Minus, Qt.Key.Key_Left):
            self._by_user(self._value - 1)
        elif text.isascii() and text.isdigit():
            self._by_user(self._value * 10 + int(text) if self._typing else int(text), typing=True)
        elif key == Qt.Key.Key_Backspace:
            self._by_user(self._value // 10, typing=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Begin a new number next time."""
        self._typing = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Step by a click on minus or plus."""
        x = event.position().x()
        if x >= self.width() - theme.px(SIDE + ICON + 6):
            self._by_user(self._value + 1)
        elif self._minus_x() - theme.px(6) <= x <= self._minus_x() + theme.px(ICON + 6):
            self._by_user(self._value - 1)

    def _label_width(self) -> int:
        return QFontMetrics(theme.font(15)).horizontalAdvance(self.label)

    def _minus_x(self) -> float:
        unit = QFontMetrics(theme.font(13)).horizontalAdvance(self.unit)
        digits = QFontMetrics(theme.font(15, bold=True)).horizontalAdvance("88")
        return self.width() - theme.px(SIDE + ICON + 4) - unit - digits - theme.px(ICON + 8)

    def sizeHint(self) -> QSize:
        """Give room for name, number, unit and both steps."""
        unit = QFontMetrics(theme.font(13)).horizontalAdvance(self.unit)
        digits = QFontMetrics(theme.font(15, bold=True)).horizontalAdvance("88")
        width = self._label_width() + unit + digits + theme.px(10 + SIDE + 2 * ICON + 20)
        return QSize(width, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("raised"))
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        height, icon = self.height(), theme.px(ICON)
        plus = self.width() - theme.px(SIDE) - icon
        paint_icon_at(painter, plus, height, "plus", "muted", icon)
        paint_icon_at(painter, self._minus_x(), height, "minus", "muted", icon)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        self._write(painter, QRectF(theme.px(10), 0, self._label_width() + 2, height), self.label, 15, "ink")
        unit = QFontMetrics(theme.font(13)).horizontalAdvance(self.unit)
        unit_box = QRectF(plus - theme.px(4) - unit, 0, unit + 2, height)
        self._write(painter, unit_box, self.unit, 13, "muted")
        painter.setFont(theme.font(15, bold=True))
        painter.setPen(theme.color("ink"))
        number = QRectF(
            self._minus_x() + icon, 0, unit_box.x() - self._minus_x() - icon - theme.px(4), height
        )
        painter.drawText(number, middle | right, str(self._value))

    def _write(self, painter: QPainter, box: QRectF, text: str, step: int, token: str) -> None:
        painter.setFont(theme.font(step))
        painter.setPen(theme.color(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
