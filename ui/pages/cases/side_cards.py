"""What stands beside a case: who has not heard of its kind yet, and the payments that were stopped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach.queries.cases import DissuasionRow
from outreach.queries.unheard import UnheardSummary
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.money import yuan_words
from ui.widgets.text import Text

SHOWN = 8


class UnheardCard(Card):
    """`go_asked()` walks to these doors, `print_asked()` prints sheets for them."""

    go_asked = Signal()
    print_asked = Signal()

    def __init__(self, keys: str) -> None:
        super().__init__(tr("Who has not heard of it yet"))
        self.said = Text("", wrap=True)
        self.go = Button(tr("Go to these doors"), name="cases.unheard_go", icon="visit", keys=keys)
        self.go.clicked.connect(self.go_asked)
        self.sheets = Button(tr("Print sheets for them"), "quiet", name="cases.unheard_print", small=True)
        self.sheets.clicked.connect(self.print_asked)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(self.go)
        flow.addWidget(self.sheets)
        self.body.setSpacing(8)
        self.body.addWidget(self.said)
        self.body.addWidget(holder)

    def show_unheard(self, found: UnheardSummary, label: str) -> None:
        """Say how many due households have not heard of a kind."""
        n, due = len(found.rows), found.due
        if n:
            text = tr("“{kind}”: {n} of {due} households have not heard of it.", kind=label, n=n, due=due)
        else:
            text = tr("“{kind}”: every due household has heard of it.", kind=label)
        self.said.setText(text)
        for button in (self.go, self.sheets):
            button.setEnabled(bool(n))


class DissuasionsCard(Card):
    """The payments that were stopped, the newest first; `void_asked(row)`."""

    void_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Dissuasions"))
        self.sums = Text("", tone="muted")
        self.head.insertWidget(1, self.sums)

    def show_rows(self, rows: Sequence[DissuasionRow]) -> None:
        """Show the latest of these and the sums over all that stand."""
        clear(self.body)
        standing = [row for row in rows if not row.voided]
        people, saved = sum(row.people for row in standing), sum(row.saved for row in standing)
        sums = tr("{n} people, {amount} saved", n=people, amount=yuan_words(saved))
        self.sums.setText(sums if standing else "")
        for row in standing[:SHOWN]:
            self.body.addWidget(rule())
            self.body.addWidget(Text(_line(row), wrap=True))
            if row.note or row.done_by:
                more = "，".join(part for part in (row.done_by, row.note) if part)
                self.body.addWidget(Text(more, step=13, tone="muted", wrap=True))
        if not standing:
            self.body.addWidget(Text(tr("Nobody had to be dissuaded yet."), tone="muted", wrap=True))


def _line(row: DissuasionRow) -> str:
    who = f"{row.place} {row.head}".strip() if row.unit_id else tr("Somebody from outside")
    how = f"{tr(LABELS[row.risk])}·{tr(LABELS[row.way])}"
    saved = tr("{amount} saved", amount=yuan_words(row.saved))
    return "  ".join([words.day_words(row.happened_on), who, row.kind_label, how, saved])
