"""The sums behind the stock: pieces of each handout by what became of them, up to a moment or in a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import QueryableAttribute, Session

from outreach.model import (
    Activity,
    ActivityHandout,
    ActivityWorker,
    StockMovement,
    Visit,
    VisitHandout,
    VisitWorker,
)
from outreach.queries.stock_hands import Flow, Hand, Turn, hands
from outreach.vocabulary import MovementKind

EARLIEST, LATEST = datetime(1, 1, 1), datetime(9999, 12, 31)
DOORS, ACTIVITIES = "doors", "activities"
TURNS = {MovementKind.OUT: Turn.OUT, MovementKind.BACK: Turn.BACK}
USES = (MovementKind.POST, MovementKind.DAMAGE)

Sums = dict[str, Counter[str]]
Hands = dict[tuple[str, str], Hand]


def sums(session: Session, since: datetime = EARLIEST, before: datetime = LATEST) -> Sums:
    """Give handout code -> how many by `doors`, `activities` and each kind of movement, since <= t < before.

    Visits count at the time of the visit, activities on their day (from its midnight on), movements at their
    time; what is void counts nowhere.
    """
    found: Sums = {}
    doors = (
        select(VisitHandout.code, func.sum(VisitHandout.count))
        .join(Visit, Visit.id == VisitHandout.visit_id)
        .where(Visit.voided_at.is_(None), Visit.at >= since, Visit.at < before)
        .group_by(VisitHandout.code)
    )
    there = (
        select(ActivityHandout.code, func.sum(ActivityHandout.count))
        .join(Activity, Activity.id == ActivityHandout.activity_id)
        .where(*_activities(since, before))
        .group_by(ActivityHandout.code)
    )
    for name, wanted in ((DOORS, doors), (ACTIVITIES, there)):
        for code, count in session.execute(wanted):
            found.setdefault(code, Counter())[name] += count
    moved = (
        select(StockMovement.code, StockMovement.kind, func.sum(StockMovement.count))
        .where(*_movements(since, before))
        .group_by(StockMovement.code, StockMovement.kind)
    )
    for code, kind, count in session.execute(moved):
        found.setdefault(code, Counter())[kind] += count
    return found


def left(counted: Counter[str]) -> int:
    """Give what must be left of one handout: received − doors − activities − posted − spoilt."""
    gone = (DOORS, ACTIVITIES, *USES)
    return counted[MovementKind.RECEIVE] - sum(counted[name] for name in gone)


def bag_flows(session: Session) -> list[tuple[datetime, Flow]]:
    """Give when and how the workers' bags changed, of those handouts that workers take out at all."""
    carried = select(StockMovement.code).where(StockMovement.kind.in_(TURNS), *_movements(EARLIEST, LATEST))
    codes = sorted(set(session.scalars(carried.distinct())))
    if not codes:
        return []
    return [*_moved(session, codes), *_given_at_doors(session, codes), *_given_there(session, codes)]


def hands_before(flows: Iterable[tuple[datetime, Flow]], before: datetime = LATEST) -> Hands:
    """Give (handout code, worker id) -> hand, as it was just before a moment."""
    return hands(flow for at, flow in flows if at < before)


def _moved(session: Session, codes: list[str]) -> Iterator[tuple[datetime, Flow]]:
    wanted = select(
        StockMovement.code, StockMovement.at, StockMovement.kind, StockMovement.worker_id, StockMovement.count
    ).where(StockMovement.code.in_(codes), *_movements(EARLIEST, LATEST))
    for code, at, kind, worker, count in session.execute(wanted):
        if worker is not None and (kind in TURNS or kind in USES):
            yield at, Flow(code, at.date(), TURNS.get(MovementKind(kind), Turn.USE), (worker,), count)


def _given_at_doors(session: Session, codes: list[str]) -> Iterator[tuple[datetime, Flow]]:
    wanted = (
        select(Visit.id, Visit.at, VisitHandout.code, VisitHandout.count)
        .join(VisitHandout, VisitHandout.visit_id == Visit.id)
        .where(Visit.voided_at.is_(None), VisitHandout.code.in_(codes))
    )
    teams = _teams(session, VisitWorker, VisitWorker.visit_id)
    for visit_id, at, code, count in session.execute(wanted):
        yield at, Flow(code, at.date(), Turn.USE, teams.get(visit_id, ()), count)


def _given_there(session: Session, codes: list[str]) -> Iterator[tuple[datetime, Flow]]:
    wanted = (
        select(Activity.id, Activity.on, ActivityHandout.code, ActivityHandout.count)
        .join(ActivityHandout, ActivityHandout.activity_id == Activity.id)
        .where(Activity.voided_at.is_(None), ActivityHandout.code.in_(codes))
    )
    teams = _teams(session, ActivityWorker, ActivityWorker.activity_id)
    for activity_id, day, code, count in session.execute(wanted):
        flow = Flow(code, day, Turn.USE, teams.get(activity_id, ()), count)
        yield datetime.combine(day, time()), flow


def _teams(
    session: Session, table: type[VisitWorker] | type[ActivityWorker], owner: QueryableAttribute[str]
) -> dict[str, tuple[str, ...]]:
    """Give visit or activity -> ids of those who went, in their order."""
    teams: dict[str, tuple[str, ...]] = {}
    for key, worker in session.execute(select(owner, table.worker_id).order_by(table.position)):
        teams[key] = (*teams.get(key, ()), worker)
    return teams


def _movements(since: datetime, before: datetime) -> tuple[ColumnElement[bool], ...]:
    return StockMovement.voided_at.is_(None), StockMovement.at >= since, StockMovement.at < before


def _activities(since: datetime, before: datetime) -> tuple[ColumnElement[bool], ...]:
    """SQL: activities that stand, on days that have begun before `before`."""
    first = since.date() if since.time() == time() else since.date() + timedelta(days=1)
    last = before.date() if before.time() > time() else before.date() - timedelta(days=1)
    return Activity.voided_at.is_(None), Activity.on >= first, Activity.on <= last
