"""The round as it stands: the campaign, every door in walking order, and which come next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from outreach.queries.campaigns import CampaignRow, open_campaign
from outreach.queries.doors import DoorRow
from outreach.queries.patches import PatchBook
from outreach.queries.unheard import unheard
from outreach.queries.waiting import doors_waiting
from outreach.vocabulary import REACHED, HouseholdState
from ui.pages.visit.door_list import DUE_FIRST, ordered
from ui.work.doors import read_doors, read_patches

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(frozen=True)
class Round:
    """What was read at once; `due` are the doors with a call-back due, the longest overdue first.

    `unheard`, where a kind of scam is asked about: the doors that have not heard of it, reached or not.
    """

    campaign: CampaignRow
    rows: tuple[DoorRow, ...]
    due: tuple[str, ...]
    book: PatchBook
    places: dict[str, int]
    unheard: frozenset[str] | None = None
    left: dict[tuple[str, str], tuple[DoorRow, ...]] = field(default_factory=dict)
    """What `to_go` gave before."""

    def row(self, unit_id: str) -> DoorRow | None:
        """Give one door."""
        return self.rows[self.places[unit_id]] if unit_id in self.places else None

    def to_go(self, order: str, patch: str = "") -> tuple[DoorRow, ...]:
        """Give a patch's households ("" = all) not reached (or that have not heard), in an order."""
        if (order, patch) not in self.left:
            left = self._wanted()
            left = list(self.book.held(left, patch))
            self.left[order, patch] = tuple(ordered(left, order, self.due))
        return self.left[order, patch]

    def _wanted(self) -> list[DoorRow]:
        if self.unheard is not None:
            return [row for row in self.rows if row.id in self.unheard]
        done = frozenset((*REACHED, HouseholdState.EXCLUDED))
        return [row for row in self.rows if row.is_household and row.state not in done]

    def updated(self, fresh: Sequence[DoorRow]) -> Round:
        """Give the round with some doors as they stand now; who has heard is read with the others."""
        rows = list(self.rows)
        for row in fresh:
            if row.id in self.places:
                rows[self.places[row.id]] = row
        return Round(self.campaign, tuple(rows), self.due, self.book, self.places, self.unheard)

    def following(self, current: str, shown: Sequence[str]) -> str:
        """Give the door to go on with: next in the list, or else in walking order; "" if none is left."""
        if current in shown:
            place = shown.index(current) + 1
            return shown[place % len(shown)] if len(shown) > 1 else ""
        if not shown:
            return ""
        left, start = set(shown), self.places.get(current, -1)
        return next((row.id for row in islice(self.rows, start + 1, None) if row.id in left), shown[0])


def quiet_doors(workspace: Workspace, kind: str, campaign_id: str) -> frozenset[str] | None:
    """Give the doors that have not heard of a kind of scam, None where none is asked about."""
    if not kind:
        return None
    return frozenset(row.id for row in workspace.ask(unheard, kind, campaign_id).rows)


def read_round(workspace: Workspace, order: str, patch: str, kind: str = "") -> Round | None:
    """Read the open campaign with its doors, None where none is open; `kind` asks who has not heard."""
    campaign = workspace.ask(open_campaign)
    if campaign is None:
        return None
    rows = read_doors(workspace, campaign.id).rows
    due: tuple[str, ...] = ()
    if order == DUE_FIRST:
        found = workspace.ask(doors_waiting, campaign.id, (today := workspace.now().date()), today)
        due = tuple(row.unit_id for row in found)
    places = {row.id: place for place, row in enumerate(rows)}
    quiet = quiet_doors(workspace, kind, campaign.id)
    now = Round(campaign, rows, due, read_patches(workspace), places, quiet)
    now.to_go(order, patch)  # here, where it may take its time
    return now
