"""What was understood of the sentence, line by line, before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.pages.receipts.wordings import ReadLine
from ui.widgets.card import clear
from ui.widgets.text import Elided, IconMark, Text


class ReadBack(QWidget):
    """A line a kind of row; what was not understood stands in words, not as a colour only."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receipts.read_back")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._compact = False
        self._lines: tuple[ReadLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_compact(self, compact: bool) -> None:
        """Put everything on one line where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self._fill()

    def show_lines(self, lines: Sequence[ReadLine]) -> None:
        """Say this."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()

    def text(self) -> str:
        """Give everything as one text."""
        parts = (f"{line.strong}{line.words} {line.rows} {line.note}".strip() for line in self._lines)
        return "；".join(" ".join(part.split()) for part in parts)

    def _fill(self) -> None:
        clear(self._box)
        self.setAccessibleName(self.text())
        if self._compact:
            self._box.addWidget(Elided(self.text(), step=13))
            return
        for line in self._lines:
            self._box.addWidget(_Line(line))


class _Line(QWidget):
    """Mark, words, rows at the right, a note under them."""

    def __init__(self, line: ReadLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(IconMark(line.icon, line.token, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        if line.strong:
            head.addWidget(Text(line.strong, bold=True))
        says = Text(line.words, wrap=not line.strong, tone="danger" if line.token == "danger" else "ink")
        head.addWidget(says, 0 if line.strong else 1)
        if line.strong:
            head.addSpacing(theme.px(12))
            rows = Text(line.rows, step=13, tone="muted", wrap=True)
            rows.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(rows, 1)
        words.addLayout(head)
        if line.note:
            words.addWidget(Text(line.note, step=13, tone="muted", wrap=True))
        row.addLayout(words, 1)
