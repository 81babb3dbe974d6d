"""What is around one household: the areas it lies in, who shares its yard, who answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Unit
from outreach.queries.areas import area_of
from outreach.queries.patches import who_answers


@dataclass(frozen=True)
class SurroundingsRow:
    """`area` as deep as known; `yard` the heads behind the same door; `answering` None without patches."""

    area: str = ""
    yard: tuple[str, ...] = ()
    answering: tuple[str, ...] | None = None


def surroundings(session: Session, unit: Unit) -> SurroundingsRow:
    """Give what is around a unit."""
    same = select(Unit.head).where(Unit.area_id == unit.area_id, Unit.door == unit.door, Unit.id != unit.id)
    same = same.where(Unit.merged_into_id.is_(None), Unit.door != "").order_by(Unit.position)
    yard = tuple(session.scalars(same))
    return SurroundingsRow(area_of(session, unit.id), yard, who_answers(session, unit))
