"""The stock entry by entry, and where doors and stock disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import CatalogOption, StockEdition, StockMovement, Worker
from outreach.queries.stock import StockSummary, stock_summary
from outreach.vocabulary import MovementKind


@dataclass(frozen=True)
class MovementRow:
    """One entry of the stock, void ones too; `activity_id` where an activity put it up."""

    id: str
    kind: MovementKind
    code: str
    label: str
    unit: str
    count: int
    at: datetime
    worker: str
    edition: str
    place: str
    source: str
    cost: int | None
    note: str
    activity_id: str | None
    entered_at: datetime
    entered_by: str
    voided: bool
    void_reason: str


class Disagreement(StrEnum):
    """How the stock and what was given can contradict one another."""

    MORE_GONE = "more_gone"
    SHELF_SHORT = "shelf_short"
    COUNT_DIFFERS = "count_differs"
    OVER_USED = "over_used"
    OVER_BACK = "over_back"


@dataclass(frozen=True)
class StockWarning:
    """One contradiction: `amount` pieces (a count: found minus expected), `worker` where it is one's bag."""

    kind: Disagreement
    code: str
    label: str
    unit: str
    amount: int
    worker: str = ""
    at: datetime | None = None


def movements(session: Session, code: str | None = None, limit: int | None = 1000) -> tuple[MovementRow, ...]:
    """Give the entries of one handout or of all, the newest first; `limit` None = every one."""
    wanted = (
        select(StockMovement, CatalogOption.label, CatalogOption.unit, Worker.name, StockEdition.name)
        .join(CatalogOption, CatalogOption.code == StockMovement.code)
        .outerjoin(Worker, Worker.id == StockMovement.worker_id)
        .outerjoin(StockEdition, StockEdition.id == StockMovement.edition_id)
        .order_by(StockMovement.at.desc(), StockMovement.counter.desc(), StockMovement.id.desc())
        .limit(limit)
    )
    if code is not None:
        wanted = wanted.where(StockMovement.code == code)
    return tuple(
        MovementRow(
            m.id, MovementKind(m.kind), m.code, label, unit, m.count, m.at, worker or "", edition or "",
            m.place, m.source, m.cost, m.note, m.activity_id, m.entered_at, m.entered_by,
            m.voided_at is not None, m.void_reason,
        )
        for m, label, unit, worker, edition in session.execute(wanted)
    )  # fmt: skip


def stock_warnings(session: Session) -> tuple[StockWarning, ...]:
    """Give every contradiction; a handout whose stock nobody keeps gives none."""
    return warnings_of(stock_summary(session))


def warnings_of(summary: StockSummary) -> tuple[StockWarning, ...]:
    """Give the contradictions of a stock that was read already."""
    found = []
    for row in summary.rows:
        of = (row.code, row.label, row.unit)
        if row.moved and row.left < 0:
            found.append(StockWarning(Disagreement.MORE_GONE, *of, -row.left))
        elif row.shelf < 0 < row.held:
            found.append(StockWarning(Disagreement.SHELF_SHORT, *of, -row.shelf))
        if row.counted is not None and row.counted.difference:
            differs = (row.counted.difference, "", row.counted.at)
            found.append(StockWarning(Disagreement.COUNT_DIFFERS, *of, *differs))
    for hand in summary.held:
        of = (hand.code, hand.label, hand.unit)
        if hand.over_used:
            found.append(StockWarning(Disagreement.OVER_USED, *of, hand.over_used, hand.worker))
        if hand.over_back:
            found.append(StockWarning(Disagreement.OVER_BACK, *of, hand.over_back, hand.worker))
    return tuple(found)
