"""The households left out of the count, door by door: registered - excluded + incomers = due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Area, Exclusion, Unit
from outreach.places import place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, ExclusionReason


@dataclass(frozen=True)
class ExcludedRow:
    """One household that is not due: where it is, why, since when and by whose word."""

    unit_id: str
    no: str
    group: str
    door: str
    place: str
    head: str
    reason: ExclusionReason
    since: date
    said_by: str
    by_visit: bool


def excluded_households(session: Session) -> tuple[ExcludedRow, ...]:
    """Give the households left out today in walking order, one row each, by its newest reason."""
    wanted = (
        select(Exclusion, Unit, Area.name)
        .join(Unit, Unit.id == Exclusion.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(Exclusion.ended_on.is_(None), Unit.merged_into_id.is_(None))
        .where(Unit.kind.in_([kind.value for kind in HOUSEHOLD_KINDS]))
        .order_by(Area.position, Unit.position, Unit.no, Exclusion.since, Exclusion.id)
    )
    rows = {unit.id: _row(exclusion, unit, group) for exclusion, unit, group in session.execute(wanted)}
    return tuple(rows.values())


def _row(exclusion: Exclusion, unit: Unit, group: str) -> ExcludedRow:
    return ExcludedRow(
        unit.id,
        unit.no,
        group,
        unit.door,
        place_label(group, unit.door),
        unit.head,
        ExclusionReason(exclusion.reason),
        exclusion.since,
        exclusion.said_by,
        exclusion.visit_id is not None,
    )
