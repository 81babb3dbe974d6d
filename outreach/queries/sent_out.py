"""People and vehicles sent out in a period, counted from visits and activities (DOMAIN V8, W1-W15)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import OutingDay, Visit, VisitWorker, Worker
from outreach.periods import Period
from outreach.queries.activities import ActivityRow, activities
from outreach.vocabulary import SENT_OUT, Outcome


@dataclass(frozen=True)
class WorkerOutRow:
    """One worker in a period: days at doors, activities gone to, and how many doors those days had."""

    worker: str
    role: str
    days: int
    activities: int
    doors: int

    @property
    def times(self) -> int:
        """Give how many times this worker was sent out."""
        return self.days + self.activities


@dataclass(frozen=True)
class DayOutRow:
    """One day: who was at the doors, how many doors, vehicle trips of the visits and of the activities."""

    day: date
    visitors: tuple[str, ...]
    doors: int
    visit_vehicles: int
    activity_people: int
    activity_vehicles: int

    @property
    def people(self) -> int:
        """Give how many were sent out that day, counted as `SentOutSummary` counts."""
        return len(self.visitors) + self.activity_people


@dataclass(frozen=True)
class SentOutSummary:
    """Person-times (出动人次) and vehicle trips (出动车次) of a period.

    A worker counts once a day for visits, phone calls aside, however many doors, visits typed up twice or
    team mates; and once for each activity that was gone to, together with those who went along unnamed.
    Vehicle trips are those noted for a day's visits and those of activities. Pushes, SMS, screens and
    loudspeakers send nobody out; what is void counts nowhere.
    """

    visit_people: int
    visit_vehicles: int
    activity_people: int
    activity_vehicles: int
    workers: tuple[WorkerOutRow, ...]
    days: tuple[DayOutRow, ...]

    @property
    def people(self) -> int:
        """Give the person-times sent out."""
        return self.visit_people + self.activity_people

    @property
    def vehicles(self) -> int:
        """Give the vehicle trips."""
        return self.visit_vehicles + self.activity_vehicles


def sent_out(session: Session, period: Period) -> SentOutSummary:
    """Count who and what was sent out in a period, all campaigns together."""
    at_doors = _at_doors(session, period)
    gone_to = [row for row in activities(session, period, void=False) if row.manner in SENT_OUT]
    wanted = select(OutingDay.day, OutingDay.vehicles)
    wanted = wanted.where(OutingDay.day >= period.first, OutingDay.day <= period.last)
    vehicles = dict(session.execute(wanted).all())
    return SentOutSummary(
        visit_people=len(at_doors),
        visit_vehicles=sum(vehicles.values()),
        activity_people=sum(row.staff for row in gone_to),
        activity_vehicles=sum(row.vehicles for row in gone_to),
        workers=_workers(session, at_doors, gone_to),
        days=_days(session, period, at_doors, gone_to, vehicles),
    )


def _at_doors(session: Session, period: Period) -> dict[tuple[date, str], int]:
    """Give (day, worker) -> doors; each is one person-time."""
    day = func.date(Visit.at)
    wanted = (
        select(day, Worker.name, func.count(Visit.unit_id.distinct()))
        .join(VisitWorker, VisitWorker.visit_id == Visit.id)
        .join(Worker, Worker.id == VisitWorker.worker_id)
        .where(Visit.voided_at.is_(None), Visit.at >= period.starts, Visit.at < period.ends)
        .where(Visit.outcome != Outcome.PHONE.value)
        .group_by(day, Worker.name)
    )
    return {(date.fromisoformat(on), name): doors for on, name, doors in session.execute(wanted)}


def _workers(
    session: Session, at_doors: dict[tuple[date, str], int], gone_to: list[ActivityRow]
) -> tuple[WorkerOutRow, ...]:
    days = Counter(name for _, name in at_doors)
    doors: Counter[str] = Counter()
    for (_, name), count in at_doors.items():
        doors[name] += count
    times = Counter(name for row in gone_to for name in row.workers)
    roles = session.execute(select(Worker.name, Worker.role).order_by(Worker.id)).all()
    rows = [WorkerOutRow(name, role, days[name], times[name], doors[name]) for name, role in roles]
    return tuple(sorted((row for row in rows if row.times), key=lambda row: -row.times))


def _days(
    session: Session,
    period: Period,
    at_doors: dict[tuple[date, str], int],
    gone_to: list[ActivityRow],
    vehicles: dict[date, int],
) -> tuple[DayOutRow, ...]:
    calls = (
        select(func.date(Visit.at), func.count(Visit.unit_id.distinct()))
        .where(Visit.voided_at.is_(None), Visit.at >= period.starts, Visit.at < period.ends)
        .group_by(func.date(Visit.at))
    )
    doors = {date.fromisoformat(day): count for day, count in session.execute(calls)}
    rows = []
    for day in sorted({*doors, *vehicles, *(row.on for row in gone_to)}, reverse=True):
        there = [row for row in gone_to if row.on == day]
        visitors = tuple(name for on, name in at_doors if on == day)
        people, trips = sum(row.staff for row in there), sum(row.vehicles for row in there)
        rows.append(DayOutRow(day, visitors, doors.get(day, 0), vehicles.get(day, 0), people, trips))
    return tuple(rows)
