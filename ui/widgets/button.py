"""Buttons: one primary a page, with its key in it; the others outlined, quiet or for danger."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.keyhint import hint_width, paint_hint

KINDS = ("primary", "secondary", "quiet", "danger")


class Button(QAbstractButton):
    """A button of one of `KINDS`, with an icon before its words and its key after them.

    `name` becomes the objectName; `small` makes it 32 px high instead of 36; `drop` draws a down arrow at
    the right; `tone` is the colour of a quiet one.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        name: str,
        icon: str = "",
        keys: str = "",
        small: bool = False,
        drop: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.kind, self.keys, self.icon_name = kind, keys, icon
        self._small, self._drop = small, drop
        self.tone = "accent"
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(15, bold=kind == "primary"))
        if keys:
            self.setToolTip(f"{text}  {keys}")

    def set_text(self, text: str) -> None:
        """Say another thing (and make room for it)."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def does(self, action: QAction) -> Button:
        """Let a click do what a command does, and follow whether it can be done; return the button."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        return self

    def _parts(self) -> tuple[int, int, int, int]:
        icon = theme.px(16 if self._small else 20) if self.icon_name else 0
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        arrow = theme.px(16) if self._drop else 0
        return icon, words, hint_width(self.keys), arrow

    def sizeHint(self) -> QSize:
        """Give room for icon, words and key."""
        parts = [part for part in self._parts() if part]
        margin = 8 if self.kind == "quiet" else 12 if self._small or not self.text() else 16
        width = sum(parts) + theme.px(8) * max(0, len(parts) - 1) + 2 * theme.px(margin)
        return QSize(width, theme.px(32 if self._small else 36))

    def minimumSizeHint(self) -> QSize:
        """Never be cut off."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint as hovered."""
        self.update()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def _inks(self) -> tuple[str, str, str]:
        """Give the tokens of ground, edge and words."""
        if not self.isEnabled():
            return ("", "", "line2") if self.kind == "quiet" else ("paper", "line", "line2")
        strong = self.isDown() or self.underMouse()
        if self.kind == "primary":
            return ("accent_h" if strong else "accent", "", "on_accent")
        if self.kind == "quiet":
            return ("soft" if strong else "", "", self.tone)
        words = "danger" if self.kind == "danger" else "ink"
        return ("soft" if strong or self.isChecked() else "raised", "line2", words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, ink = self._inks()
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(edge), 1) if edge else Qt.PenStyle.NoPen)
        inset = 0.5 if edge else 0.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        self._paint_parts(painter, ink)

    def _paint_parts(self, painter: QPainter, ink: str) -> None:
        icon, words, hint, arrow = self._parts()
        gap = theme.px(8)
        shown = [part for part in (icon, words, hint, arrow) if part]
        x = (self.width() - sum(shown) - gap * max(0, len(shown) - 1)) / 2
        height = self.height()
        if icon:
            paint_icon_at(painter, x, height, self.icon_name, ink, icon)
            x += icon + gap
        if words:
            painter.setFont(self.font())
            painter.setPen(theme.color(ink))
            painter.drawText(QRectF(x, 0, words + 2, height), Qt.AlignmentFlag.AlignVCenter, self.text())
            x += words + gap
        if hint:
            strong = self.kind == "primary"
            box = QRectF(x, 0, hint, height)
            paint_hint(painter, box, self.keys, ink if strong else "muted", ink if strong else "line")
            x += hint + gap
        if arrow:
            paint_icon_at(painter, x, height, "down", ink, arrow)


def paint_icon_at(painter: QPainter, x: float, height: int, name: str, token: str, edge: int) -> None:
    """Paint an icon at x, centred in a height."""
    icons.paint_icon(painter, QRectF(x, (height - edge) / 2, edge, edge), name, token)
