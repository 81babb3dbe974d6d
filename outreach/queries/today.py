"""What the day asks for: call-backs due, how the campaign went day by day, the next door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, StateRow, state_rows, visit_rank
from outreach.model import Area, Unit, Visit
from outreach.places import place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, HouseholdState, Outcome


@dataclass(frozen=True)
class FollowUpRow:
    """A call-back that was promised at the household's latest visit and not done since; overdue ones stay."""

    unit_id: str
    head: str
    place: str
    due: date
    state: HouseholdState
    tries: int
    outcome: Outcome
    note: str
    evening: bool


def follow_ups(session: Session, campaign_id: str | None, until: date) -> tuple[FollowUpRow, ...]:
    """Give the call-backs due up to a day (inclusive), the longest overdue first."""
    states = {row.unit_id: row for row in state_rows(session, campaign_id)}
    newest = (
        select(Visit.unit_id, func.max(Visit.at).label("at"))
        .where(Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or ""))
        .group_by(Visit.unit_id)
        .subquery()
    )
    wanted = (
        select(Visit, Unit, Area.name)
        .join(newest, (newest.c.unit_id == Visit.unit_id) & (newest.c.at == Visit.at))
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(Visit.voided_at.is_(None), Visit.follow_up.is_not(None), Visit.follow_up <= until)
        .where(Visit.campaign_id == (campaign_id or ""))
        .order_by(Visit.follow_up, Area.position, Unit.position)
    )
    return tuple(
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
        )
        for visit, unit, group in session.execute(wanted)
    )


def reached_by_day(session: Session, campaign_id: str | None, first: date, last: date) -> tuple[int, ...]:
    """Give how many due households were reached at the end of each day from first to last."""
    wanted = (
        select(Visit.unit_id, func.min(Visit.at))
        .where(Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or ""))
        .where(visit_rank >= RANKS[HouseholdState.TOLD])
        .group_by(Visit.unit_id)
    )
    reached = {row.unit_id for row in state_rows(session, campaign_id) if is_reached(row)}
    days = sorted(at.date() for unit_id, at in session.execute(wanted) if unit_id in reached)
    counts, done = [], 0
    for offset in range((last - first).days + 1):
        while done < len(days) and days[done] <= first + timedelta(days=offset):
            done += 1
        counts.append(done)
    return tuple(counts)


def is_reached(row: StateRow) -> bool:
    """Tell whether a household counts as reached."""
    return row.state in REACHED and row.kind in HOUSEHOLD_KINDS
