"""Patterns among logged visits that deserve a look, each with why; none of them proves anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Person, Photo, Receipt, Unit, Visit, VisitWorker, Worker
from outreach.queries.evidence import same_pictures
from outreach.vocabulary import SIGNED, EntrySource, Outcome, SuspicionKind

MET_FROM = 20
"""So many doors without one closed or refused make “everybody was at home” strange."""
HANDS_FROM = 3
"""So many households signed by one person who lives in none of them."""
DOORS_AN_HOUR = 20
"""More doors in sixty minutes by one worker than three minutes a door allow."""
NIGHT_FROM, NIGHT_TO = 22, 6
LATE_DAYS, LATE_FROM = 10, 10
"""So many visits typed up in one sitting, each at least so many days after it was."""
TIMED = (EntrySource.FORM.value, EntrySource.COMMAND.value, EntrySource.DEMO.value)
"""How visits come in whose time of day somebody wrote down; a sheet or slip tells the day only."""


@dataclass(frozen=True)
class SuspicionRow:
    """One pattern: what it is, whose (worker, signer or recorder), on which day if one, and the visits."""

    kind: SuspicionKind
    who: str
    day: date | None
    visit_ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """Count the visits."""
        return len(self.visit_ids)


@dataclass(frozen=True)
class _Seen:
    id: str
    unit_id: str
    at: datetime
    entered_at: datetime
    entered_by: str
    source: str
    outcome: str
    signoff: str
    signed_by: str


def suspicions(session: Session, campaign_id: str) -> tuple[SuspicionRow, ...]:
    """Give every pattern among the standing visits of a campaign, kind by kind, the largest first."""
    wanted = select(
        Visit.id, Visit.unit_id, Visit.at, Visit.entered_at, Visit.entered_by, Visit.source,
        Visit.outcome, Visit.signoff, Visit.signed_by,
    ).where(Visit.campaign_id == campaign_id, Visit.voided_at.is_(None))  # fmt: skip
    seen = {row.id: _Seen(*row) for row in session.execute(wanted.order_by(Visit.at, Visit.counter))}
    by_worker = _by_worker(session, campaign_id, seen)
    found = [
        *_everybody_met(by_worker),
        *_one_hand(session, seen.values()),
        *_too_fast(by_worker),
        *_at_night(by_worker),
        *_late_in_bulk(seen.values()),
        *_same_photo(session, seen),
    ]
    order = list(SuspicionKind)
    return tuple(sorted(found, key=lambda row: (order.index(row.kind), -row.count, row.who)))


def _by_worker(session: Session, campaign_id: str, seen: dict[str, _Seen]) -> dict[str, list[_Seen]]:
    wanted = (
        select(VisitWorker.visit_id, Worker.name)
        .join(Worker, Worker.id == VisitWorker.worker_id)
        .join(Visit, Visit.id == VisitWorker.visit_id)
        .where(Visit.campaign_id == campaign_id, Visit.voided_at.is_(None))
        .order_by(Visit.at, Visit.counter)
    )
    found: dict[str, list[_Seen]] = {}
    for visit_id, name in session.execute(wanted):
        found.setdefault(name, []).append(seen[visit_id])
    return found


def _everybody_met(by_worker: dict[str, list[_Seen]]) -> Iterator[SuspicionRow]:
    for who, rows in by_worker.items():
        if len(rows) >= MET_FROM and all(row.outcome == Outcome.MET for row in rows):
            yield SuspicionRow(SuspicionKind.EVERYBODY_MET, who, None, tuple(row.id for row in rows))


def _one_hand(session: Session, seen: Iterable[_Seen]) -> Iterator[SuspicionRow]:
    signed = [row for row in seen if row.signoff in SIGNED and row.signed_by]
    units = {row.unit_id for row in signed}
    inside: set[tuple[str, str]] = set()
    for unit_id, head in session.execute(select(Unit.id, Unit.head)):
        if unit_id in units:
            inside.add((unit_id, head))
    for unit_id, name in session.execute(select(Person.unit_id, Person.name)):
        if unit_id in units:
            inside.add((unit_id, name))
    hands: dict[str, list[_Seen]] = {}
    for row in signed:
        if (row.unit_id, row.signed_by) not in inside:
            hands.setdefault(row.signed_by, []).append(row)
    for who, rows in hands.items():
        if len({row.unit_id for row in rows}) >= HANDS_FROM:
            yield SuspicionRow(SuspicionKind.ONE_HAND, who, None, tuple(row.id for row in rows))


def _too_fast(by_worker: dict[str, list[_Seen]]) -> Iterator[SuspicionRow]:
    """Give for each worker and day the hour with the most doors, where there are too many."""
    for who, rows in by_worker.items():
        worst: dict[date, list[_Seen]] = {}
        timed = [row for row in rows if row.source in TIMED]
        start = 0
        for end, row in enumerate(timed):
            while row.at - timed[start].at >= timedelta(hours=1):
                start += 1
            hour = timed[start : end + 1]
            if len(hour) > max(DOORS_AN_HOUR, len(worst.get(row.at.date(), ()))):
                worst[row.at.date()] = hour
        for day, hour in worst.items():
            if len({row.unit_id for row in hour}) > DOORS_AN_HOUR:
                yield SuspicionRow(SuspicionKind.TOO_FAST, who, day, tuple(row.id for row in hour))


def _at_night(by_worker: dict[str, list[_Seen]]) -> Iterator[SuspicionRow]:
    for who, rows in by_worker.items():
        late = [
            row.id
            for row in rows
            if row.source in TIMED and not NIGHT_TO <= row.at.hour < NIGHT_FROM
        ]
        if late:
            yield SuspicionRow(SuspicionKind.AT_NIGHT, who, None, tuple(late))


def _late_in_bulk(seen: Iterable[_Seen]) -> Iterator[SuspicionRow]:
    sittings: dict[tuple[str, date], list[str]] = {}
    for row in seen:
        if row.entered_at - row.at >= timedelta(days=LATE_DAYS):
            sittings.setdefault((row.entered_by, row.entered_at.date()), []).append(row.id)
    for (who, day), ids in sittings.items():
        if len(ids) >= LATE_FROM:
            yield SuspicionRow(SuspicionKind.LATE_IN_BULK, who, day, tuple(ids))


def _same_photo(session: Session, seen: dict[str, _Seen]) -> Iterator[SuspicionRow]:
    """Give the visits at different doors or on different days that show the same picture, slips included."""
    twins = same_pictures(session)
    if not twins:
        return
    visit_of: dict[str, str] = {
        photo_id: visit_id
        for photo_id, visit_id in session.execute(
            select(Photo.id, func.coalesce(Photo.visit_id, Receipt.visit_id))
            .outerjoin(Receipt, Receipt.id == Photo.receipt_id)
        )
        if visit_id in seen
    }
    told: set[str] = set()
    for one, others in twins.items():
        found = {visit_of[each] for each in (one, *others) if each in visit_of}
        rows = sorted((seen[visit_id] for visit_id in found), key=lambda row: (row.at, row.id))
        if one not in told and len({(row.unit_id, row.at.date()) for row in rows}) > 1:
            ids = tuple(row.id for row in rows)
            yield SuspicionRow(SuspicionKind.SAME_PHOTO, rows[0].entered_by, None, ids)
        told.update((one, *others))
