"""What was printed before: every batch of sheets, to be looked at and printed once more as it was."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from outreach.queries.sheets import BatchRow
from outreach.wording import tr
from ui import theme
from ui.widgets.card import clear
from ui.widgets.text import Text, draw_line
from ui.words import moment_words

LINE = 52


class EarlierList(QWidget):
    """One line a batch; `chosen(batch id)` tells of the user's choice."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, BatchButton] = {}
        self._batches: list[BatchRow] = []
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_batches(self, batches: list[BatchRow]) -> None:
        """Show these; what is chosen stays."""
        if batches == self._batches and self._box.count():
            return
        chosen = self.code()
        clear(self._box)
        self.lines = {}
        self._batches = batches
        for nth, batch in enumerate(batches, start=1):
            line = BatchButton(batch, nth)
            line.clicked.connect(lambda _=False, found=batch.id: self.chosen.emit(found))
            self._group.addButton(line)
            self.lines[batch.id] = line
            self._box.addWidget(line)
        if not batches:
            words = tr("Nothing was printed from this window yet.")
            self._box.addWidget(Text(words, tone="muted", wrap=True))
        self._box.addStretch(1)
        if chosen in self.lines:
            self.choose(chosen)

    def choose(self, batch_id: str) -> None:
        """Choose silently."""
        if batch_id in self.lines:
            self.lines[batch_id].setChecked(True)

    def code(self) -> str:
        """Give the chosen batch, "" for none."""
        return next((batch_id for batch_id, line in self.lines.items() if line.isChecked()), "")

    def batch(self, batch_id: str) -> BatchRow | None:
        """Give a batch by its id."""
        return next((batch for batch in self._batches if batch.id == batch_id), None)

    def first(self) -> str:
        """Give the newest batch, "" if there is none."""
        return self._batches[0].id if self._batches else ""


class BatchButton(QAbstractButton):
    """One batch: title, day, pages, edition and how many copies."""

    def __init__(self, batch: BatchRow, nth: int) -> None:
        super().__init__()
        self.setObjectName(f"printing.batch.{nth}")
        self.setCheckable(True)
        self.setText(batch.title)
        parts = [tr("{when}, {n} pages printed", when=moment_words(batch.printed_at), n=batch.pages)]
        parts += [batch.edition] if batch.edition else []
        parts += [tr("{n} copies", n=batch.copies)] if batch.copies > 1 else []
        self._detail = "，".join(parts)
        self.setAccessibleName(f"{batch.title}  {self._detail}")
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give two lines."""
        return QSize(theme.px(240), theme.px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(theme.color("accent") if on else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if on else "paper"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        pad, half = theme.px(12), self.height() // 2
        room = QRect(pad, theme.px(4), self.width() - 2 * pad, half - theme.px(4))
        painter.setFont(theme.font(15, bold=on))
        draw_line(painter, room, self.text(), "accent" if on else "ink")
        painter.setFont(theme.font(13))
        room.moveTop(half - theme.px(1))
        draw_line(painter, room, self._detail, "muted")
