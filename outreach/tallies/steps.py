"""How far visits brought each unit and when: in SQL, for every window that is asked for at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, visit_rank
from outreach.model import Visit
from outreach.tallies.windows import Window
from outreach.vocabulary import HouseholdState


class Reached(NamedTuple):
    """The visit that first brought a unit so far; without its id where nobody looks at it."""

    at: datetime
    visit_id: str


Steps = dict[str, dict[HouseholdState, Reached]]
"""By unit, the first visit that was worth each state."""


def first_moments(session: Session, windows: Sequence[Window]) -> dict[Window, Steps]:
    """Give the steps in windows of one campaign, its visits gone through once; they name no visit."""
    whole = Window(windows[0].campaign_id, None, max(window.ends for window in windows))
    rank = visit_rank.label("rank")
    firsts = [func.min(case((window.covers(Visit.at), Visit.at))) for window in windows]
    wanted = select(Visit.unit_id, rank, *firsts).where(*whole.visits()).group_by(Visit.unit_id, rank)
    found: dict[Window, Steps] = {window: {} for window in windows}
    for unit_id, furthest, *moments in session.execute(wanted):
        state = _BY_RANK[furthest]
        for window, at in zip(windows, moments, strict=True):
            if at is not None:
                found[window].setdefault(unit_id, {})[state] = Reached(at, "")
    return found


def first_visits(session: Session, window: Window) -> Steps:
    """Give the steps in a window with the visits that made them."""
    steps: Steps = {}
    for unit_id, rank, at, visit_id in session.execute(_first_visits(window)):
        steps.setdefault(unit_id, {})[_BY_RANK[rank]] = Reached(at, visit_id)
    return steps


def until(steps: Steps, moment: datetime) -> Steps:
    """Leave out what came later."""
    earlier = {
        unit_id: {state: step for state, step in ways.items() if step.at < moment}
        for unit_id, ways in steps.items()
    }
    return {unit_id: ways for unit_id, ways in earlier.items() if ways}


def _first_visits(window: Window) -> Select[Any]:
    order = func.row_number().over(partition_by=(Visit.unit_id, visit_rank), order_by=_IN_ORDER)
    ranked = select(
        Visit.unit_id, visit_rank.label("rank"), Visit.at, Visit.id.label("visit_id"), order.label("turn")
    )
    found = ranked.where(*window.visits()).subquery()
    return select(found.c.unit_id, found.c.rank, found.c.at, found.c.visit_id).where(found.c.turn == 1)


_IN_ORDER = (Visit.at, Visit.counter, Visit.id)
_BY_RANK = {rank: state for state, rank in RANKS.items()}
