"""The answer to a scan: a band across the page, with its own colour and mark, and one key to undo."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import paint_icon_at
from ui.widgets.keyhint import hint_width, paint_hint
from ui.widgets.text import elide

SHOWN_MS = 12_000
KINDS = {
    "saved": ("accent", "on_accent", "check"),
    "already": ("soft", "ink", "undo"),
    "unknown": ("warn_soft", "ink", "help"),
    "forged": ("danger_soft", "danger", "warn"),
    "card": ("sunken", "ink", "scan"),
}
"""Ground, words and mark of the four answers, and of a command card that waits for the next slip."""


class ScanBand(QWidget):
    """One answer at a time; it goes away by itself: `faded`. `undo` tells that its 撤销 was clicked."""

    undo = Signal()
    faded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_band")
        self.setFixedHeight(theme.px(32))
        self.kind, self.words, self.detail, self._undoable = "saved", "", "", False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        self.hide()

    def _fade(self) -> None:
        self.hide()
        self.faded.emit()

    def say(
        self, kind: str, words: str, detail: str = "", undo: bool = False, lasting: bool = False
    ) -> None:
        """Show an answer of one of `KINDS`: large bold words, then detail; `undo` offers 撤销.

        A `lasting` one stays until the next answer.
        """
        self.kind, self.words, self.detail, self._undoable = kind, words, detail, undo
        self.setAccessibleName(f"{words} {detail}".strip())
        self.show()
        self.update()
        self._timer.stop()
        if not lasting:
            self._timer.start()

    def _undo_width(self) -> int:
        words = QFontMetrics(theme.font(15)).horizontalAdvance(tr("Undo"))
        return words + hint_width("Ctrl+Z") + theme.px(8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Undo by a click at the right, else go away."""
        undone = self._undoable and event.position().x() > self.width() - self._undo_width() - theme.px(32)
        self.hide()
        if undone:
            self.undo.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band."""
        ground, ink, mark = KINDS[self.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color(ground))
        height, edge, x = self.height(), theme.px(20), float(theme.px(24))
        paint_icon_at(painter, x, height, mark, ink, edge)
        x += edge + theme.px(8)
        stop = self.width() - theme.px(24) - (self._undo_width() + theme.px(16) if self._undoable else 0)
        for text, step, bold in ((self.words, 18, True), (self.detail, 15, self.kind == "forged")):
            painter.setFont(theme.font(step, bold))
            painter.setPen(theme.color(ink))
            shown = elide(painter.fontMetrics(), text, max(0, int(stop - x)))
            painter.drawText(QRectF(x, 0, stop - x, height), Qt.AlignmentFlag.AlignVCenter, shown)
            x += painter.fontMetrics().horizontalAdvance(shown) + theme.px(12)
        if self._undoable:
            self._paint_undo(painter, ink)

    def _paint_undo(self, painter: QPainter, ink: str) -> None:
        hint = hint_width("Ctrl+Z")
        left = self.width() - theme.px(24) - self._undo_width()
        painter.setFont(theme.font(15))
        painter.setPen(theme.color(ink))
        room = QRectF(left, 0, self._undo_width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("Undo"))
        box = QRectF(self.width() - theme.px(24) - hint, 0, hint, self.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_hint(painter, box, "Ctrl+Z", ink, ink)
