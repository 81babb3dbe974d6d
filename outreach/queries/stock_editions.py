"""The printings of each handout, those not to be given any more marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CatalogOption, StockEdition, StockMovement
from outreach.vocabulary import MovementKind


@dataclass(frozen=True)
class EditionRow:
    """One printing of a handout: how many came, how many were written off as this printing."""

    id: str
    code: str
    label: str
    unit: str
    name: str
    printed_on: date | None
    stale_on: date | None
    received: int
    damaged: int


def editions(session: Session) -> tuple[EditionRow, ...]:
    """Give all editions, a handout's newest first."""
    moved: dict[str, Counter[str]] = {}
    wanted = select(StockMovement.edition_id, StockMovement.kind, StockMovement.count)
    standing = wanted.where(StockMovement.voided_at.is_(None), StockMovement.edition_id.is_not(None))
    for edition_id, kind, count in session.execute(standing):
        moved.setdefault(str(edition_id), Counter())[kind] += count
    rows = (
        select(StockEdition, CatalogOption.label, CatalogOption.unit)
        .join(CatalogOption, CatalogOption.code == StockEdition.code)
        .order_by(CatalogOption.position, StockEdition.printed_on.desc(), StockEdition.id.desc())
    )
    return tuple(
        EditionRow(
            e.id, e.code, label, unit, e.name, e.printed_on, e.stale_on,
            moved.get(e.id, Counter())[MovementKind.RECEIVE], moved.get(e.id, Counter())[MovementKind.DAMAGE],
        )
        for e, label, unit in session.execute(rows)
    )  # fmt: skip
