"""Everything that waits: nobody home, back from away, refused, promised, victims, slips still out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from outreach.model import Area, FraudCase, Unit, Visit
from outreach.places import place_label
from outreach.queries.in_vain import BY_OUTCOME, VainRow, in_vain, parts_tried
from outreach.queries.receipts import LONG_OUT_DAYS, receipts_long_out
from outreach.queries.today import FollowUpRow, follow_ups
from outreach.queries.wait_answers import still_waiting
from outreach.storage.portions import chunks
from outreach.vocabulary import HouseholdState, Outcome
from outreach.waits import Suggestion, WaitKind

AGAIN_AFTER = {WaitKind.NOBODY_HOME: 3, WaitKind.REFUSED: 7, WaitKind.VICTIM: 3}
"""Days after which one goes again where no day was promised."""
PARTS = (Suggestion.EVENING, Suggestion.MORNING, Suggestion.AFTERNOON)
"""The parts of a day in the order in which they are tried where nothing is known."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One thing that waits; `unit_id` is "" for a blank slip, `promised` tells that somebody named the day.

    `what` is the number of a victim's case or of a slip, `worker` who took the slip.
    """

    unit_id: str
    no: str
    head: str
    place: str
    kind: WaitKind
    due: date
    promised: bool
    state: HouseholdState
    tries: int
    outcome: Outcome | None
    note: str
    suggestion: Suggestion
    what: str = ""
    worker: str = ""
    cause: str = ""
    put_off: date | None = None
    """The day it was due before somebody put it off."""


def waiting(
    session: Session, campaign_id: str | None, today: date, until: date | None = None
) -> tuple[WaitingRow, ...]:
    """Give all that waits, due up to a day (None: whenever), the longest overdue first.

    It stays until it is done: somebody was met, the household is not counted any more with its reason, the
    case is closed with what was done, the slip came back, or somebody answered it (`actions/waits`).
    """
    last = until or date.max
    named = follow_ups(session, campaign_id, date.max)
    known = {row.unit_id for row in named}
    tried = [row for row in in_vain(session, campaign_id) if row.unit_id not in known]
    numbers = _numbers(session, known)
    parts = parts_tried(session, campaign_id, known | {row.unit_id for row in tried})
    rows = [_named(row, numbers[row.unit_id], parts[row.unit_id]) for row in named]
    rows += [_unnamed(row, parts[row.unit_id]) for row in tried]
    rows += [*_victims(session), *_slips(session, today)]
    rows = list(still_waiting(session, rows))
    return tuple(sorted((row for row in rows if row.due <= last), key=lambda row: (row.due, row.place)))


def doors_waiting(
    session: Session, campaign_id: str | None, today: date, until: date
) -> tuple[WaitingRow, ...]:
    """Give the doors to go to once more, each once: named days and victims first, then the tries in vain.

    Slips are asked for from who took them, not at a door.
    """
    rows = [row for row in waiting(session, campaign_id, today, until) if row.kind is not WaitKind.SLIP_OUT]
    rows.sort(key=lambda row: (not row.promised and row.kind is not WaitKind.VICTIM, row.due))
    return tuple(_once(rows))


def _once(rows: Sequence[WaitingRow]) -> Iterator[WaitingRow]:
    seen: set[str] = set()
    for row in rows:
        if row.unit_id not in seen:
            seen.add(row.unit_id)
            yield row


def other_time(tried: Collection[Suggestion]) -> Suggestion:
    """Give the part of the day at which nobody went yet; the weekend where all were tried."""
    return next((part for part in PARTS if part not in tried), Suggestion.WEEKEND)


def _named(row: FollowUpRow, no: str, tried: Collection[Suggestion]) -> WaitingRow:
    kind = WaitKind.AWAY if row.away else BY_OUTCOME.get(row.outcome or Outcome.MET, WaitKind.PROMISED)
    return WaitingRow(
        row.unit_id, no, row.head, row.place, kind, row.due, True, row.state, row.tries, row.outcome,
        row.note, _suggest(kind, row.outcome, tried), cause=row.cause,
    )  # fmt: skip


def _suggest(kind: WaitKind, outcome: Outcome | None, tried: Collection[Suggestion]) -> Suggestion:
    if kind is WaitKind.NOBODY_HOME:
        return other_time(tried)
    if kind is WaitKind.REFUSED:
        return Suggestion.WITH_SOMEBODY
    if kind is WaitKind.AWAY or outcome in (Outcome.PHONE, Outcome.LEAFLET_ONLY):
        return Suggestion.IN_PERSON
    return Suggestion.AGAIN


def _unnamed(row: VainRow, tried: Collection[Suggestion]) -> WaitingRow:
    kind = BY_OUTCOME[row.outcome]
    return WaitingRow(
        row.unit_id, row.no, row.head, row.place, kind, row.at.date() + timedelta(days=AGAIN_AFTER[kind]),
        False, row.state, row.tries, row.outcome, row.note, _suggest(kind, row.outcome, tried),
        cause=row.visit_id,
    )  # fmt: skip


def _numbers(session: Session, ids: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(ids):
        wanted = select(Unit.id, Unit.no).where(Unit.id.in_(some))
        found.update(dict(session.execute(wanted).all()))
    return found


def _victims(session: Session) -> Iterator[WaitingRow]:
    """Give the victims of open cases whom nobody met or rang up since."""
    wanted = (
        select(FraudCase, Unit, Area.name)
        .join(Unit, Unit.id == FraudCase.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(FraudCase.voided_at.is_(None), FraudCase.closed_on.is_(None), ~_called_back())
        .order_by(FraudCase.happened_on)
    )
    for case, unit, group in session.execute(wanted):
        due = case.recorded_at.date() + timedelta(days=AGAIN_AFTER[WaitKind.VICTIM])
        yield WaitingRow(
            unit.id, unit.no, unit.head, place_label(group, unit.door), WaitKind.VICTIM, due, False,
            HouseholdState.NOT_VISITED, 0, None, "", Suggestion.IN_PERSON, what=str(case.no),
            cause=case.id,
        )  # fmt: skip


def _called_back() -> ColumnElement[bool]:
    """SQL: the victim was met or rung up after the case; on its day, after it was known."""
    after = func.date(Visit.at) > func.date(FraudCase.happened_on)
    same_day = and_(
        func.date(Visit.at) == func.date(FraudCase.happened_on), Visit.at > FraudCase.recorded_at
    )
    return exists().where(
        Visit.unit_id == FraudCase.unit_id,
        Visit.voided_at.is_(None),
        Visit.outcome.in_([Outcome.MET.value, Outcome.PHONE.value]),
        or_(after, same_day),
    )


def _slips(session: Session, today: date) -> Iterator[WaitingRow]:
    for row in receipts_long_out(session, today):
        assert row.taken_at is not None
        due = row.taken_at.date() + timedelta(days=LONG_OUT_DAYS)
        yield WaitingRow(
            row.unit_id or "", row.household_no, row.head, row.place, WaitKind.SLIP_OUT, due, False,
            HouseholdState.NOT_VISITED, 0, None, "", Suggestion.FETCH_SLIP, what=row.serial,
            worker=row.worker,
        )  # fmt: skip
