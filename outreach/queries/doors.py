"""Every door in walking order with just what the list sorts by and the wall chart paints."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.collecting import no_collecting
from outreach.coverage.states import KINDS, STATES, WALKING, with_states
from outreach.coverage.summary import CoverageCounts, counts_of
from outreach.model import Area, Person, Unit
from outreach.places import place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, UnitKind


class DoorRow(NamedTuple):
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
    coverage: CoverageCounts


@no_collecting()
def doors(session: Session, campaign_id: str | None, known: DoorsSummary | None = None) -> DoorsSummary:
    """Give every door with its state in a campaign, in walking order; rows as `known` are those."""
    rows = door_rows(session, campaign_id, before=known.rows if known is not None else ())
    return DoorsSummary(rows, counts_of(rows))


def door_rows(
    session: Session,
    campaign_id: str | None,
    ids: Collection[str] | None = None,
    before: Iterable[DoorRow] = (),
) -> tuple[DoorRow, ...]:
    """Give every door, or some, in walking order; what many share, or was so `before`, is kept once."""
    present = select(func.count()).where(Person.unit_id == Unit.id, Person.status == "").scalar_subquery()
    columns = (Unit.id, Unit.no, Area.name, Unit.door, Unit.head, Unit.kind, present.label("members"))
    wanted = with_states(select(*columns), campaign_id, ids=ids).order_by(*WALKING)
    once: dict[Any, Any] = {row: row for row in before}
    rows = (
        DoorRow(
            unit_id,
            no,
            once.setdefault(group, group),
            once.setdefault(door, door),
            once.setdefault(head, head),
            KINDS[kind],
            STATES[state],
            tries,
            once.setdefault(last_visit, last_visit),
            members,
        )
        for unit_id, no, group, door, head, kind, members, state, tries, last_visit in (
            session.connection().execute(wanted)
        )
    )
    return tuple(once.get(row, row) for row in rows)
