"""A ledger in which nothing can be said yet: what comes first, second, third."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import mark, tr
from ui import theme
from ui.pages.today.reading import Beginning
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.text import IconMark, Text

STEPS = (
    ("roster", mark("Import the roster"), mark("The workbook of the township: who lives behind which door.")),
    ("campaign", mark("Start the campaign"), mark("Its name, its dates, what is explained and given.")),
    (
        "printing",
        mark("Print the sign-off sheets"),
        mark("Take them along, and type them up in the evening."),
    ),
)


class BeginningCard(Card):
    """Three steps, the next one with its button; `chosen(page)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=24)
        self.setMaximumWidth(theme.px(640))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addWidget(
            Text(tr("Three steps, then it goes from door to door"), step=24, bold=True, wrap=True)
        )
        self.body.addSpacing(8)
        self.body.addLayout(self.rows)
        self._following = ""

    def fill(self, begun: Beginning) -> None:
        """Show which steps are done."""
        clear(self.rows)
        done = (begun.has_households, begun.has_campaign, False)
        following = done.index(False)
        self._following = STEPS[following][0]
        for place, (page, title, why) in enumerate(STEPS):
            self.rows.addWidget(rule())
            self.rows.addWidget(
                self._step(place, page, (tr(title), tr(why)), done[place], place == following)
            )

    def go_on(self) -> None:
        """Begin the next step."""
        if self._following:
            self.chosen.emit(self._following)

    def _step(self, place: int, page: str, said: tuple[str, str], done: bool, following: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(16)
        number = (
            IconMark("check", "accent") if done else Text(str(place + 1), step=18, tone="muted", bold=True)
        )
        number.setMinimumWidth(theme.px(20))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(said[0], bold=True, tone="muted" if done else "ink"))
        column.addWidget(Text(said[1], step=13, tone="muted", wrap=True))
        line.addLayout(column, 1)
        if following:
            button = Button(said[0], "primary", name=f"today.begin_{page}", keys="Enter")
            button.clicked.connect(lambda: self.chosen.emit(page))
            line.addWidget(button)
        return holder
