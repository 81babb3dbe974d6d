"""合并: find the other record of this household, look at both, choose which one stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.campaigns import open_campaign
from outreach.queries.household_card import HouseholdCardSummary, household_card
from outreach.queries.search import SearchHit, search
from outreach.wording import tr
from outreach.workspace import Workspace
from ui import theme
from ui.dialogs.form import FormDialog
from ui.dialogs.side_by_side import SideBySide, same_people
from ui.widgets.button import Button
from ui.widgets.card import clear
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

MOST = 5
THIS, OTHER = "this", "other"


@dataclass(frozen=True)
class Merge:
    """What was chosen: which household stays, which goes into it, and the people who are the same."""

    keep_id: str
    other_id: str
    same_people: list[tuple[str, str]]


class MergeForm(FormDialog):
    """`save(merge)` is called once the other household was chosen."""

    def __init__(
        self,
        card: HouseholdCardSummary,
        workspace: Workspace,
        today: date,
        save: Callable[[Merge], object],
        parent: QWidget | None,
    ) -> None:
        note = tr("The people, visits and paper codes of the one go to the other. Ctrl+Z takes it back.")
        super().__init__(
            "merge", tr("Merge with another household"), tr("Merge"), lambda: save(self.merge()), parent, note
        )
        self._card, self._workspace, self._today = card, workspace, today
        self.other: HouseholdCardSummary | None = None
        self.sought = LineEdit(name="merge_search", hint=tr("name, pinyin, door or household number"))
        self.add("other", tr("The other household"), self.sought)
        self._hits = QVBoxLayout()
        self._hits.setSpacing(2)
        self.body.addLayout(self._hits)
        self.both = SideBySide("merge_both")
        self.body.addWidget(self.both)
        self.stays = ChoiceRow(
            [Option(THIS, tr("The left one stays")), Option(OTHER, tr("The right one stays"))],
            name="merge_stays",
            code=THIS,
        )
        self.add("stays", tr("Which one stays"), self.stays)
        self.said = Text("", step=13, tone="muted", wrap=True)
        self.body.addWidget(self.said)
        self.setMinimumWidth(min(theme.px(640), 1000))
        self._show_other(None)
        self.sought.textEdited.connect(self._search)
        self.sought.setFocus()

    def merge(self) -> Merge:
        """Give what was chosen."""
        assert self.other is not None
        cards = [self._card, self.other]
        if self.stays.code() == OTHER:
            cards.reverse()
        keep, gone = cards
        return Merge(keep.row.id, gone.row.id, same_people(keep.members, gone.members))

    def _search(self, text: str) -> None:
        clear(self._hits)
        seen: set[str] = {self._card.row.id}
        for hit in self._workspace.ask(search, text, 4 * MOST):
            if hit.unit_id not in seen and len(seen) <= MOST:
                seen.add(hit.unit_id)
                self._hits.addWidget(self._offer(hit))
        if text.strip() and len(seen) == 1:
            self._hits.addWidget(Text(tr("No other household is found by this."), tone="muted"))

    def _offer(self, hit: SearchHit) -> Button:
        button = Button(f"{hit.place} {hit.head}".strip(), "quiet", name=f"merge_hit_{hit.no}", small=True)
        button.clicked.connect(lambda: self.choose(hit.unit_id))
        return button

    def choose(self, unit_id: str) -> None:
        """Show this household beside the one to be merged."""
        campaign = self._workspace.ask(open_campaign)
        found = self._workspace.ask(household_card, campaign.id if campaign else None, unit_id, self._today)
        clear(self._hits)
        if found is not None:
            self.sought.setText(f"{found.row.place} {found.row.head}".strip())
        self._show_other(found)
        self.stays.setFocus()

    def _show_other(self, other: HouseholdCardSummary | None) -> None:
        self.other = other
        for part in (self.both, self.fields["stays"], self.said):
            part.setVisible(other is not None)
        self.save_button.setEnabled(other is not None)
        if other is not None:
            self.both.show_cards(self._card, other)
            n = len(same_people(self._card.members, other.members))
            self.said.setText(tr("{n} people stand in both and become one each.", n=n) if n else "")

    def attempt(self) -> None:
        """Merge only what was looked at."""
        if self.other is not None:
            super().attempt()
