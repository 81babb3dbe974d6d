"""Units that were merged: closed, out of every list, pointing to the one they went into."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Unit

CLOSED = "(并)"
"""Ends the number of a merged unit, so that the number is free for another."""


def standing_unit_id(session: Session, unit_id: str) -> str:
    """Give the unit that has the people and visits of this one: itself, unless it was merged."""
    return session.scalar(select(Unit.merged_into_id).where(Unit.id == unit_id)) or unit_id


def closed_number(no: str) -> str:
    """Give the number that a merged unit keeps: "15" -> "15(并)"."""
    return f"{no[:34]}{CLOSED}"
