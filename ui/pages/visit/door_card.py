"""The card in the middle: whose door it is and how far it has come, over the form."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from outreach.queries.doors import DoorRow
from outreach.vocabulary import HouseholdState
from ui.pages.visit.form import VisitEntryForm
from ui.widgets.card import Card, scrolled
from ui.widgets.glyph import StateGlyph, state_words
from ui.widgets.text import Elided, Text


class DoorCard(Card):
    """Head line and form; the form scrolls where the window is low, the head stays."""

    def __init__(self, today: date) -> None:
        super().__init__(padding=0)
        self.form = VisitEntryForm(today)
        self.name = Elided("", step=24, bold=True)
        self.place = Text("", step=18, tone="muted")
        self.glyph = StateGlyph(HouseholdState.NOT_VISITED)
        self.state = Text("")
        self.dot = Text("·", tone="muted", bold=True)
        self.status = Text("", tone="muted")
        self.status.setObjectName("visit.status")
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(12)
        line.addWidget(self.name)
        line.addWidget(self.place)
        line.addStretch(1)
        for part in (self.glyph, self.state, self.dot, self.status):
            line.addWidget(part)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(24, 0, 24, 16)
        inner.addWidget(self.form)
        self.area = scrolled(holder)
        self.area.setMinimumHeight(120)
        self.body.setContentsMargins(0, 10, 0, 0)
        self.body.addLayout(line)
        self.body.addWidget(self.area, 1)

    def show_row(self, row: DoorRow) -> None:
        """Show whose door it is."""
        self.name.set_text(row.head)
        self.place.setText(row.place)
        self.glyph.show_state(row.state, row.tries)
        self.state.setText(state_words(row.state, row.tries))

    def say(self, status: str) -> None:
        """Say how the draft stands, or what was just saved."""
        self.status.setText(status)
        self.dot.setVisible(bool(status))
        self.status.setVisible(bool(status))

    def set_dense(self, dense: bool) -> None:
        """Bring the rows closer where the window is low."""
        self.form.column.setSpacing(4 if dense else 8)
        self.body.setContentsMargins(0, 4 if dense else 10, 0, 0)
