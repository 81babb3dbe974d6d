"""Text fields, a drop-down and a check box that look and answer alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSizePolicy, QWidget

from ui import theme
from ui.widgets.button import paint_icon_at

LONGEST = 2000


class LineEdit(QLineEdit):
    """One line of text; Ctrl+Z with nothing typed to take back is left to the window's undo."""

    def __init__(
        self,
        *,
        name: str,
        hint: str = "",
        bare: bool = False,
        step: int = 15,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFont(theme.font(step))
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST)
        self.setProperty("bare", bare)
        if bare:
            self.setProperty("ring", "parent")

    def event(self, event: QEvent) -> bool:
        """Let the window's undo have the key when this field has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo and not self.isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)


class DropDown(QComboBox):
    """One of a list, with the drawn arrow; the wheel does not change it by accident."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFont(theme.font(15))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Give room for the words and the arrow."""
        hint = super().sizeHint()
        return QSize(hint.width() + theme.px(12), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        edge = theme.px(16)
        paint_icon_at(painter, self.width() - edge - theme.px(9), self.height(), "down", "ink", edge)


class CheckBox(QAbstractButton):
    """A box to tick, with words after it."""

    def __init__(self, text: str, *, name: str, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFont(theme.font(15))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give room for box and words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(theme.px(28) + words + 4, theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words."""
        painter = QPainter(self)
        edge = theme.px(16)
        paint_check(painter, QRectF(2, (self.height() - edge) / 2, edge, edge), self.isChecked())
        painter.setFont(self.font())
        painter.setPen(theme.color("ink" if self.isEnabled() else "line2"))
        room = self.rect().adjusted(theme.px(26), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


def paint_check(painter: QPainter, box: QRectF, on: bool, some: bool = False) -> None:
    """Paint a check box: on, off, or `some` for “part of them”."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.color("accent" if on or some else "line2"), 1.5))
    painter.setBrush(theme.color("accent" if on or some else "raised"))
    painter.drawRoundedRect(frame, 3, 3)
    pen = QPen(theme.color("on_accent"), box.width() * 0.11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if on or some:
        points = [(0.25, 0.52), (0.43, 0.70), (0.76, 0.31)] if on else [(0.28, 0.5), (0.72, 0.5)]
        spots = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
        painter.drawPolyline(QPolygonF(spots))
    painter.restore()
