"""Everything known of one household: who lives there, how far it is, every call, why it was not counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from outreach.actions.closed import standing_unit_id
from outreach.model import Unit
from outreach.queries.contacts import ContactRow, contact_of
from outreach.queries.households import (
    ExclusionRow,
    HouseholdRow,
    MemberRow,
    exclusions,
    household_rows,
    members,
)
from outreach.queries.occupancy import OccupancyRow, occupancies
from outreach.queries.surroundings import SurroundingsRow, surroundings
from outreach.queries.visits import VisitRow, visits_of


@dataclass(frozen=True)
class HouseholdCardSummary:
    """One household; `name` is what a unit is called, `visits` and `exclusions` the newest first."""

    row: HouseholdRow
    name: str
    address: str
    members: tuple[MemberRow, ...]
    exclusions: tuple[ExclusionRow, ...]
    occupancy: OccupancyRow
    contact: ContactRow | None
    visits: tuple[VisitRow, ...]
    around: SurroundingsRow = SurroundingsRow()


def household_card(
    session: Session, campaign_id: str | None, unit_id: str, on: date
) -> HouseholdCardSummary | None:
    """Give the card of a household, ages as of a day; None if it is not in the register any more.

    A merged one gives the card of the household it went into.
    """
    unit_id = standing_unit_id(session, unit_id)
    unit = session.get(Unit, unit_id)
    rows = household_rows(session, campaign_id, [unit_id])
    if unit is None or not rows:
        return None
    return HouseholdCardSummary(
        rows[0],
        unit.name,
        unit.address,
        members(session, unit_id, on),
        exclusions(session, unit_id),
        occupancies(session, [unit_id]).get(unit_id, OccupancyRow()),
        contact_of(session, unit_id),
        visits_of(session, unit_id),
        surroundings(session, unit),
    )
