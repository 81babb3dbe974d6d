"""This round beside the last one: reached and signed, with the households both are counted over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.coverage.rounds import RoundRow
from outreach.wording import tr
from ui.widgets.card import clear
from ui.widgets.text import Text


class RoundsCompared(QWidget):
    """Two lines a round; nothing where there is no round yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("campaign.compared")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(16, 8, 16, 12)
        self.lines.setSpacing(0)

    def fill(self, rows: Sequence[RoundRow]) -> None:
        """Show these rounds, this one first."""
        clear(self.lines)
        self.setVisible(bool(rows))
        for place, row in enumerate(rows):
            title = tr("Last round") if place else tr("This round")
            said = Text(title, step=13, bold=True)
            said.setToolTip(row.name)
            self.lines.addWidget(said)
            counts = row.counts
            for words, count, rate in (
                (tr("Reached"), counts.reached, counts.rate),
                (tr("Signed for"), counts.signed, counts.signed_rate),
            ):
                text = f"{words} {count}/{counts.due}（{100 * rate:.1f}%）"
                self.lines.addWidget(Text(text, step=13, tone="muted"))
        if len(rows) > 1:
            note = tr("Both over the {n} households due today", n=rows[0].counts.due)
            self.lines.addWidget(Text(note, step=13, tone="muted", wrap=True))
