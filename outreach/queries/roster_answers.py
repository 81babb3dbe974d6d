"""What the user said of earlier rosters."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import RosterReading
from outreach.register_rows import RosterAnswer


def roster_answers(session: Session) -> tuple[RosterAnswer, ...]:
    """Give everything that is remembered of how rosters are read."""
    rows = session.scalars(select(RosterReading).order_by(RosterReading.id))
    return tuple(RosterAnswer(row.layout, row.kind, row.key, row.value) for row in rows)
