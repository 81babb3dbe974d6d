"""What one tally reads of the ledger, each thing once: units, exclusions, and how far visits brought them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, excluded_units, visit_rank
from outreach.model import Area, Campaign, Exclusion, Person, Unit, Visit
from outreach.periods import Period
from outreach.queries.activities import ActivityRow, activities
from outreach.queries.cases import CaseRow, DissuasionRow, cases, dissuasions
from outreach.queries.sent_out import DayOutRow, sent_out
from outreach.tallies.books import Book
from outreach.tallies.windows import Entry, Flow, Window
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, PersonStatus, UnitKind

R = TypeVar("R")


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


class Reading:
    """One session's view for the length of one question; nothing is read twice.

    What is to be counted is said beforehand with `expect`, so that each table is gone through once. With
    `to_the_door` the visit behind each line is read too; sums alone do without.
    """

    def __init__(self, session: Session, *, to_the_door: bool = True) -> None:
        self.session = session
        self.windows: tuple[Window, ...] = ()
        self._to_the_door = to_the_door
        self._once: dict[Hashable, Any] = {}
        self.steps = cache(self._steps)
        self.standing_at = cache(self._standing_at)
        self.excluded = cache(self._excluded)
        self.states = cache(self._states)
        self.households = cache(self._households)
        self.registered = cache(self._registered)
        self.totals = cache(self._totals)
        self.sums = cache(self._sums)
        self.activities = cache(self._activities)
        self.days_out = cache(self._days_out)
        self.book_sums = cache(self._book_sums)
        self.cases = cache(self._cases)
        self.dissuasions = cache(self._dissuasions)

    def once(self, key: Hashable, read: Callable[[], R]) -> R:
        """Give what was read before under this key, else read it now."""
        if key not in self._once:
            self._once[key] = read()
        found: R = self._once[key]
        return found

    def expect(self, windows: Iterable[Window]) -> None:
        """Say which windows will be counted; before the first question."""
        known = [window for window in windows if window.campaign_id]
        self.windows = tuple(dict.fromkeys([*known, *(window.whole() for window in known)]))

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
    def present(self) -> list[Entry]:
        """Give the people of each unit who are still there."""
        wanted = select(Person.unit_id, func.count()).where(Person.status == PersonStatus.PRESENT.value)
        rows = self.session.execute(wanted.group_by(Person.unit_id))
        return [Entry(unit, None, None, n) for unit, n in rows]

    @cached_property
    def plain(self) -> dict[str, Entry]:
        """Give each unit as a line that counts once and names no visit."""
        return {unit: Entry(unit, None, None, 1) for unit in self.units}

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {unit: place.group for unit, place in self.units.items()}

    def _registered(self, kinds: tuple[UnitKind, ...]) -> list[Entry]:
        """Give the units of these kinds."""
        return [self.plain[unit] for unit, place in self.units.items() if place.kind in kinds]

    def _households(self, campaign_id: str, moment: datetime) -> list[tuple[str, HouseholdState]]:
        """Give every household with its state at a moment, in walking order."""
        states = self.states(campaign_id, moment)
        return [(unit, states[unit]) for unit, place in self.units.items() if place.kind in HOUSEHOLD_KINDS]

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
        latest = self.latest(window)
        if window.starts is None and window.ends < latest:
            return _until(self.steps(Window(window.campaign_id, None, latest)), window.ends)
        steps: Steps = {}
        for unit_id, rank, at, visit_id in self.session.execute(self._first_visits(window)):
            steps.setdefault(unit_id, {})[_BY_RANK[rank]] = Reached(at, visit_id)
        return steps

    def latest(self, window: Window) -> datetime:
        """Give the end of the last window that will be asked for in the same campaign."""
        ends = [one.ends for one in self.windows if one.campaign_id == window.campaign_id]
        return max([window.ends, *ends])

    def _first_visits(self, window: Window) -> Select[Any]:
        """SQL: of each unit the first visit worth each rank; its id only where somebody looks at it."""
        rank = visit_rank.label("rank")
        if not self._to_the_door:
            first = select(Visit.unit_id, rank, func.min(Visit.at), literal("").label("visit_id"))
            return first.where(*window.visits()).group_by(Visit.unit_id, rank)
        order = func.row_number().over(partition_by=(Visit.unit_id, visit_rank), order_by=_IN_ORDER)
        ranked = select(Visit.unit_id, rank, Visit.at, Visit.id.label("visit_id"), order.label("turn"))
        found = ranked.where(*window.visits()).subquery()
        return select(found.c.unit_id, found.c.rank, found.c.at, found.c.visit_id).where(found.c.turn == 1)

    def _standing_at(
        self, window: Window, states: tuple[HouseholdState, ...], kinds: tuple[UnitKind, ...]
    ) -> dict[str, Entry]:
        """Give the units of these kinds in one of these states at a window's end, with the visit behind."""
        steps, units = self.steps(window), self.units
        now = self.states(window.campaign_id, window.ends)
        found = {}
        for unit, ways in steps.items():
            if now[unit] in states and units[unit].kind in kinds:
                first = min([step for state, step in ways.items() if state in states])
                found[unit] = Entry(unit, first.visit_id, first.at, 1)
        return found

    def _states(self, campaign_id: str, moment: datetime) -> dict[str, HouseholdState]:
        """Give the state of every unit at a moment, as `coverage.state_rows` does."""
        steps = self.steps(Window(campaign_id, None, moment))
        states = dict.fromkeys(self.units, HouseholdState.NOT_VISITED)
        states.update((unit_id, max(ways, key=RANKS.__getitem__)) for unit_id, ways in steps.items())
        states.update(dict.fromkeys(self.excluded(moment), HouseholdState.EXCLUDED))
        return states

    def flow_sums(self, flow: Flow, code: str, window: Window) -> Sums:
        """Give the sums of one figure of a flow that adds up over time."""
        if window not in self.windows:
            self.expect([*self.windows, window])
        return _with_total(self.totals(flow, window.campaign_id, self.windows).get((code, window), Counter()))

    def sums_apart(self, flow: Flow, window: Window) -> Sums:
        """Give the sums of a flow whose windows do not add up."""
        each = flow(window).subquery()
        wanted = select(Unit.area_id, func.sum(each.c.n)).join(Unit, Unit.id == each.c.unit_id)
        sums = Counter[str | None]()
        for area, n in self.session.execute(wanted.group_by(Unit.area_id)):
            sums[self.areas[area]] += int(n)
        return _with_total(sums)

    def _totals(
        self, flow: Flow, campaign_id: str, windows: tuple[Window, ...]
    ) -> dict[tuple[str, Window], Counter[str | None]]:
        """Give the sums of every figure of a flow by code and window, its table gone through once."""
        asked = [window for window in windows if window.campaign_id == campaign_id]
        each = flow(Window(campaign_id, None, max(window.ends for window in asked))).subquery()
        parts = [func.sum(case((window.covers(each.c.at), each.c.n), else_=0)) for window in asked]
        wanted = select(each.c.code, Unit.area_id, *parts).join(Unit, Unit.id == each.c.unit_id)
        sums: dict[tuple[str, Window], Counter[str | None]] = {}
        for code, area, *numbers in self.session.execute(wanted.group_by(each.c.code, Unit.area_id)):
            for window, n in zip(asked, numbers, strict=True):
                sums.setdefault((code, window), Counter())[self.areas[area]] += int(n)
        return sums

    @cached_property
    def areas(self) -> dict[str, str]:
        """Give the name of every area by id."""
        return dict(self.session.execute(select(Area.id, Area.name)).all())

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
        whole = Window(window.campaign_id, None, self.latest(window))
        if window != whole:
            days = self._days(window)
            return tuple(row for row in self.days_out(whole) if days.first <= row.day <= days.last)
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
        """Give the days of a window that lie in its campaign, if it has one: other books know none."""
        if not window.campaign_id:
            return window.days(date.min)
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
        groups, sums = self._groups, dict[str | None, int]()
        for unit_id, _, _, n in standing(self, window):
            group = groups[unit_id]
            sums[group] = sums.get(group, 0) + n
        return _with_total(sums)


def _until(steps: Steps, moment: datetime) -> Steps:
    """Leave out what came later."""
    earlier = {
        unit_id: {state: step for state, step in ways.items() if step.at < moment}
        for unit_id, ways in steps.items()
    }
    return {unit_id: ways for unit_id, ways in earlier.items() if ways}


def _with_total(sums: Mapping[str | None, int]) -> Sums:
    return {**sums, None: sum(sums.values())}


_IN_ORDER = (Visit.at, Visit.counter, Visit.id)
_BY_RANK = {rank: state for state, rank in RANKS.items()}
_KINDS = {kind.value: kind for kind in UnitKind}
