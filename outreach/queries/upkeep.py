"""What hangs or stands outside, and how it was found at the last look (DOMAIN H38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CatalogOption, StockMovement, UpkeepCheck
from outreach.vocabulary import MovementKind, UpkeepCondition


@dataclass(frozen=True)
class PostedRow:
    """Something put up: what, how many, where, since when; the newest look at it, if any."""

    id: str
    code: str
    label: str
    unit: str
    count: int
    place: str
    since: date
    checked_on: date | None
    condition: UpkeepCondition | None
    note: str

    @property
    def stands(self) -> bool:
        """Tell whether it is still up as far as is known."""
        return self.condition not in (UpkeepCondition.MISSING, UpkeepCondition.TAKEN_DOWN)

    @property
    def needs_mending(self) -> bool:
        """Tell whether the last look found it damaged or gone."""
        return self.condition in (UpkeepCondition.DAMAGED, UpkeepCondition.MISSING)


def posted_things(session: Session) -> tuple[PostedRow, ...]:
    """Give everything that was put up, the newest first."""
    looks: dict[str, UpkeepCheck] = {}
    for check in session.scalars(select(UpkeepCheck).order_by(UpkeepCheck.on, UpkeepCheck.id)):
        looks[check.movement_id] = check
    wanted = (
        select(StockMovement, CatalogOption.label, CatalogOption.unit)
        .join(CatalogOption, CatalogOption.code == StockMovement.code)
        .where(StockMovement.kind == MovementKind.POST, StockMovement.voided_at.is_(None))
        .order_by(StockMovement.at.desc(), StockMovement.id.desc())
    )
    rows = []
    for m, label, unit in session.execute(wanted):
        look = looks.get(m.id)
        found = (look.on, UpkeepCondition(look.condition), look.note) if look else (None, None, "")
        rows.append(PostedRow(m.id, m.code, label, unit, m.count, m.place, m.at.date(), *found))
    return tuple(rows)
