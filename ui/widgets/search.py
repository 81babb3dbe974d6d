"""The one search box, and what it found below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from outreach.vocabulary import HouseholdState
from outreach.wording import tr
from ui import theme
from ui.widgets.floating import FloatingPanel
from ui.widgets.glyph import paint_state
from ui.widgets.keyhint import hint_width, paint_hint
from ui.widgets.line import LineEdit
from ui.widgets.text import IconMark, Text, draw_line, draw_marked

PAUSE_MS = 60
KEYS_FROM = 300


@dataclass(frozen=True)
class Hit:
    """One line of the drop-down: who, where, why it was found, and what to open."""

    title: str
    place: str
    why: str
    target: object
    state: HouseholdState | None = None
    tries: int = 1
    start: int = -1
    length: int = 0


class SearchBox(QFrame):
    """A field with drop-down results.

    `asked(text)` asks for results (after a short pause in typing), answered by `show_hits`;
    `picked(target)` tells which was chosen; `entered(text)` that Enter came before there were results;
    `left()` that Esc gave it up.
    """

    asked = Signal(str)
    picked = Signal(object)
    entered = Signal(str)
    left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "field")
        self.setFixedHeight(theme.px(36))
        self.line = _SearchLine(self, hint)
        self.count = Text("", step=13, tone="muted")
        self.keys = _Keys(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconMark("search"))
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(self.keys)
        self.hits: HitList | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.line.textEdited.connect(self._typed)

    def text(self) -> str:
        """Give what is typed, without spaces around it."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put a text into the field and ask for it."""
        self.line.setText(text)
        self._typed(text)

    def show_hits(self, hits: Sequence[Hit], total: int | None = None) -> None:
        """Show what was found; an empty list says so in words."""
        if not self.text():
            self.close_hits()
            return
        if self.hits is None:
            self.hits = HitList(self.window())
            self.hits.picked.connect(self._pick)
        self.set_count(tr("{n} found", n=total if total is not None else len(hits)))
        corner = self.mapTo(self.window(), self.rect().bottomLeft())
        self.hits.fill(hits, self.text(), max(self.width(), theme.px(416)))
        self.hits.show_at(corner.x(), corner.y() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the key's room to the words where there is little."""
        self.keys.setVisible(self.width() >= theme.px(KEYS_FROM))

    def set_count(self, text: str) -> None:
        """Say at the right how many were found."""
        self.count.setText(text)

    def close_hits(self) -> None:
        """Close the drop-down."""
        if self.hits is not None:
            self.hits.hide()

    def clear(self) -> None:
        """Empty the field and close the drop-down."""
        self.line.clear()
        self.set_count("")
        self.close_hits()

    def _typed(self, text: str) -> None:
        self._pause.start()
        if not text.strip():
            self.set_count("")
            self.close_hits()

    def _pick(self, hit: Hit) -> None:
        self.clear()
        self.picked.emit(hit.target)

    def enter(self) -> None:
        """Open the marked result; where none is shown, say that Enter was pressed."""
        if self.hits is not None and self.hits.isVisible():
            self.hits.pick_current()
        elif self.text():
            self._pause.stop()
            self.entered.emit(self.text())

    def escape(self) -> None:
        """Give the search up."""
        self.clear()
        self.left.emit()


class _SearchLine(LineEdit):
    """The typing part: arrows and Enter go to the results."""

    def __init__(self, box: SearchBox, hint: str) -> None:
        super().__init__(name="search", hint=hint, bare=True, parent=box)
        self.setAccessibleName(hint)
        self._box = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the results, open one, or give up."""
        key, hits = event.key(), self._box.hits
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._box.enter()
        elif key == Qt.Key.Key_Escape:
            self._box.escape()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and hits is not None and hits.isVisible():
            hits.move_current(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show Esc instead of Ctrl+K while typing."""
        super().focusInEvent(event)
        self._box.keys.show_keys("Esc")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the drop-down when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._box.keys.show_keys("Ctrl+K")
        self._box.close_hits()


class _Keys(QWidget):
    """The key hint at the right, which changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.show_keys("Ctrl+K")

    def show_keys(self, keys: str) -> None:
        self._keys = keys
        self.setFixedSize(QSize(hint_width(keys), theme.px(20)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hint(painter, QRectF(self.rect()), self._keys)


class HitList(FloatingPanel):
    """The drop-down: one row a result, the marked one soft."""

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, padding=5)
        self.setObjectName("search_hits")
        self.rows: list[_HitRow] = []
        self._current = 0

    def fill(self, hits: Sequence[Hit], text: str, width: int) -> None:
        """Show these results, the first one marked."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [_HitRow(hit, self) for hit in hits]
        self.setFixedWidth(width)
        for row in self.rows:
            self.body.addWidget(row)
        if not hits:
            nothing = tr(
                "“{text}” was not found: write it another way, or press Ctrl+N to add it.", text=text
            )
            words = Text(nothing, tone="muted", wrap=True)
            words.setContentsMargins(8, 8, 8, 8)
            words.setFixedHeight(words.heightForWidth(width - 10))
            self.body.addWidget(words)
        self._current = 0
        self.move_current(0)

    def move_current(self, step: int) -> None:
        """Mark the next or the previous result."""
        if not self.rows:
            return
        self._current = max(0, min(len(self.rows) - 1, self._current + step))
        for nth, row in enumerate(self.rows):
            row.mark(nth == self._current)

    def pick_current(self) -> None:
        """Choose the marked result."""
        if self.rows:
            self.picked.emit(self.rows[self._current].hit)


class _HitRow(QWidget):
    """One result."""

    def __init__(self, hit: Hit, owner: HitList) -> None:
        super().__init__(owner)
        self.hit = hit
        self._owner = owner
        self._marked = False
        self.setFixedHeight(theme.px(36))
        self.setAccessibleName(f"{hit.title} {hit.place} {hit.why}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mark(self, on: bool) -> None:
        self._marked = on
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._owner.picked.emit(self.hit)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        x, edge, height = theme.px(10), theme.px(16), self.height()
        if self.hit.state is not None:
            box = QRectF(x, (height - edge) / 2, edge, edge)
            paint_state(painter, box, self.hit.state, self.hit.tries, unit=edge / 16)
            x += edge + theme.px(8)
        painter.setFont(theme.font(15))
        room = QRect(x, 0, max(0, self.width() - x - theme.px(10)), height)
        x += draw_marked(painter, room, self.hit.title, self.hit.start, self.hit.length) + theme.px(8)
        room.setLeft(min(x, room.right()))
        draw_line(painter, room, self.hit.place, "muted")
        x += painter.fontMetrics().horizontalAdvance(self.hit.place) + theme.px(8)
        painter.setFont(theme.font(13))
        room = QRect(x, 0, max(0, self.width() - x - theme.px(10)), height)
        draw_line(painter, room, self.hit.why, "muted", right=True)
