"""The page of one household: who lives there, how far it is, every visit, and how to put things right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from outreach.actions.exclusions import lift_exclusions
from outreach.actions.households import add_member, correct_household, correct_member
from outreach.actions.occupancy import OccupancyForm, set_occupancy
from outreach.actions.visits import void_visit
from outreach.queries.campaigns import open_campaign
from outreach.queries.evidence import photo_numbers
from outreach.queries.household_card import HouseholdCardSummary, household_card
from outreach.queries.households import MemberRow
from outreach.queries.village import VillageRow, village
from outreach.queries.visits import VisitRow
from outreach.register_rows import RegisterPerson
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, Occupancy, PhotoOf
from outreach.wording import tr
from ui import words
from ui.dialogs.occupancy import OccupancyDialog
from ui.page import Context, Origin, Page
from ui.pages.household.facts import Facts, Living
from ui.pages.household.forms import CardForm, MemberForm, VoidForm
from ui.pages.household.history import History
from ui.pages.household.key_ticks import KeyTicks
from ui.pages.household.members import Members
from ui.pages.household.photographs import Photographs
from ui.pages.household.tending import Tending
from ui.widgets.button import Button
from ui.widgets.card import scrolled
from ui.widgets.empty import EmptyState
from ui.widgets.glyph import StateGlyph, state_words
from ui.widgets.headline import Headline
from ui.widgets.text import Text

SIDE_BY_SIDE = 820
"""So many px (at 100 % text) are needed for two columns."""


class HouseholdPage(Page):
    """Shows one household; every correction is an action of its own, so that it can be undone."""

    id = "household"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.setProperty("ring", "none")
        self.unit_id = ""
        self.card: HouseholdCardSummary | None = None
        self._edit = False
        self.members = Members(ctx.commands.keys("household.member"))
        self.facts = Facts(ctx.commands.keys("household.edit"))
        self.living = Living()
        self.history = History()
        self.heading = self._heading()
        self._body = self._columns()
        self._gone = EmptyState(
            "home",
            tr("This household is not in the register"),
            tr("It may have been undone. Look it up in the list."),
            self._back_button(tr("To the list"), "primary"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self._body, 1)
        column.addWidget(self._gone, 1)
        self._connect()

    def _heading(self) -> Headline:
        heading = Headline("")
        self.go_back = self._back_button(tr("To the list"), "quiet")
        heading.left.insertWidget(0, self.go_back)
        self.place = Text("", step=18, tone="muted")
        self.glyph = StateGlyph(HouseholdState.NOT_VISITED, size=24)
        self.state = Text("", step=18)
        for part in (self.place, self.glyph, self.state):
            heading.left.addWidget(part)
        keys = self.ctx.commands.keys("household.visit")
        trace = Button(tr("Back-trace"), name="household.trace", icon="search")
        trace.clicked.connect(lambda: self.ctx.navigate("cases", unit_id=self.unit_id))
        heading.right.addWidget(trace)
        self.tending = Tending(self.ctx, self, lambda: self.card)
        tidy = Button(tr("Put in order"), name="household.tending", icon="edit", drop=True)
        tidy.clicked.connect(lambda: self.tending.offer(tidy))
        heading.right.addWidget(tidy)
        log = Button(tr("Log a visit"), "primary", name="household.log", icon="visit", keys=keys)
        log.does(self.ctx.commands["household.visit"])
        heading.right.addWidget(log)
        return heading

    def _back_button(self, text: str, kind: str) -> Button:
        button = Button(text, kind, name=f"household.back_{kind}", icon="left", small=kind == "quiet")
        button.clicked.connect(self.back)
        return button

    def _columns(self) -> QWidget:
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        for card in (self.members, self.facts, self.living):
            left.addWidget(card)
        left.addStretch(1)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self.history, 1)
        return scrolled(content)

    def _connect(self) -> None:
        commands = self.ctx.commands
        for name, do in (
            ("visit", self.log_visit),
            ("edit", self.change),
            ("member", self.add_member),
            ("back", self.back),
        ):
            commands[f"household.{name}"].triggered.connect(lambda _=False, act=do: act())
        self.members.add_asked.connect(self.add_member)
        self.keys = KeyTicks(self.ctx, self, self._saved)
        self.members.change_asked.connect(self.change_member)
        self.facts.change_asked.connect(self.change)
        self.facts.print_asked.connect(self.print_data)
        self.living.change_asked.connect(self.say_who_lives)
        self.living.restore_asked.connect(self.restore)
        self.history.void_asked.connect(self.void)
        self.photographs = Photographs(self.ctx, self)

    # Coming and going

    def open(self, unit_id: str = "", edit: bool = False, **_: Any) -> None:
        """Show one household; `edit` opens its form at once."""
        self.unit_id = unit_id or self.unit_id
        origin = self._origin()
        words = tr("Back to {page}", page=origin.title) if origin is not None else tr("To the list")
        self.go_back.set_text(words)
        self.setFocus()
        self._edit = edit

    def memory(self) -> dict[str, Any]:
        """Give the household on screen."""
        return {"unit_id": self.unit_id}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the household again."""
        campaign = self.ctx.workspace.ask(open_campaign)
        campaign_id = campaign.id if campaign else None
        self.card = self.ctx.workspace.ask(household_card, campaign_id, self.unit_id, self._today())
        for part in (self.heading, self._body):
            part.setVisible(self.card is not None)
        self._gone.setVisible(self.card is None)
        if self.card is None:
            return
        row = self.card.row
        self.unit_id = row.id
        self.heading.title.setText(row.head or tr("No name"))
        self.place.setText(row.place)
        self.glyph.show_state(row.state, row.tries)
        self.state.setText(state_words(row.state, row.tries))
        self.members.show_members(self.card.members, *self.keys.tags())
        self.facts.show_card(self.card)
        self.living.setVisible(row.kind in HOUSEHOLD_KINDS)
        self.living.show_card(self.card)
        numbers = self.ctx.workspace.ask(photo_numbers, PhotoOf.VISIT)
        self.history.show_visits(self.card.visits, campaign_id, numbers)
        self.photographs.suit()
        if self._edit:
            self._edit = False
            self.change()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where the page is narrow."""
        narrow = self.content_width() < SIDE_BY_SIDE
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def back(self) -> None:
        """Go back to where the user came from, else to this household's row of the list."""
        origin = self._origin()
        if origin is None or self.card is None:
            self.ctx.navigate("households", unit_id=self.unit_id)
        else:
            self.ctx.navigate(origin.page, **origin.args)

    def _origin(self) -> Origin | None:
        """Give the page that led here, None for the list of households."""
        origin = self.ctx.origin(self.id)
        return origin if origin is not None and origin.page != "households" else None

    def log_visit(self) -> None:
        """Go to the form of a visit at this door."""
        self.ctx.navigate("visit", unit_id=self.unit_id)

    def print_data(self) -> None:
        """Go to the paper of all that is recorded of this household."""
        if self.card is not None:
            options = {"household": self.card.row.no}
            self.ctx.navigate("printing", paper="household", options=options)

    # Putting right

    def change(self) -> None:
        """Open the form of the household itself."""
        if self.card is None:
            return
        place = self._village()

        def save(values: Mapping[str, str]) -> None:
            self.ctx.workspace.run(correct_household, self.unit_id, values)
            self._saved()

        CardForm(self.card, place.groups, "phone" in place.keep, save, self).open()

    def add_member(self) -> None:
        """Open the form of a new member."""

        def save(values: Mapping[str, str]) -> None:
            person = RegisterPerson(
                "", values["name"].strip(), values["relation"].strip(), values["sex"],
                values["birth"].strip(), phone=values.get("phone", "").strip(),
            )  # fmt: skip
            self.ctx.workspace.run(add_member, self.unit_id, person)
            self._saved()

        MemberForm(None, "phone" in self._village().keep, save, self).open()

    def change_member(self, row: MemberRow) -> None:
        """Open the form of a member; gone ones are marked as moved out or deceased there."""

        def save(values: Mapping[str, str]) -> None:
            self.ctx.workspace.run(correct_member, row.id, values)
            self._saved()

        MemberForm(row, "phone" in self._village().keep, save, self).open()

    def say_who_lives(self) -> None:
        """Ask who lives there; what is said now stands in the form."""
        if self.card is None:
            return
        present = self.card.occupancy.state

        def save(form: OccupancyForm) -> None:
            self.ctx.workspace.run(set_occupancy, [self.unit_id], form)
            self._saved()

        usual = Occupancy.AWAY if present is Occupancy.OCCUPIED else present
        OccupancyDialog(1, self._today(), save, self, usual).open()

    def restore(self) -> None:
        """Count the household again from today on."""
        self.ctx.workspace.run(lift_exclusions, [self.unit_id], self._today())
        self._saved()

    def void(self, row: VisitRow) -> None:
        """Ask why a visit is void."""

        def save(reason: str) -> None:
            self.ctx.workspace.run(void_visit, row.id, reason)
            self._saved()

        VoidForm(tr("Void the visit of {moment}", moment=words.moment_words(row.at)), save, self).open()

    def _saved(self) -> None:
        self.ctx.toast(tr("{name} saved", name=self.heading.title.text()))

    def _village(self) -> VillageRow:
        return self.ctx.workspace.ask(village)

    def _today(self) -> date:
        return self.ctx.workspace.now().date()
