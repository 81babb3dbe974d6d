"""Peak dates of the year and how long until each: what is to be told before it (DOMAIN C35)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.campaign_plans import PeakEntry, peak_entries
from outreach.model import Activity, PeakDate

YEARS_AHEAD = 8


@dataclass(frozen=True)
class PeakRow:
    """One peak date; `on` is its next day, None where none is known any more.

    `own`: added by the village. `activities` counts those of the days ahead of it, from `lead` days before.
    """

    code: str
    label: str
    on: date | None
    lead: int
    advice: str
    active: bool
    own: bool
    month: int
    day: int
    once: date | None
    digits: str
    activities: int
    today: date

    @property
    def days_left(self) -> int:
        """Give the days until then; far away where no day is known."""
        return (self.on - self.today).days if self.on else 9999

    @property
    def is_near(self) -> bool:
        """Tell whether it is time to remind of it."""
        return self.active and 0 <= self.days_left <= self.lead


def peak_dates(session: Session, today: date) -> tuple[PeakRow, ...]:
    """Give all peak dates, the next one first, those switched off last."""
    own = {row.code: row for row in session.scalars(select(PeakDate))}
    built_in = {entry.code: entry for entry in peak_entries()}
    rows = [_row(session, built_in.get(code), own.get(code), today) for code in {**built_in, **own}]
    return tuple(sorted(rows, key=lambda row: (not row.active, row.days_left, row.code)))


def peaks_near(session: Session, today: date) -> tuple[PeakRow, ...]:
    """Give the peak dates that are to be reminded of today."""
    return tuple(row for row in peak_dates(session, today) if row.is_near)


def _row(session: Session, entry: PeakEntry | None, own: PeakDate | None, today: date) -> PeakRow:
    if own is None:
        assert entry is not None
        own = PeakDate(
            code=entry.code, label=entry.label, month=entry.month, day=entry.day, on=None, digits="",
            lead=entry.lead, advice=entry.advice, active=not entry.off,
        )  # fmt: skip
    days = (day for day in _days(own, entry, today) if day >= today)
    on = min(days, default=None)
    near = on is not None and (on - today).days <= own.lead
    return PeakRow(
        own.code, own.label, on, own.lead, own.advice, own.active, entry is None, own.month, own.day,
        own.on, own.digits, _activities(session, on, own.lead) if near and on else 0, today,
    )  # fmt: skip


def _days(row: PeakDate, entry: PeakEntry | None, today: date) -> Iterator[date]:
    if row.month:
        for year in range(today.year, today.year + YEARS_AHEAD + 1):
            with suppress(ValueError):  # 29 February
                yield date(year, row.month, row.day)
    elif row.on is not None:
        yield row.on
    elif row.digits:
        ends = row.digits.split(",")
        yield from (day for day in _month_from(today) if str(day.day)[-1] in ends)
    elif entry is not None:
        yield from entry.days


def _month_from(today: date) -> Iterator[date]:
    yield from (today + timedelta(n) for n in range(40))


def _activities(session: Session, on: date, lead: int) -> int:
    wanted = select(func.count(Activity.id)).where(Activity.voided_at.is_(None))
    return session.scalar(wanted.where(Activity.on >= on - timedelta(lead), Activity.on <= on)) or 0
