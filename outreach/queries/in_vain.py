"""Doors where the latest visit was in vain, and at which parts of the day one went there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import state_rows
from outreach.model import Area, Unit, Visit
from outreach.places import place_label
from outreach.queries.today import MOST_NAMED
from outreach.storage.portions import chunks
from outreach.vocabulary import REACHED, HouseholdState, Outcome
from outreach.waits import Suggestion, WaitKind

BY_OUTCOME = {Outcome.NOBODY_HOME: WaitKind.NOBODY_HOME, Outcome.REFUSED: WaitKind.REFUSED}


@dataclass(frozen=True, slots=True)
class VainRow:
    """One door with its latest visit, which was in vain; nobody named a day for the next one."""

    unit_id: str
    no: str
    head: str
    place: str
    at: datetime
    outcome: Outcome
    note: str
    state: HouseholdState
    tries: int
    visit_id: str


def in_vain(session: Session, campaign_id: str | None) -> Iterator[VainRow]:
    """Give the doors not reached whose latest visit was in vain, where nobody named a day."""
    found = session.execute(_latest_in_vain(campaign_id)).all()
    for start in range(0, len(found), MOST_NAMED):
        part = found[start : start + MOST_NAMED]
        ids = {row.id for row in part}
        states = {row.unit_id: row for row in state_rows(session, campaign_id, ids=ids)}
        for row in part:
            state = states[row.id]
            if state.state not in (*REACHED, HouseholdState.EXCLUDED):
                yield VainRow(
                    row.id, row.no, row.head, place_label(row.group, row.door), row.at,
                    Outcome(row.outcome), row.note, state.state, state.tries, row.visit_id,
                )  # fmt: skip


def _latest_in_vain(campaign_id: str | None) -> Select[*tuple[Any, ...]]:
    """SQL: plain columns, as a county has a hundred thousand such doors."""
    standing = (Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or ""))
    said = (Visit.id.label("visit_id"), Visit.at, Visit.outcome, Visit.note)
    newest = (
        select(Visit.unit_id, func.max(Visit.at).label("at"))
        .where(*standing)
        .group_by(Visit.unit_id)
        .subquery()
    )
    return (
        select(Unit.id, Unit.no, Unit.head, Unit.door, Area.name.label("group"), *said)
        .select_from(Visit)
        .join(newest, (newest.c.unit_id == Visit.unit_id) & (newest.c.at == Visit.at))
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(*standing, Visit.follow_up.is_(None), Unit.merged_into_id.is_(None))
        .where(Visit.outcome.in_([outcome.value for outcome in BY_OUTCOME]))
    )


def part_of(moment: datetime) -> Suggestion:
    """Give the part of the day of a visit; one on a weekend says nothing of the others."""
    if moment.hour < 12:
        return Suggestion.MORNING
    return Suggestion.AFTERNOON if moment.hour < 17 else Suggestion.EVENING


def parts_tried(
    session: Session, campaign_id: str | None, ids: Collection[str]
) -> dict[str, set[Suggestion]]:
    """Give for each door at which parts of the day nobody was found."""
    found: dict[str, set[Suggestion]] = defaultdict(set)
    for some in chunks(ids):
        wanted = select(Visit.unit_id, Visit.at).where(
            Visit.voided_at.is_(None),
            Visit.campaign_id == (campaign_id or ""),
            Visit.outcome == Outcome.NOBODY_HOME.value,
            Visit.unit_id.in_(some),
        )
        for unit_id, at in session.execute(wanted):
            found[unit_id].add(part_of(at))
    return found
