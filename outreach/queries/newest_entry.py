"""When the newest entry was made, by which a wrong clock is known; and the oldest."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.settings import setting
from outreach.model import ActionEntry
from outreach.wording import mark

BEHIND = mark("The clock is suspect, it is before the newest entry: set date and time.")
AHEAD = mark("The clock is suspect, it is years after the newest entry: set date and time.")
SLACK = timedelta(minutes=10)
YEARS = timedelta(days=2 * 366)
FIRST_YEAR = 2025
"""No ledger is older than the program."""


def newest_entry_at(session: Session) -> datetime | None:
    """Tell when the newest entry was made, the newest by its counter; None in a demo, which has no clock."""
    if setting(session, "demo_clock"):
        return None
    return session.scalar(select(ActionEntry.at).order_by(ActionEntry.counter.desc()).limit(1))


def oldest_entry_at(session: Session) -> datetime | None:
    """Tell when the first entry was made, the first by its counter; None in a demo."""
    if setting(session, "demo_clock"):
        return None
    return session.scalar(select(ActionEntry.at).order_by(ActionEntry.counter).limit(1))


def clock_trouble(session: Session, now: datetime) -> str:
    """Say what is strange about the time (an English text, to be looked up), "" where nothing is."""
    return suspect(newest_entry_at(session), now)


def suspect(newest: datetime | None, now: datetime) -> str:
    """Say what is strange about the time, beside that of the newest entry; "" where nothing is."""
    if now.year < FIRST_YEAR or (newest is not None and now < newest - SLACK):
        return BEHIND
    return AHEAD if newest is not None and now - newest > YEARS else ""
