"""The sentence of the day: what is left and how many a day, the next door, the line against the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme, words
from ui.pages.today.plan_line import PlanLine
from ui.pages.today.plan_todo import phase_words
from ui.pages.today.reading import TodaySummary
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text


class HeroCard(Card):
    """`go_on()` for the next door, `list_asked()` for the doors not reached."""

    go_on = Signal()
    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__(padding=24)
        self.headline = Text("", step=24, bold=True, wrap=True)
        self.headline.setObjectName("today.headline")
        self.until = Text("", tone="muted", wrap=True)
        self.figures = [Text("") for _ in range(6)]
        self.next_button = Button("", "primary", name="today.next", icon="visit", keys="Enter")
        self.next_button.clicked.connect(self.go_on)
        self.list_button = Button(tr("Doors not reached"), name="today.not_reached")
        self.list_button.clicked.connect(self.list_asked)
        self.plan = PlanLine()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.headline)
        column.addWidget(self.until)
        column.addWidget(self._figures_line())
        self._gap = QSpacerItem(0, 0)
        column.addItem(self._gap)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.next_button)
        flow.addWidget(self.list_button)
        column.addWidget(buttons)
        column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(column, 1)
        line.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def _figures_line(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=theme.px(24), line_gap=0)
        for start in (0, 3):
            part = QWidget()
            line = QHBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(4))
            for label in self.figures[start : start + 3]:
                line.addWidget(label)
            self.figures[start + 1].setFont(theme.font(15, bold=True))
            self.figures[start + 2].set_tone("muted")
            flow.addWidget(part)
        return holder

    def set_dense(self, dense: bool) -> None:
        """Leave less air where the window is low."""
        air = 8 if dense else 14
        self.body.setContentsMargins(24, air, 24, air)
        self._gap.changeSize(0, 2 if dense else 10)
        self.body.invalidate()

    def fill(self, day: TodaySummary) -> None:
        """Show the day."""
        total = day.coverage.total
        self.headline.setText(headline(day))
        deadline = words.day_words(day.campaign.deadline, day.today)
        until = tr("The first round at every door ends on {day}", day=deadline)
        phase = phase_words(day.plans, says_reached=True)
        self.until.setText(f"{until}  {phase}" if phase else until)
        parts = ((tr("Reached"), total.reached), (tr("Signed for"), total.signed))
        for place, (word, count) in enumerate(parts):
            rate = f"（{100 * count / total.due:.1f}%）" if total.due else ""
            for label, text in zip(
                self.figures[3 * place :], (word, f"{count}/{total.due}", rate), strict=False
            ):
                label.setText(text)
        door = day.next_door
        if door is not None:
            self.next_button.set_text(tr("Go on: {place} {name}", place=door.place, name=door.head))
        self.next_button.setVisible(door is not None)
        self.list_button.setVisible(total.left > 0)
        self.plan.fill(day)


def headline(day: TodaySummary) -> str:
    """Say in one sentence what is left."""
    left, days = day.coverage.total.left, day.days_left
    if left == 0:
        return tr("All {n} households are done", n=day.coverage.total.due)
    if days < 0:
        return tr("{n} households to go, {days} days overdue", n=left, days=-days)
    if days == 0:
        return tr("{n} households to go, today is the last day", n=left)
    return tr("{n} households to go, {days} days left, {a_day} a day", n=left, days=days, a_day=day.a_day)
