"""Where and what the household is, its code on paper, and whether it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from outreach.codes import short_form
from outreach.places import door_label, group_label
from outreach.queries.household_card import HouseholdCardSummary
from outreach.queries.households import ExclusionRow
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear
from ui.widgets.text import Elided, Text


class Facts(Card):
    """`change_asked()` for its 改."""

    change_asked = Signal()

    def __init__(self, keys: str) -> None:
        super().__init__(tr("Where and what"))
        change = Button(tr("Change"), "quiet", name="household.change", keys=keys, small=True)
        change.clicked.connect(self.change_asked)
        self.head.addWidget(change)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._lines: list[tuple[Text, Elided]] = []
        self._code = ""
        copy = Button(tr("Copy the code"), "quiet", name="household.copy_code", icon="copy", small=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(copy)
        self.body.addLayout(foot)

    def show_card(self, card: HouseholdCardSummary) -> None:
        """Show this household."""
        row = card.row
        self._code = row.code
        place = f"{group_label(row.group)} {door_label(row.door)}".strip()
        facts = (
            (tr("Group and door"), place),
            (tr("Kind"), tr(LABELS[row.kind])),
            (tr("Number in the register"), row.no),
            (tr("Address"), card.address),
            (tr("Phone"), row.phone),
            (tr("Note"), row.note),
            (tr("Code on paper"), short_form(row.code)),
        )
        for pair in self._lines:
            for old in pair:
                self._grid.removeWidget(old)
                old.deleteLater()
        self._lines = [(Text(label, step=13, tone="muted"), Elided(text)) for label, text in facts if text]
        for nth, (label, value) in enumerate(self._lines):
            self._grid.addWidget(label, nth, 0)
            self._grid.addWidget(value, nth, 1)


class Counted(Card):
    """Whether the household counts, and every time it did not; `exclude_asked()`, `restore_asked()`."""

    exclude_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Counts as due?"))
        self.exclude = Button(tr("Leave out ..."), "quiet", name="household.exclude", small=True)
        self.exclude.clicked.connect(self.exclude_asked)
        self.restore = Button(tr("Count again"), "quiet", name="household.restore", small=True)
        self.restore.clicked.connect(self.restore_asked)
        self.head.addWidget(self.exclude)
        self.head.addWidget(self.restore)
        self.body.setSpacing(2)

    def show_card(self, card: HouseholdCardSummary) -> None:
        """Show why it was not counted, the newest first."""
        clear(self.body)
        holding = any(row.ended_on is None for row in card.exclusions)
        self.exclude.setVisible(not holding)
        self.restore.setVisible(holding)
        if not holding:
            self.body.addWidget(Text(tr("Yes, it is to be visited.")))
        for row in card.exclusions:
            self.body.addWidget(
                Text(_why(row), step=13, tone="warn" if row.ended_on is None else "muted", wrap=True)
            )


def _why(row: ExclusionRow) -> str:
    reason, since = tr(LABELS[row.reason]), words.short_day(row.since)
    said = tr("by a visit") if row.by_visit else tr("{who} said so", who=row.said_by)
    if row.ended_on is None:
        return tr("Not counted since {day}: {reason}, {said}", day=since, reason=reason, said=said)
    until = words.short_day(row.ended_on)
    return tr(
        "Not counted {day} to {until}: {reason}, {said}", day=since, until=until, reason=reason, said=said
    )
