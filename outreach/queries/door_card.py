"""What a hover over one door shows: its latest two visits and the day one is expected again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Exclusion, Visit, VisitWorker, Worker
from outreach.vocabulary import ExclusionReason, Outcome


@dataclass(frozen=True)
class CallRow:
    """One call as briefly as can be."""

    at: datetime
    outcome: Outcome
    workers: tuple[str, ...]
    follow_up: date | None


@dataclass(frozen=True)
class DoorCardSummary:
    """The latest calls, the newest first; why the household is not due, None if it is."""

    calls: tuple[CallRow, ...]
    exclusion: ExclusionReason | None
    said_by: str
    since: date | None


def door_card(session: Session, campaign_id: str | None, unit_id: str, calls: int = 2) -> DoorCardSummary:
    """Give what is known of one door at a glance."""
    wanted = (
        select(Visit)
        .where(Visit.unit_id == unit_id, Visit.campaign_id == (campaign_id or ""), Visit.voided_at.is_(None))
        .order_by(Visit.at.desc(), Visit.counter.desc())
        .limit(calls)
    )
    reason = session.scalar(
        select(Exclusion)
        .where(Exclusion.unit_id == unit_id, Exclusion.ended_on.is_(None))
        .order_by(Exclusion.since.desc())
    )
    return DoorCardSummary(
        tuple(_call(session, visit) for visit in session.scalars(wanted)),
        ExclusionReason(reason.reason) if reason else None,
        reason.said_by if reason else "",
        reason.since if reason else None,
    )


def _call(session: Session, visit: Visit) -> CallRow:
    names = (
        select(Worker.name)
        .join(VisitWorker, VisitWorker.worker_id == Worker.id)
        .where(VisitWorker.visit_id == visit.id)
        .order_by(VisitWorker.position)
    )
    return CallRow(visit.at, Outcome(visit.outcome), tuple(session.scalars(names)), visit.follow_up)
