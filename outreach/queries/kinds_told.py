"""Kinds of scam that cost people money here, beside how many households were told of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Visit, VisitTopic
from outreach.queries.cases import cases, kinds_alike
from outreach.vocabulary import Outcome

TOLD = (Outcome.MET.value, Outcome.PHONE.value)


@dataclass(frozen=True)
class KindToldRow:
    """One kind of scam: its cases, and the households told of it in person or by phone."""

    code: str
    label: str
    cases: int
    told: int


def kinds_told(session: Session, campaign_id: str, until: datetime) -> tuple[KindToldRow, ...]:
    """Give the kinds of the cases known before `until`, the commonest first; told in this campaign."""
    known = [row for row in cases(session) if not row.voided and row.happened_on < until.date()]
    counts = Counter((row.kind, row.kind_label) for row in known)
    rows = [
        KindToldRow(code, label, n, _told(session, campaign_id, until, code))
        for (code, label), n in counts.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.cases, row.label)))


def _told(session: Session, campaign_id: str, until: datetime, kind: str) -> int:
    wanted = (
        select(func.count(func.distinct(Visit.unit_id)))
        .join(VisitTopic, VisitTopic.visit_id == Visit.id)
        .where(
            Visit.campaign_id == campaign_id,
            Visit.voided_at.is_(None),
            Visit.outcome.in_(TOLD),
            Visit.at < until,
            VisitTopic.code.in_(kinds_alike(session, kind)),
        )
    )
    return session.scalar(wanted) or 0
