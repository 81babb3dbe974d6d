"""One member goes into another household, or turns out to be a person who is written down there already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.household_card import HouseholdCardSummary
from outreach.queries.households import members
from outreach.queries.search import SearchHit, search
from outreach.wording import tr
from outreach.workspace import Workspace
from ui.dialogs.form import FormDialog
from ui.pages.household.forms import USUAL
from ui.widgets.button import Button
from ui.widgets.card import clear
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Text

MOST = 5


@dataclass(frozen=True)
class PersonMove:
    """Who goes where: with `same_as` the two records become one, else the member comes with a relation."""

    person_id: str
    unit_id: str
    same_as: str
    relation: str


class PersonForm(FormDialog):
    """`save(move)` is called once member and household were chosen; the household may be the same one."""

    def __init__(
        self,
        card: HouseholdCardSummary,
        workspace: Workspace,
        today: date,
        save: Callable[[PersonMove], object],
        parent: QWidget | None,
    ) -> None:
        note = tr("Visits stay with the household they were made to. Ctrl+Z takes it back.")
        title = tr("Move a member, or merge two records of one person")
        super().__init__("person_move", title, tr("Save"), lambda: save(self.said()), parent, note)
        self._workspace, self._today = workspace, today
        self.unit_id = ""
        self.person = DropDown(name="person_move_person")
        for row in card.members:
            self.person.addItem(f"{row.name} {row.relation}".strip(), row.id)
        self.sought = LineEdit(name="person_move_search", hint=tr("name, pinyin, door or household number"))
        self._hits = QVBoxLayout()
        self._hits.setSpacing(2)
        self.same = DropDown(name="person_move_same")
        self.relation = DropDown(name="person_move_relation")
        self.relation.setEditable(True)
        self.relation.addItems(["", *USUAL.split()])
        self.add("person", tr("Member"), self.person)
        self.add("other", tr("Which household"), self.sought)
        self.body.addLayout(self._hits)
        self.add("same", tr("Is the same person as"), self.same)
        self.add("relation", tr("Relation to the head there"), self.relation)
        self.sought.textEdited.connect(self._search)
        self.person.currentIndexChanged.connect(lambda _: self._offer_people())
        self.same.currentIndexChanged.connect(lambda _: self._suit())
        self._offer_people()
        self.person.setFocus()

    def said(self) -> PersonMove:
        """Give what was chosen."""
        same = str(self.same.currentData() or "")
        relation = self.relation.currentText().strip()
        return PersonMove(str(self.person.currentData()), self.unit_id, same, relation)

    def choose(self, hit: SearchHit) -> None:
        """Take a household that was found."""
        self.unit_id = hit.unit_id
        clear(self._hits)
        self.sought.setText(f"{hit.place} {hit.head}".strip())
        self._offer_people()
        self.same.setFocus()

    def _search(self, text: str) -> None:
        self.unit_id = ""
        clear(self._hits)
        self._offer_people()
        seen: set[str] = set()
        for hit in self._workspace.ask(search, text, 4 * MOST):
            if hit.unit_id not in seen and len(seen) < MOST:
                seen.add(hit.unit_id)
                self._hits.addWidget(self._hit(hit))
        if text.strip() and not seen:
            self._hits.addWidget(Text(tr("No other household is found by this."), tone="muted"))

    def _hit(self, hit: SearchHit) -> Button:
        button = Button(f"{hit.place} {hit.head}", "quiet", name=f"person_move_hit_{hit.no}", small=True)
        button.clicked.connect(lambda: self.choose(hit))
        return button

    def _offer_people(self) -> None:
        """Offer the people of the chosen household, the likeliest being the one of the same name."""
        self.same.clear()
        self.same.addItem(tr("Nobody there: only moves"), "")
        name = self.person.currentText().split(" ")[0]
        found = self._workspace.ask(members, self.unit_id, self._today) if self.unit_id else ()
        for row in found:
            if row.id != self.person.currentData():
                self.same.addItem(f"{row.name} {row.relation}".strip(), row.id)
                if row.name == name:
                    self.same.setCurrentIndex(self.same.count() - 1)
        self._suit()

    def _suit(self) -> None:
        self.fields["same"].setVisible(bool(self.unit_id))
        self.fields["relation"].setVisible(bool(self.unit_id) and not self.same.currentData())
        self.save_button.setEnabled(bool(self.unit_id))

    def attempt(self) -> None:
        """Save only once a household was chosen."""
        if self.unit_id:
            super().attempt()
