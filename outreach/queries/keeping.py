"""Until when what a campaign recorded is kept, and what is due to be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from outreach.model import Campaign, PrintBatch, Visit


@dataclass(frozen=True)
class KeepingRow:
    """One campaign: how long its records stay, what for, on what ground; `left` counts what is not erased."""

    id: str
    name: str
    ends: date
    keep_until: date | None
    purpose: str
    legal_basis: str
    left: int
    due: bool


def keeping(session: Session, on: date) -> tuple[KeepingRow, ...]:
    """Give every campaign, those due first."""
    rows = [_row(session, campaign, on) for campaign in session.scalars(select(Campaign))]
    return tuple(sorted(rows, key=lambda row: (not row.due, row.keep_until or date.max, row.ends)))


def _row(session: Session, c: Campaign, on: date) -> KeepingRow:
    said = or_(Visit.signed_by != "", Visit.note != "", Visit.relation != "", Visit.receipt != "")
    visits = session.scalar(select(func.count(Visit.id)).where(Visit.campaign_id == c.id, said)) or 0
    papers = select(func.count(PrintBatch.id)).where(PrintBatch.campaign_id == c.id, PrintBatch.pdf != b"")
    left = visits + (session.scalar(papers) or 0)
    due = c.keep_until is not None and c.keep_until <= on and left > 0
    return KeepingRow(c.id, c.name, c.ends, c.keep_until, c.purpose, c.legal_basis, left, due)
