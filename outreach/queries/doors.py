"""Every door in walking order with just what the list sorts by and the wall chart paints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import state_rows
from outreach.coverage.summary import CoverageSummary, summarise
from outreach.model import Person, Unit
from outreach.places import place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, UnitKind


@dataclass(frozen=True, slots=True)
class DoorRow:
    """One household or unit; `members` are those present, `tries` the calls in vain."""

    id: str
    no: str
    group: str
    door: str
    head: str
    kind: UnitKind
    state: HouseholdState
    tries: int
    last_visit: datetime | None
    members: int

    @property
    def place(self) -> str:
        """Give group and door as people say them."""
        return place_label(self.group, self.door)

    @property
    def is_household(self) -> bool:
        """Tell whether it counts as a household; shops, schools and the like are counted apart."""
        return self.kind in HOUSEHOLD_KINDS


@dataclass(frozen=True)
class DoorsSummary:
    """All doors in walking order, and the sums over the households among them."""

    rows: tuple[DoorRow, ...]
    coverage: CoverageSummary


def doors(session: Session, campaign_id: str | None) -> DoorsSummary:
    """Give every door with its state in a campaign, in walking order."""
    states = state_rows(session, campaign_id)
    units = {row.id: row for row in session.execute(select(Unit.id, Unit.no, Unit.door, Unit.head))}
    wanted = select(Person.unit_id, func.count()).where(Person.status == "").group_by(Person.unit_id)
    members = dict(session.execute(wanted).all())
    rows = tuple(
        DoorRow(
            state.unit_id,
            units[state.unit_id].no,
            state.group,
            units[state.unit_id].door,
            units[state.unit_id].head,
            state.kind,
            state.state,
            state.tries,
            state.last_visit,
            members.get(state.unit_id, 0),
        )
        for state in states
    )
    return DoorsSummary(rows, summarise(states))
