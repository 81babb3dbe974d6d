"""Where everything of the page stands: the three columns, the walk, the buttons that never scroll away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.doors import DoorRow
from outreach.queries.visit_door import VisitDoorSummary
from outreach.vocabulary import Outcome
from outreach.wording import tr
from ui.commands import Commands
from ui.pages.visit.columns import Columns
from ui.pages.visit.door_card import DoorCard
from ui.pages.visit.door_list import DoorList
from ui.pages.visit.household_panel import HouseholdPanel, appointment_of
from ui.pages.visit.round import Round
from ui.pages.visit.walk import Walk
from ui.widgets.button import Button
from ui.widgets.text import Text

ROOM_TO_SAY = 760
"""So many px (at 100 % text) leave room for a hint beside the buttons."""
SAVING = {"visit.save_next": "primary", "visit.save": "secondary", "visit.nobody_next": "secondary"}


class Workplace(QWidget):
    """Holds the parts and gives each its room."""

    def __init__(self, commands: Commands, today: date) -> None:
        super().__init__()
        self.doors = DoorList()
        self.card = DoorCard(today)
        self.panel = HouseholdPanel(commands.keys("visit.card"))
        self.columns = Columns(self.doors, self.card, self.panel)
        self.columns.folded.connect(self._offer_folded)
        self.walk = Walk()
        self._buttons = self._make_buttons(commands)
        self._walk_line = self._make_walk_line(commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.columns, 1)
        column.addLayout(self._walk_line)
        column.addLayout(self._buttons)

    def _make_buttons(self, commands: Commands) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        made = []
        for command, kind in SAVING.items():
            action = commands[command]
            action.setAutoRepeat(False)
            name = f"{command}_button"
            made.append(Button(action.text(), kind, name=name, keys=commands.keys(command)).does(action))
            line.addWidget(made[-1])
        self.next_button = made[0]
        self.more = Button(tr("More"), "quiet", name="visit.more", drop=True)
        line.addWidget(self.more)
        self._leave = Text(tr("Esc leaves, the draft is kept"), step=13, tone="muted")
        self._leave.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._leave, 1)
        return line

    def _make_walk_line(self, commands: Commands) -> QHBoxLayout:
        doors_keys, panel_keys = commands.keys("visit.doors"), commands.keys("visit.card")
        self._folded = {
            "visit.doors": Button(tr("Doors"), name="visit.show_doors", keys=doors_keys),
            "visit.card": Button(tr("This household"), name="visit.show_panel", keys=panel_keys),
        }
        line = QHBoxLayout()
        line.setSpacing(8)
        for command, button in self._folded.items():
            button.does(commands[command])
            button.hide()
            line.addWidget(button)
        line.insertWidget(1, self.walk, 1)
        return line

    def fit(self, content_width: int, low: bool) -> None:
        """Fold the sides for a width in px at 100 % text; a low window lets walk and buttons share a line."""
        self.columns.fit(content_width)
        self.card.set_dense(low)
        shares = low and not self._anything_folded()
        self._leave.setVisible(not shares and content_width >= ROOM_TO_SAY)
        if shares == self.walk.compact:
            return
        self.walk.set_compact(shares)
        before, after = (self._walk_line, self._buttons) if shares else (self._buttons, self._walk_line)
        before.removeWidget(self.walk)
        after.insertWidget(4 if shares else 1, self.walk, 1)

    def show_around(
        self, now: Round, door: VisitDoorSummary, left: Sequence[DoorRow], today: date
    ) -> bool:
        """Show a door's head line, the doors to go, its household; False if it is gone from the register."""
        row = now.row(door.unit_id)
        if row is None:
            return False
        self.card.show_row(row)
        self.doors.fill(left, door.unit_id)
        self.panel.show_door(door, now.campaign.id, today)
        return True

    def show_appointment(self, door: VisitDoorSummary, campaign_id: str, today: date) -> None:
        """Show what was promised at this door, and whether the outcome chosen settles it."""
        promised = appointment_of(door, campaign_id)
        self.panel.show_appointment(promised, Outcome(self.card.form.outcome.code()), today)

    # Where the keyboard goes

    def to_form(self) -> None:
        """Put the keyboard on the outcome, with nothing over the form."""
        self.columns.close_over()
        self.card.form.outcome.setFocus()

    def to_panel(self) -> bool:
        """Open the folded household over the form; False if it is in sight already."""
        if not self.columns.is_folded(self.panel) or self.panel.isVisible():
            return False
        self.columns.toggle(self.panel)
        self.panel.card.setFocus()
        return True

    def to_doors(self) -> None:
        """Put the keyboard on the doors; where they were open over the form, go back to it."""
        if self.columns.toggle(self.doors):
            self.doors.view.setFocus()
        else:
            self.to_form()

    def _offer_folded(self) -> None:
        for command, side in (("visit.doors", self.doors), ("visit.card", self.panel)):
            self._folded[command].setVisible(self.columns.is_folded(side))

    def _anything_folded(self) -> bool:
        return self.columns.is_folded(self.doors) or self.columns.is_folded(self.panel)
