"""The card beside the tile that is pointed at: who, how far, the last calls, when to come again."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.queries.door_card import DoorCardSummary
from outreach.queries.doors import DoorRow
from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import tr
from ui import theme, words
from ui.widgets.card import clear, rule
from ui.widgets.floating import FloatingPanel
from ui.widgets.glyph import StateGlyph, state_words
from ui.widgets.text import Elided, IconMark, Text

WIDTH = 304


class HoverCard(FloatingPanel):
    """Shown near a tile, never under the pointer; takes no keys and no clicks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("households.hover")

    def tell(self, row: DoorRow, card: DoorCardSummary) -> None:
        """Fill the card."""
        clear(self.body)
        self.setFixedWidth(theme.px(WIDTH))
        self._pair(Elided(row.head or tr("No name"), step=18, bold=True), Text(row.place, tone="muted"))
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(StateGlyph(row.state, row.tries))
        state.addWidget(Text(_state_of(row, card)), 1)
        state.addWidget(Text(tr("{n} people", n=row.members), tone="muted"))
        self.body.addLayout(state)
        self._calls(card)
        self._foot(card)
        self.setAccessibleName(f"{row.head} {row.place} {state_words(row.state, row.tries)}")

    def _pair(self, left: QWidget, right: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(left, 1)
        line.addWidget(right)
        self.body.addLayout(line)

    def _calls(self, card: DoorCardSummary) -> None:
        self.body.addSpacing(4)
        if card.exclusion is not None and card.since is not None:
            line = f"{words.short_day(card.since)} {card.said_by}".strip()
            self.body.addWidget(Elided(tr("said on {line}", line=line), step=13, tone="muted"))
        for nth, call in enumerate(card.calls):
            line = words.moment_words(call.at)
            if call.workers:
                line = tr("{moment}, {workers}", moment=line, workers="、".join(call.workers))
            text = tr("last {line}", line=line) if nth == 0 else tr("before that {line}", line=line)
            self.body.addWidget(Elided(text, step=13, tone="muted"))
        if not card.calls:
            self.body.addWidget(Text(tr("nobody has been here yet"), step=13, tone="muted"))

    def _foot(self, card: DoorCardSummary) -> None:
        self.body.addSpacing(4)
        self.body.addWidget(rule())
        self.body.addSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        due = card.calls[0].follow_up if card.calls else None
        if due is not None:
            line.addWidget(IconMark("clock", "home"))
            line.addWidget(Text(tr("come again on {day}", day=words.day_words(due)), step=13))
        line.addStretch(1)
        line.addWidget(Text(tr("Enter opens"), step=13, tone="accent"))
        self.body.addLayout(line)

    def show_beside(self, tile: QRect) -> None:
        """Stand right of a tile given in the window's coordinates, left of it where there is no room."""
        self.adjustSize()
        room = self.window().width()
        right = tile.right() + 28
        left = tile.left() - 28 - self.width()
        x = right if right + self.width() + 8 <= room or left < 8 else left
        self.show_at(x, tile.top() - 28)


def _state_of(row: DoorRow, card: DoorCardSummary) -> str:
    if row.state is HouseholdState.EXCLUDED and card.exclusion is not None:
        return tr("not counted: {reason}", reason=tr(LABELS[card.exclusion]))
    return state_words(row.state, row.tries)
