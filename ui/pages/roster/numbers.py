"""The four numbers over the plan, each with its people and two examples."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.pages.roster.summary import Part, PlanSummary
from ui.widgets.card import Card
from ui.widgets.text import Elided, IconMark, Text


class NumberCard(Card):
    """Icon, number, what it counts, people at the right; examples under it."""

    def __init__(self, icon: str, token: str, words: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.number = Text("", step=32, bold=True)
        self.words = words
        self.people = Text("", step=13, tone="muted")
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(IconMark(icon, token, 24))
        line.addWidget(self.number)
        line.addWidget(Text(words))
        line.addStretch(1)
        line.addWidget(self.people)
        self.body.addLayout(line)
        self.lines = [Elided("", step=13, tone="muted") for _ in range(2)]
        for text in self.lines:
            self.body.addWidget(text)

    def show_part(self, part: Part, people: str, nothing: tuple[str, ...] = ()) -> None:
        """Show one number."""
        self.number.setText(str(part.households))
        self.people.setText(people)
        examples = part.examples or nothing
        for nth, line in enumerate(self.lines):
            line.set_text(examples[nth] if nth < len(examples) else "")
        self.setAccessibleName(f"{part.households} {self.words} {people}")


class Numbers(QWidget):
    """New, changed, same, missing."""

    def __init__(self) -> None:
        super().__init__()
        self.new = NumberCard("plus", "accent", tr("new households"), "roster.new")
        self.changed = NumberCard("edit", "accent", tr("households changed"), "roster.changed")
        self.same = NumberCard("check", "muted", tr("households as before"), "roster.same")
        self.missing = NumberCard("help", "warn", tr("not in the file"), "roster.missing")
        self.cards = (self.new, self.changed, self.same, self.missing)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self.arrange(False)

    def arrange(self, narrow: bool) -> None:
        """Stand in one line, or in two where the window is narrow."""
        a_line = 2 if narrow else 4
        for nth, card in enumerate(self.cards):
            self._grid.addWidget(card, nth // a_line, nth % a_line)
            self._grid.setColumnStretch(nth, int(nth < a_line))

    def set_dense(self, dense: bool) -> None:
        """Leave the examples away where the window is low."""
        for card in self.cards:
            for line in card.lines:
                line.setVisible(not dense)

    def show_summary(self, summary: PlanSummary) -> None:
        """Show the numbers of a plan."""
        people = tr("{n} people", n=summary.new.persons)
        self.new.show_part(summary.new, people, (tr("nobody new"),))
        self.changed.show_part(summary.changed, tr("{n} people", n=summary.changed.persons), (tr("nothing"),))
        same = tr("{n} people", n=summary.same.persons)
        self.same.show_part(summary.same, same, (tr("the same as in the ledger"), tr("no need to look")))
        gone = summary.missing
        if gone.examples:
            gone = Part(gone.households, gone.persons, (gone.examples[0], tr("they stay, nobody is deleted")))
        people = tr("{n} people", n=gone.persons)
        self.missing.show_part(gone, people, (tr("everybody is in the file"),))
