"""Who lives behind each door now: lived in, away until a day, rented out, or why it is not counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from outreach.model import Area, Exclusion, OccupancyEntry, Unit, Visit
from outreach.places import place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, Occupancy, Outcome


@dataclass(frozen=True)
class OccupancyRow:
    """Who lives there, since when, by whose word; `since` is None where nobody said anything.

    `back_on` is the day on which those away are expected; `counted` is False where they are left out of the
    count besides (the owners of a rented house).
    """

    state: Occupancy = Occupancy.OCCUPIED
    since: date | None = None
    back_on: date | None = None
    note: str = ""
    said_by: str = ""
    counted: bool = True


@dataclass(frozen=True)
class AwayRow:
    """One household expected back: where it is, the day, and why it is away."""

    unit_id: str
    head: str
    place: str
    back_on: date
    note: str


def occupancies(session: Session, ids: Collection[str] | None = None) -> dict[str, OccupancyRow]:
    """Give who lives in each of these units (None: all) that is not simply lived in, by unit id.

    What was said of renting out stands before an exclusion, an exclusion before being away.
    """
    found = {row.unit_id: _entry(row) for row in session.scalars(_entries(ids))}
    wanted = select(Exclusion).where(Exclusion.ended_on.is_(None)).order_by(Exclusion.since, Exclusion.id)
    if ids is not None:
        wanted = wanted.where(Exclusion.unit_id.in_(ids))
    for row in session.scalars(wanted):
        before = found.get(row.unit_id)
        if before is not None and before.state is Occupancy.RENTED_OUT:
            found[row.unit_id] = OccupancyRow(
                before.state, before.since, None, before.note, before.said_by, counted=False
            )
        else:
            found[row.unit_id] = OccupancyRow(
                Occupancy(row.reason), row.since, said_by=row.said_by, counted=False
            )
    return found


def expected_back(session: Session, until: date) -> tuple[AwayRow, ...]:
    """Give the households that are away and expected back up to a day (inclusive), in walking order."""
    kinds = [kind.value for kind in HOUSEHOLD_KINDS]
    wanted = (
        select(Unit.id, Unit.head, Area.name, Unit.door, OccupancyEntry.back_on, OccupancyEntry.note)
        .join(Unit, Unit.id == OccupancyEntry.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(*_holding(), OccupancyEntry.state == Occupancy.AWAY.value, OccupancyEntry.back_on <= until)
        .where(Unit.merged_into_id.is_(None), Unit.kind.in_(kinds))
        .order_by(Area.position, Unit.position, Unit.no)
    )
    return tuple(
        AwayRow(unit_id, head, place_label(group, door), back_on, note)
        for unit_id, head, group, door, back_on, note in session.execute(wanted)
        if back_on is not None
    )


def unit_ids_by_occupancy(session: Session, state: Occupancy) -> frozenset[str]:
    """Give the units of which this was said; nothing was said of those simply lived in."""
    return frozenset(unit_id for unit_id, row in occupancies(session).items() if row.state is state)


def _entries(ids: Collection[str] | None) -> Select[Any]:
    wanted = select(OccupancyEntry).where(*_holding()).order_by(OccupancyEntry.since, OccupancyEntry.id)
    return wanted if ids is None else wanted.where(OccupancyEntry.unit_id.in_(ids))


def _holding() -> tuple[ColumnElement[bool], ...]:
    """SQL: what was said holds; who was met on a later day is not away any more."""
    met = exists().where(
        Visit.unit_id == OccupancyEntry.unit_id,
        Visit.voided_at.is_(None),
        Visit.outcome == Outcome.MET.value,
        func.date(Visit.at) > func.date(OccupancyEntry.since),
    )
    back = (OccupancyEntry.state == Occupancy.AWAY.value) & met
    return OccupancyEntry.ended_on.is_(None), ~back


def _entry(row: OccupancyEntry) -> OccupancyRow:
    return OccupancyRow(Occupancy(row.state), row.since, row.back_on, row.note, row.said_by)
