"""Households that were merged into another, for taking that back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Area, Unit
from outreach.places import place_label


@dataclass(frozen=True)
class ClosedRow:
    """One merged household as it was known."""

    id: str
    place: str
    head: str


def closed_units(session: Session, unit_id: str) -> tuple[ClosedRow, ...]:
    """Give the households that went into this one."""
    wanted = select(Unit, Area.name).join(Area, Area.id == Unit.area_id).where(Unit.merged_into_id == unit_id)
    rows = session.execute(wanted.order_by(Unit.id))
    return tuple(ClosedRow(unit.id, place_label(group, unit.door), unit.head) for unit, group in rows)
