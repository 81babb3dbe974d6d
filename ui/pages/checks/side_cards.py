"""What stands beside the rows: the agreement, what looks strange and why, what has to be put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.queries.spot_checks import FindingRow, SpotCheckSummary
from outreach.queries.suspicions import SuspicionRow
from outreach.vocabulary import LABELS, CheckResult
from outreach.wording import tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.text import Text

SHOWN = 12


class AgreementCard(Card):
    """The rate beside its counts, with the interval that a sample of this size leaves open."""

    def __init__(self) -> None:
        super().__init__(tr("Agreement"))
        self.rate = Text("", step=24, bold=True, tone="accent")
        self.rate.setObjectName("checks.rate")
        self.range = Text("", step=13, tone="muted", wrap=True)
        self.others = Text("", step=13, tone="muted", wrap=True)
        for part in (self.rate, self.range, self.others):
            self.body.addWidget(part)

    def show_check(self, check: SpotCheckSummary) -> None:
        """Show how far the rows drawn by chance agree."""
        found = check.agreement
        self.rate.setText(words.rate_words(found.agrees, found.answered) if found.answered else "—")
        low, high, n = f"{100 * found.low:.1f}", f"{100 * found.high:.1f}", check.population
        of_all = tr("Of all {n} visits, {low} to {high} in a hundred agree (95 %).", n=n, low=low, high=high)
        self.range.setText(of_all if found.answered else tr("Nothing is entered yet."))
        silent = [check.count(r) for r in (CheckResult.NOBODY_HOME, CheckResult.CANNOT_REMEMBER)]
        self.others.setText(
            tr("Not counted: {home} not at home, {memory} cannot remember.", home=silent[0], memory=silent[1])
        )


class SuspicionsCard(Card):
    """`add_asked(row)` puts the visits of a pattern into the check on screen."""

    add_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Worth a look"))
        self.body.setSpacing(8)

    def show_rows(self, rows: Sequence[SuspicionRow], can_add: bool) -> None:
        """Show these patterns."""
        clear(self.body)
        for nth, row in enumerate(rows[:SHOWN], 1):
            self.body.addWidget(rule())
            self.body.addWidget(self._line(nth, row, can_add))
        if not rows:
            self.body.addWidget(Text(tr("Nothing strange in the visits logged."), tone="muted", wrap=True))

    def _line(self, nth: int, row: SuspicionRow, can_add: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        day = words.day_words(row.day) if row.day else ""
        why, who = tr(LABELS[row.kind]), row.who or "—"
        said = tr("{why}: {who} {day}, {n} visits", why=why, who=who, day=day, n=row.count)
        line.addWidget(Text(" ".join(said.split()), wrap=True), 1)
        if can_add:
            button = Button(tr("Check these too"), "quiet", name=f"checks.add_{nth}", small=True)
            button.clicked.connect(lambda: self.add_asked.emit(row))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder


class FindingsCard(Card):
    """`close_asked(row)`: what did not agree, by when an answer is due, and the answer."""

    close_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Findings"))
        self.body.setSpacing(8)

    def show_rows(self, rows: Sequence[FindingRow], today: date) -> None:
        """Show these, the open ones first."""
        clear(self.body)
        waiting = sum(row.closed_on is None for row in rows)
        self.title.setText(tr("Findings, {n} open", n=waiting) if waiting else tr("Findings"))
        for row in rows[:SHOWN]:
            self.body.addWidget(rule())
            self.body.addWidget(self._line(row, today))
        if not rows:
            self.body.addWidget(Text(tr("Nothing has to be put right."), tone="muted", wrap=True))

    def _line(self, row: FindingRow, today: date) -> QWidget:
        holder = QWidget()
        holder.setObjectName(f"checks.finding_{row.check_no}_{row.row_number}")
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        where = f"{row.visit.place} {row.visit.head}".strip()
        if row.closed_on is None:
            late = row.due < today
            due = tr("answer due {day}", day=words.day_words(row.due))
            tone = "warn" if late else "ink"
            line.addWidget(Text(f"{where}：{row.said}（{due}）", tone=tone, wrap=True), 1)
            name = f"checks.close_{row.check_no}_{row.row_number}"
            button = Button(tr("Close it"), name=name, small=True)
            button.clicked.connect(lambda: self.close_asked.emit(row))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        else:
            day = words.short_day(row.closed_on)
            done = tr("finding closed {day}", day=day)
            said = f"{where}：{row.said} → {row.reply}（{done}）"
            line.addWidget(Text(said, tone="muted", wrap=True), 1)
        return holder
