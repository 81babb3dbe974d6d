"""What the day asks for: call-backs due, how the campaign went day by day, the next door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, WALKING, StateRow, excluded_units, state_rows, visit_rank
from outreach.model import Area, Unit, Visit
from outreach.places import place_label
from outreach.queries.doors import DoorRow, door_rows
from outreach.queries.occupancy import AwayRow, expected_back
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, HouseholdState, Outcome

MOST_NAMED = 1000
"""So many units are asked for by name; the states of more are read all at once."""


@dataclass(frozen=True)
class FollowUpRow:
    """A call-back that was promised at the household's latest visit and not done since; overdue ones stay.

    `away`: nobody promised it, but they are expected back that day; there is no outcome then.
    """

    unit_id: str
    head: str
    place: str
    due: date
    state: HouseholdState
    tries: int
    outcome: Outcome | None
    note: str
    evening: bool
    away: bool = False
    cause: str = ""
    """The visit that promised it, or the household with the day of its return."""


def follow_ups(session: Session, campaign_id: str | None, until: date) -> tuple[FollowUpRow, ...]:
    """Give the call-backs due up to a day (inclusive), the longest overdue first.

    Who is expected back from away by then is among them, until somebody goes there or they are told.
    """
    found = session.execute(_promised(campaign_id, until)).all()
    promised = {unit.id for _, unit, _ in found}
    back = [row for row in expected_back(session, until) if row.unit_id not in promised]
    states = _states(session, campaign_id, promised | {row.unit_id for row in back})
    rows = [
        FollowUpRow(
            unit.id,
            unit.head,
            place_label(group, unit.door),
            visit.follow_up or until,
            states[unit.id].state,
            states[unit.id].tries,
            Outcome(visit.outcome),
            visit.note,
            visit.at.hour >= 17,
            cause=visit.id,
        )
        for visit, unit, group in found
    ]
    rows += [
        _back(row, states[row.unit_id]) for row in back if _to_be_told(states[row.unit_id], row.back_on)
    ]
    return tuple(sorted(rows, key=lambda row: row.due))


def _promised(campaign_id: str | None, until: date) -> Select[Visit, Unit, str]:
    promised = _standing_visits(campaign_id) + (Visit.follow_up.is_not(None), Visit.follow_up <= until)
    newest = (
        select(Visit.unit_id, func.max(Visit.at).label("at"))
        .where(*_standing_visits(campaign_id))
        .where(Visit.unit_id.in_(select(Visit.unit_id).where(*promised)))
        .group_by(Visit.unit_id)
        .subquery()
    )
    return (
        select(Visit, Unit, Area.name)
        .join(newest, (newest.c.unit_id == Visit.unit_id) & (newest.c.at == Visit.at))
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(*promised)
        .order_by(Visit.follow_up, Area.position, Unit.position)
    )


def _back(row: AwayRow, state: StateRow) -> FollowUpRow:
    return FollowUpRow(
        row.unit_id, row.head, row.place, row.back_on, state.state, state.tries, None, row.note,
        evening=False, away=True, cause=f"{row.unit_id} {row.back_on.isoformat()}",
    )  # fmt: skip


def _to_be_told(state: StateRow, back_on: date) -> bool:
    """Tell whether somebody must still go to a household that was away."""
    if state.state in (*REACHED, HouseholdState.EXCLUDED):
        return False
    return state.last_visit is None or state.last_visit.date() < back_on


def _states(session: Session, campaign_id: str | None, ids: set[str]) -> dict[str, StateRow]:
    some = ids if len(ids) <= MOST_NAMED else None
    return {row.unit_id: row for row in state_rows(session, campaign_id, ids=some)}


def _standing_visits(campaign_id: str | None) -> tuple[ColumnElement[bool], ...]:
    return Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or "")


def reached_by_day(session: Session, campaign_id: str | None, first: date, last: date) -> tuple[int, ...]:
    """Give how many due households were reached at the end of each day from first to last."""
    reached = (
        select(func.date(func.min(Visit.at)).label("day"))
        .join(Unit, Unit.id == Visit.unit_id)
        .where(*_standing_visits(campaign_id), visit_rank >= RANKS[HouseholdState.TOLD], *_due())
        .group_by(Visit.unit_id)
        .subquery()
    )
    by_day = select(reached.c.day, func.count()).group_by(reached.c.day)
    on: dict[str, int] = dict(session.execute(by_day).all())
    days = [(first + timedelta(days=offset)).isoformat() for offset in range((last - first).days + 1)]
    before = sum(n for day, n in on.items() if day < first.isoformat())
    return tuple(before + done for done in accumulate(on.get(day, 0) for day in days))


def next_door(session: Session, campaign_id: str | None, last: str = "") -> DoorRow | None:
    """Give the due household to go on with: the one after that entered last, in walking order."""
    far = select(Visit.id).where(*_standing_visits(campaign_id), Visit.unit_id == Unit.id)
    far = far.where(visit_rank >= RANKS[HouseholdState.TOLD])
    wanted = select(Unit.id).join(Area, Area.id == Unit.area_id).where(*_due(), ~far.exists())
    wanted = wanted.order_by(*WALKING).limit(1)
    place = select(Unit.area_id, *WALKING).join(Area, Area.id == Unit.area_id).where(Unit.id == last)
    present = session.execute(place).one_or_none()
    if present is not None:
        after = tuple_(*WALKING) > tuple_(*(literal(part) for part in present[1:]))
        steps = [wanted.where(after, Unit.area_id == present[0]), wanted.where(after), wanted]
    else:
        steps = [wanted]
    found = next((unit_id for step in steps if (unit_id := session.scalar(step))), None)
    return door_rows(session, campaign_id, [found])[0] if found else None


def _due() -> tuple[ColumnElement[bool], ...]:
    """SQL: units that are households and not excluded."""
    kinds = [kind.value for kind in HOUSEHOLD_KINDS]
    excluded = excluded_units()
    return Unit.kind.in_(kinds), Unit.merged_into_id.is_(None), Unit.id.not_in(excluded)
