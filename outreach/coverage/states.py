"""The state of each unit in a campaign, in one SQL statement (DOMAIN 13.1, 13.2)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session

from outreach.model import Area, Exclusion, Unit, Visit
from outreach.vocabulary import SIGNED, HouseholdState, Outcome, UnitKind

RANKS = {
    HouseholdState.NOT_VISITED: 0,
    HouseholdState.NOBODY_HOME: 1,
    HouseholdState.LEAFLET_ONLY: 2,
    HouseholdState.REFUSED: 3,
    HouseholdState.TOLD_BY_PHONE: 4,
    HouseholdState.TOLD: 5,
    HouseholdState.SIGNED: 6,
}
"""How far a state is; of several visits the furthest counts."""

_BY_OUTCOME = {
    Outcome.NOBODY_HOME: RANKS[HouseholdState.NOBODY_HOME],
    Outcome.LEAFLET_ONLY: RANKS[HouseholdState.LEAFLET_ONLY],
    Outcome.REFUSED: RANKS[HouseholdState.REFUSED],
    Outcome.PHONE: RANKS[HouseholdState.TOLD_BY_PHONE],
    Outcome.MET: RANKS[HouseholdState.TOLD],
}

visit_rank = case(
    (Visit.signoff.in_([kind.value for kind in SIGNED]), RANKS[HouseholdState.SIGNED]),
    *((Visit.outcome == outcome.value, rank) for outcome, rank in _BY_OUTCOME.items()),
    else_=0,
)
"""SQL: how far one visit brings its household."""


class StateRow(NamedTuple):
    """One unit in walking order: where it is, what it is, how far it has come, how often in vain."""

    unit_id: str
    group: str
    kind: UnitKind
    state: HouseholdState
    tries: int
    last_visit: datetime | None


def visits_standing(
    campaign_id: str | None, until: datetime | None = None, ids: Collection[str] | None = None
) -> Subquery:
    """SQL: per unit the furthest rank, the tries in vain and the last visit; void visits do not count."""
    conditions = [Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or "")]
    if ids is not None:
        conditions.append(Visit.unit_id.in_(ids))
    if until is not None:
        conditions.append(Visit.at < until)
    tried = case((Visit.outcome == Outcome.NOBODY_HOME.value, 1), else_=0)
    return (
        select(
            Visit.unit_id,
            func.max(visit_rank).label("rank"),
            func.sum(tried).label("tries"),
            func.max(Visit.at).label("last_visit"),
        )
        .where(and_(*conditions))
        .group_by(Visit.unit_id)
        .subquery("standing")
    )


def excluded_units(until: datetime | None = None) -> Select[str]:
    """SQL: ids of the units that are excluded, now or at a moment (the day before `until` counts).

    A household that the roster itself calls empty is excluded at every moment: the register does not
    look back, so neither does what it says.
    """
    wanted = select(Exclusion.unit_id).join(Unit, Unit.id == Exclusion.unit_id).distinct()
    wanted = wanted.where(Unit.merged_into_id.is_(None))
    if until is None:
        return wanted.where(Exclusion.ended_on.is_(None))
    day = until.date()
    return wanted.where(
        or_(Exclusion.since < day, Unit.kind == UnitKind.EMPTY.value),
        or_(Exclusion.ended_on.is_(None), Exclusion.ended_on >= day),
    )


def with_states(
    wanted: Select[*tuple[Any, ...]],
    campaign_id: str | None,
    until: datetime | None = None,
    ids: Collection[str] | None = None,
) -> Select[*tuple[Any, ...]]:
    """SQL: add to columns of units and areas the code of the state, the tries and the last visit."""
    standing = visits_standing(campaign_id, until, ids)
    excluded = excluded_units(until).subquery("excluded")
    state = case(
        (excluded.c.unit_id.is_not(None), HouseholdState.EXCLUDED.value),
        *((standing.c.rank == rank, state.value) for state, rank in RANKS.items() if rank),
        else_=HouseholdState.NOT_VISITED.value,
    )
    wanted = (
        wanted.add_columns(
            state.label("state"), func.coalesce(standing.c.tries, 0).label("tries"), standing.c.last_visit
        )
        .join(Area, Area.id == Unit.area_id)
        .outerjoin(standing, standing.c.unit_id == Unit.id)
        .outerjoin(excluded, excluded.c.unit_id == Unit.id)
        .where(Unit.merged_into_id.is_(None))
    )
    return wanted if ids is None else wanted.where(Unit.id.in_(ids))


def state_rows(
    session: Session,
    campaign_id: str | None,
    until: datetime | None = None,
    ids: Collection[str] | None = None,
) -> list[StateRow]:
    """Give the state of every unit, or of some, in walking order; `until` looks back to a moment."""
    wanted = with_states(select(Unit.id, Area.name, Unit.kind), campaign_id, until, ids)
    rows = session.connection().execute(wanted.order_by(*WALKING))
    return [
        StateRow(unit_id, group, KINDS[kind], STATES[state], tries, last_visit)
        for unit_id, group, kind, state, tries, last_visit in rows
    ]


WALKING = (Area.position, Unit.position, Unit.no)
"""SQL: the order in which one walks."""

KINDS = {kind.value: kind for kind in UnitKind}
STATES = {state.value: state for state in HouseholdState}
