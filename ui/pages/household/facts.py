"""Where and what the household is, its code on paper, who lives there and whether it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from outreach.codes import short_form
from outreach.places import door_label, group_label
from outreach.queries.contacts import ContactRow
from outreach.queries.household_card import HouseholdCardSummary
from outreach.queries.households import ExclusionRow
from outreach.queries.occupancy import OccupancyRow
from outreach.vocabulary import LABELS
from outreach.wording import tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, clear
from ui.widgets.text import Elided, Text


class Facts(Card):
    """`change_asked()` for its 改; `print_asked()` for a paper of all that is recorded."""

    change_asked = Signal()
    print_asked = Signal()

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
        everything = tr("Print all that is recorded")
        data = Button(everything, "quiet", name="household.print_data", icon="print", small=True)
        data.clicked.connect(self.print_asked)
        foot.addWidget(data)
        foot.addWidget(copy)
        self.body.addLayout(foot)

    def show_card(self, card: HouseholdCardSummary) -> None:
        """Show this household."""
        row = card.row
        self._code = row.code
        place = f"{group_label(row.group)} {door_label(row.door)}".strip()
        facts = (
            (tr("Group and door"), place),
            (tr("Area"), card.around.area if card.around.area != group_label(row.group) else ""),
            (tr("Same yard"), "、".join(card.around.yard)),
            (tr("Patch"), patch_words(card.around.answering)),
            (tr("Kind"), tr(LABELS[row.kind])),
            (tr("Number in the register"), row.no),
            (tr("Address"), card.address),
            (tr("Contact of the unit"), contact_words(card.contact)),
            (tr("Phone"), (card.contact and card.contact.phone) or row.phone),
            (tr("WeChat"), card.contact.wechat if card.contact else ""),
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


class Living(Card):
    """Who lives there, whether it counts, every time it did not; `change_asked()`, `restore_asked()`."""

    change_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Who lives there"))
        self.change = Button(tr("Change"), "quiet", name="household.occupancy", small=True)
        self.change.setAccessibleName(f"{tr('Change')} {tr('Who lives there')}")
        self.change.clicked.connect(self.change_asked)
        self.restore = Button(tr("Count again"), "quiet", name="household.restore", small=True)
        self.restore.clicked.connect(self.restore_asked)
        self.head.addWidget(self.change)
        self.head.addWidget(self.restore)
        self.body.setSpacing(2)

    def show_card(self, card: HouseholdCardSummary) -> None:
        """Show why it was not counted, the newest first."""
        clear(self.body)
        holding = any(row.ended_on is None for row in card.exclusions)
        self.restore.setVisible(holding)
        self.body.addWidget(Text(occupancy_words(card.occupancy), wrap=True))
        if card.occupancy.note:
            self.body.addWidget(Text(card.occupancy.note, step=13, tone="muted", wrap=True))
        if not holding:
            self.body.addWidget(Text(tr("It counts as due: it is to be visited."), step=13, tone="muted"))
        for row in card.exclusions:
            self.body.addWidget(
                Text(_why(row), step=13, tone="warn" if row.ended_on is None else "muted", wrap=True)
            )


def patch_words(answering: tuple[str, ...] | None) -> str:
    """Say who answers for a household, and where that is nobody or more than one; "" without patches."""
    if answering is None:
        return ""
    names = "、".join(answering)
    if len(answering) == 1:
        return names
    return f"{names}  {tr('In two patches')}" if answering else tr("In nobody's patch")


def contact_words(row: ContactRow | None) -> str:
    """Say who is asked for at a unit, and what they are there."""
    return f"{row.contact} {row.post}".strip() if row else ""


def occupancy_words(row: OccupancyRow) -> str:
    """Say who lives there, since when, until when and by whose word."""
    state = tr(LABELS[row.state])
    if row.since is None:
        return state
    since = words.short_day(row.since)
    if row.back_on is not None:
        day = words.day_words(row.back_on)
        text = tr("{state} since {since}, back on {day}", state=state, since=since, day=day)
    else:
        text = tr("{state} since {since}", state=state, since=since)
    return tr("{text}, {who} said so", text=text, who=row.said_by) if row.said_by else text


def _why(row: ExclusionRow) -> str:
    reason, since = tr(LABELS[row.reason]), words.short_day(row.since)
    said = tr("by a visit") if row.by_visit else tr("{who} said so", who=row.said_by)
    if row.ended_on is None:
        return tr("Not counted since {day}: {reason}, {said}", day=since, reason=reason, said=said)
    until = words.short_day(row.ended_on)
    return tr(
        "Not counted {day} to {until}: {reason}, {said}", day=since, until=until, reason=reason, said=said
    )
