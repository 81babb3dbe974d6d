"""What one tally reads of the ledger, each thing once: units, exclusions, and how far visits brought them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import cache, cached_property
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, excluded_units, visit_rank
from outreach.model import Area, Campaign, Exclusion, Person, Unit, Visit
from outreach.periods import Period
from outreach.queries.activities import ActivityRow, activities
from outreach.queries.cases import CaseRow, DissuasionRow, cases, dissuasions
from outreach.queries.sent_out import DayOutRow, sent_out
from outreach.tallies.books import Book
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


Steps = dict[str, dict[HouseholdState, Reached]]
Sums = dict[str | None, int]
"""By group, and in all under None."""
Standing = Callable[["Reading", Window], list[Entry]]
FOR_EVER = datetime.max


class Reading:
    """One session's view for the length of one question; nothing is read twice."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.steps = cache(self._steps)
        self.excluded = cache(self._excluded)
        self.states = cache(self._states)
        self.daily = cache(self._daily)
        self.sums = cache(self._sums)
        self.activities = cache(self._activities)
        self.days_out = cache(self._days_out)
        self.book_sums = cache(self._book_sums)
        self.cases = cache(self._cases)
        self.dissuasions = cache(self._dissuasions)

    @cached_property
    def units(self) -> dict[str, Place]:
        """Give every unit by id in walking order."""
        wanted = select(Unit.id, Area.name, Unit.kind).join(Area, Area.id == Unit.area_id)
        wanted = wanted.where(Unit.merged_into_id.is_(None))
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
        return dict(self.session.execute(wanted.group_by(Person.unit_id)).all())

    def _excluded(self, moment: datetime) -> dict[str, Exclusion]:
        """Give what excludes each unit that coverage counts as excluded at a moment."""
        day, ids = moment.date(), set(self.session.scalars(excluded_units(moment)))
        found: dict[str, Exclusion] = {}
        for row in self.exclusions:
            holds = row.unit_id in ids and (row.ended_on is None or row.ended_on >= day)
            if holds and (row.unit_id not in found or row.since < day):
                found[row.unit_id] = row
        return found

    def _steps(self, window: Window) -> Steps:
        """Give, by unit, the first visit in the window that was worth each state."""
        if window.starts is None and window.ends != FOR_EVER:
            return _until(self.steps(Window(window.campaign_id, None, FOR_EVER)), window.ends)
        order = func.row_number().over(partition_by=(Visit.unit_id, visit_rank), order_by=_IN_ORDER)
        ranked = select(
            Visit.unit_id, visit_rank.label("rank"), Visit.at, Visit.id.label("visit_id"), order.label("turn")
        )
        found = ranked.where(*window.visits()).subquery()
        steps: Steps = {}
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

    def flow_sums(self, flow: Flow, code: str, window: Window) -> Sums:
        """Give the sums of one figure of a flow over the days of a window."""
        starts = "" if window.starts is None else window.starts.date().isoformat()
        ends, sums = window.ends.date().isoformat(), Counter[str | None]()
        for day, group, n in self.daily(flow, window.campaign_id).get(code, ()):
            if starts <= day < ends:
                sums[group] += n
        return _with_total(sums)

    def _daily(self, flow: Flow, campaign_id: str) -> dict[str, list[tuple[str, str, int]]]:
        """Give the sums of every figure of a flow by day and group: all windows are made of days."""
        each = flow(Window(campaign_id, None, FOR_EVER)).subquery()
        day = func.date(each.c.at)
        wanted = (
            select(each.c.code, day, Area.name, func.sum(each.c.n))
            .join(Unit, Unit.id == each.c.unit_id)
            .join(Area, Area.id == Unit.area_id)
            .group_by(each.c.code, day, Area.name)
        )
        sums: dict[str, list[tuple[str, str, int]]] = {}
        for code, on, group, n in self.session.execute(wanted):
            sums.setdefault(code, []).append((str(on), group, int(n)))
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

    def _activities(self, window: Window) -> tuple[ActivityRow, ...]:
        """Give the activities on the days of a window, the oldest first; void ones are in no figure."""
        return activities(self.session, self._days(window), void=False)[::-1]

    def _days_out(self, window: Window) -> tuple[DayOutRow, ...]:
        """Give who and what was sent out on each day of a window, the oldest first."""
        return sent_out(self.session, self._days(window)).days[::-1]

    def _cases(self, window: Window) -> list[CaseRow]:
        """Give the frauds that happened on the days of a window, the oldest first."""
        days = self._days(window)
        found = (row for row in self._all_cases if days.first <= row.happened_on <= days.last)
        return sorted((row for row in found if not row.voided), key=lambda row: (row.happened_on, row.number))

    def _dissuasions(self, window: Window) -> list[DissuasionRow]:
        """Give the payments stopped on the days of a window, the oldest first."""
        days = self._days(window)
        found = (row for row in self._all_dissuasions if days.first <= row.happened_on <= days.last)
        return sorted((row for row in found if not row.voided), key=lambda row: (row.happened_on, row.id))

    @cached_property
    def _all_cases(self) -> tuple[CaseRow, ...]:
        return cases(self.session)

    @cached_property
    def _all_dissuasions(self) -> tuple[DissuasionRow, ...]:
        return dissuasions(self.session)

    def _days(self, window: Window) -> Period:
        """Give the days of a window that lie in its campaign: other books know no campaigns."""
        return window.days(self.session.get_one(Campaign, window.campaign_id).starts)

    def _book_sums(self, book: Book, window: Window) -> dict[str | None, int | float]:
        """Give the sums of a figure of another book; entries without a group count for the village only."""
        sums = Counter[str | None]()
        for line in book(self, window):
            sums[line.group] += line.n  # type: ignore[assignment]
        total = sum(sums.values())
        del sums[""]
        return {None: round(total, 2), **sums}

    def _sums(self, standing: Standing, window: Window) -> Sums:
        """Give the sums of a standing figure."""
        sums = Counter[str | None]()
        for entry in standing(self, window):
            sums[self.units[entry.unit_id].group] += entry.n
        return _with_total(sums)


def _until(steps: Steps, moment: datetime) -> Steps:
    """Leave out what came later."""
    earlier = {
        unit_id: {state: step for state, step in ways.items() if step.at < moment}
        for unit_id, ways in steps.items()
    }
    return {unit_id: ways for unit_id, ways in earlier.items() if ways}


def _with_total(sums: Counter[str | None]) -> Sums:
    return {**sums, None: sum(sums.values())}


_IN_ORDER = (Visit.at, Visit.counter, Visit.id)
_BY_RANK = {rank: state for state, rank in RANKS.items()}
_KINDS = {kind.value: kind for kind in UnitKind}
