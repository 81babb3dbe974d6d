"""How many households were typed up on a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Visit


def households_entered(session: Session, campaign_id: str | None, day: date) -> int:
    """Count the households with a visit that was entered on this day and stands."""
    starts = datetime.combine(day, time())
    wanted = select(func.count(Visit.unit_id.distinct())).where(
        Visit.campaign_id == (campaign_id or ""),
        Visit.voided_at.is_(None),
        Visit.entered_at >= starts,
        Visit.entered_at < starts + timedelta(days=1),
    )
    return session.scalar(wanted) or 0
