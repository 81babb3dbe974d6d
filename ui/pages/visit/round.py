"""The round as it stands: the campaign, every door in walking order, and which come next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.queries.campaigns import CampaignRow, open_campaign
from outreach.queries.doors import DoorRow, doors
from outreach.queries.patches import PatchBook, patch_book
from outreach.queries.today import follow_ups
from outreach.vocabulary import REACHED, HouseholdState
from ui.pages.visit.door_list import DUE_FIRST, ordered

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(frozen=True)
class Round:
    """What was read at once; `due` are the doors with a call-back due, the longest overdue first."""

    campaign: CampaignRow
    rows: tuple[DoorRow, ...]
    due: tuple[str, ...]
    book: PatchBook

    def row(self, unit_id: str) -> DoorRow | None:
        """Give one door."""
        return next((row for row in self.rows if row.id == unit_id), None)

    def to_go(self, order: str, patch: str = "") -> list[DoorRow]:
        """Give the households of a patch ("" = all) not reached yet, in an order of the list."""
        done = (*REACHED, HouseholdState.EXCLUDED)
        left = [row for row in self.rows if row.is_household and row.state not in done]
        return ordered([row for row in left if self.book.holds(row.id, patch)], order, self.due)

    def following(self, current: str, shown: Sequence[str]) -> str:
        """Give the door to go on with: next in the list, or else in walking order; "" if none is left."""
        left = [unit_id for unit_id in shown if unit_id != current]
        if not left:
            return ""
        if current in shown:
            place = list(shown).index(current)
            return left[place % len(left)]
        walk = [row.id for row in self.rows]
        start = walk.index(current) if current in walk else -1
        return next((unit_id for unit_id in walk[start + 1 :] if unit_id in left), left[0])


def read_round(workspace: Workspace, order: str) -> Round | None:
    """Read the open campaign with its doors, None where no campaign is open."""
    campaign = workspace.ask(open_campaign)
    if campaign is None:
        return None
    rows = workspace.ask(doors, campaign.id).rows
    due: tuple[str, ...] = ()
    if order == DUE_FIRST:
        found = workspace.ask(follow_ups, campaign.id, workspace.now().date())
        due = tuple(row.unit_id for row in found)
    return Round(campaign, rows, due, workspace.ask(patch_book))
