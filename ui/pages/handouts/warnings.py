"""What does not agree between doors and stock, each with the one thing to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.stock_entries import Disagreement, StockWarning
from outreach.queries.stock_sentences import warning_words
from outreach.wording import tr
from ui.widgets.button import Button
from ui.widgets.card import Notice, clear
from ui.widgets.text import Text

MOST = 2


class Warnings(Notice):
    """`mended(StockWarning)` when its button is pressed; nothing to say, nothing shown."""

    mended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("handouts.warnings")
        self.text.hide()
        self._open = False
        self._rows: Sequence[StockWarning] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.box.addLayout(self._lines)
        self.hide()

    def show_warnings(self, rows: Sequence[StockWarning]) -> None:
        """Show these, the first few of many."""
        self._rows = rows
        clear(self._lines)
        for nth, row in enumerate(rows if self._open else rows[:MOST]):
            self._lines.addWidget(self._line(nth, row))
        if len(rows) > MOST and not self._open:
            left = tr("{n} more", n=len(rows) - MOST)
            more = Button(left, "quiet", name="handouts.more_warnings", small=True)
            more.clicked.connect(self._show_all)
            self._lines.addWidget(more)
        self.setVisible(bool(rows))

    def _show_all(self) -> None:
        self._open = True
        self.show_warnings(self._rows)

    def _line(self, nth: int, row: StockWarning) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(Text(warning_words(tr, row), wrap=True), 1)
        button = Button(remedy(row), name=f"handouts.mend_{nth}", small=True)
        button.clicked.connect(lambda: self.mended.emit(row))
        line.addWidget(button)
        return holder


def remedy(row: StockWarning) -> str:
    """Say what the button does."""
    if row.kind is Disagreement.COUNT_DIFFERS:
        return tr("Write {n} off", n=-row.amount) if row.amount < 0 else tr("Receive {n}", n=row.amount)
    if row.kind is Disagreement.MORE_GONE:
        return tr("Write down what came")
    if row.kind is Disagreement.OVER_USED:
        return tr("Write down what was taken")
    return tr("Count the shelf") if row.kind is Disagreement.SHELF_SHORT else tr("See the entries")
