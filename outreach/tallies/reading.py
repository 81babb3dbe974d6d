"""What one tally reads of the ledger, each thing once: units, exclusions, and how far visits brought them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, cached_property
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, visit_rank
from outreach.model import Area, Exclusion, Person, Unit, Visit
from outreach.tallies.windows import Entry, Flow, Window
from outreach.vocabulary import HouseholdState, PersonStatus, UnitKind


class Place(NamedTuple):
    """Where a unit is and what it is."""

    group: str
    kind: UnitKind


class Reached(NamedTuple):
    """The visit that first brought a unit so far."""

    at: datetime
    visit_id: str


class Reading:
    """One session's view for the length of one question; nothing is read twice."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.steps = cache(self._steps)
        self.states = cache(self._states)
        self.flow_sums = cache(self._flow_sums)

    @cached_property
    def units(self) -> dict[str, Place]:
        """Give every unit by id in walking order."""
        wanted = select(Unit.id, Area.name, Unit.kind).join(Area, Area.id == Unit.area_id)
        rows = self.session.execute(wanted.order_by(Area.position, Unit.position, Unit.no))
        return {unit_id: Place(group, _KINDS[kind]) for unit_id, group, kind in rows}

    @cached_property
    def exclusions(self) -> list[Exclusion]:
        """Give every exclusion, the oldest first."""
        return list(self.session.scalars(select(Exclusion).order_by(Exclusion.since, Exclusion.id)))

    @cached_property
    def persons(self) -> dict[str, int]:
        """Give how many people of each unit are still there."""
        wanted = select(Person.unit_id, func.count()).where(Person.status == PersonStatus.PRESENT.value)
        return dict(self.session.execute(wanted.group_by(Person.unit_id)).tuples().all())

    def excluded(self, moment: datetime) -> dict[str, Exclusion]:
        """Give what excludes each excluded unit at a moment; the same rule as `coverage.excluded_units`."""
        day = moment.date()
        return {
            row.unit_id: row
            for row in self.exclusions
            if row.since < day and (row.ended_on is None or row.ended_on >= day)
        }

    def _steps(self, window: Window) -> dict[str, dict[HouseholdState, Reached]]:
        """Give, by unit, the first visit in the window that was worth each state."""
        order = func.row_number().over(partition_by=(Visit.unit_id, visit_rank), order_by=_IN_ORDER)
        ranked = select(
            Visit.unit_id, visit_rank.label("rank"), Visit.at, Visit.id.label("visit_id"), order.label("turn")
        )
        found = ranked.where(*window.visits()).subquery()
        steps: dict[str, dict[HouseholdState, Reached]] = {}
        rows = self.session.execute(
            select(found.c.unit_id, found.c.rank, found.c.at, found.c.visit_id).where(found.c.turn == 1)
        )
        for unit_id, rank, at, visit_id in rows:
            steps.setdefault(unit_id, {})[_BY_RANK[rank]] = Reached(at, visit_id)
        return steps

    def _states(self, campaign_id: str, moment: datetime) -> dict[str, HouseholdState]:
        """Give the state of every unit at a moment, as `coverage.state_rows` does."""
        steps = self.steps(Window(campaign_id, None, moment))
        states = dict.fromkeys(self.units, HouseholdState.NOT_VISITED)
        states.update((unit_id, max(ways, key=RANKS.__getitem__)) for unit_id, ways in steps.items())
        states.update(dict.fromkeys(self.excluded(moment), HouseholdState.EXCLUDED))
        return states

    def _flow_sums(self, flow: Flow, window: Window) -> dict[str, dict[str | None, int]]:
        """Give the sums of each figure of a flow by group, and in all under None."""
        each = flow(window).subquery()
        wanted = (
            select(each.c.code, Area.name, func.sum(each.c.n))
            .join(Unit, Unit.id == each.c.unit_id)
            .join(Area, Area.id == Unit.area_id)
            .group_by(each.c.code, Area.name)
        )
        sums: dict[str, dict[str | None, int]] = {}
        for code, group, n in self.session.execute(wanted):
            of_figure = sums.setdefault(code, {None: 0})
            of_figure[group] = int(n)
            of_figure[None] += int(n)
        return sums

    def flow_entries(self, flow: Flow, code: str, window: Window) -> list[Entry]:
        """Give the lines of one figure of a flow, one a visit."""
        each = flow(window).subquery()
        wanted = (
            select(each.c.unit_id, each.c.visit_id, each.c.at, func.sum(each.c.n))
            .where(each.c.code == code)
            .group_by(each.c.unit_id, each.c.visit_id, each.c.at)
        )
        return [Entry(unit, visit, at, int(n)) for unit, visit, at, n in self.session.execute(wanted)]

    def sums(self, entries: Iterable[Entry]) -> dict[str | None, int]:
        """Sum lines up by group, and in all under None."""
        sums: dict[str | None, int] = {None: 0}
        for entry in entries:
            group = self.units[entry.unit_id].group
            sums[group] = sums.get(group, 0) + entry.n
            sums[None] += entry.n
        return sums


_IN_ORDER = (Visit.at, Visit.counter, Visit.id)
_BY_RANK = {rank: state for state, rank in RANKS.items()}
_KINDS = {kind.value: kind for kind in UnitKind}
