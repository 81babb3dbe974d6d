"""The round as it stands: the campaign, every door in walking order, and which come next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from outreach.queries.campaigns import CampaignRow, open_campaign
from outreach.queries.doors import DoorRow
from outreach.queries.patches import PatchBook, patch_book
from outreach.queries.today import follow_ups
from outreach.vocabulary import REACHED, HouseholdState
from ui.pages.visit.door_list import DUE_FIRST, ordered
from ui.work.doors import read_doors

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(frozen=True)
class Round:
    """What was read at once; `due` are the doors with a call-back due, the longest overdue first."""

    campaign: CampaignRow
    rows: tuple[DoorRow, ...]
    due: tuple[str, ...]
    book: PatchBook
    places: dict[str, int]
    left: dict[tuple[str, str], tuple[DoorRow, ...]] = field(default_factory=dict)
    """What `to_go` gave before."""

    def row(self, unit_id: str) -> DoorRow | None:
        """Give one door."""
        return self.rows[self.places[unit_id]] if unit_id in self.places else None

    def to_go(self, order: str, patch: str = "") -> tuple[DoorRow, ...]:
        """Give the households of a patch ("" = all) not reached yet, in an order of the list."""
        if (order, patch) not in self.left:
            done = frozenset((*REACHED, HouseholdState.EXCLUDED))
            left = [row for row in self.rows if row.is_household and row.state not in done]
            if patch:
                left = [row for row in left if self.book.holds(row.id, patch)]
            self.left[order, patch] = tuple(ordered(left, order, self.due))
        return self.left[order, patch]

    def updated(self, fresh: Sequence[DoorRow]) -> Round:
        """Give the round with some doors as they stand now."""
        rows = list(self.rows)
        for row in fresh:
            if row.id in self.places:
                rows[self.places[row.id]] = row
        return Round(self.campaign, tuple(rows), self.due, self.book, self.places)

    def following(self, current: str, shown: Sequence[str]) -> str:
        """Give the door to go on with: next in the list, or else in walking order; "" if none is left."""
        if current in shown:
            place = shown.index(current) + 1
            return shown[place % len(shown)] if len(shown) > 1 else ""
        if not shown:
            return ""
        left, start = set(shown), self.places.get(current, -1)
        return next((row.id for row in islice(self.rows, start + 1, None) if row.id in left), shown[0])


def read_round(workspace: Workspace, order: str, patch: str) -> Round | None:
    """Read the open campaign with its doors, None where no campaign is open."""
    campaign = workspace.ask(open_campaign)
    if campaign is None:
        return None
    rows = read_doors(workspace, campaign.id).rows
    due: tuple[str, ...] = ()
    if order == DUE_FIRST:
        found = workspace.ask(follow_ups, campaign.id, workspace.now().date())
        due = tuple(row.unit_id for row in found)
    places = {row.id: place for place, row in enumerate(rows)}
    now = Round(campaign, rows, due, workspace.ask(patch_book), places)
    now.to_go(order, patch)  # here, where it may take its time
    return now
