"""What one tally reads of the ledger, each thing once: units, exclusions, and how far visits brought them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, datetime
from functools import cache, cached_property, partial
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import RANKS, excluded_units
from outreach.model import Area, Campaign, Exclusion, Person, Unit
from outreach.periods import Period
from outreach.queries.activities import ActivityRow, activities
from outreach.queries.cases import CaseRow, DissuasionRow, cases, dissuasions
from outreach.queries.sent_out import DayOutRow, sent_out
from outreach.tallies.books import Book
from outreach.tallies.steps import Steps, first_moments, first_visits, until
from outreach.tallies.totals import Totals, entries, totals
from outreach.tallies.windows import Entry, Flow, Window
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, PersonStatus, UnitKind

R = TypeVar("R")


class Place(NamedTuple):
    """Where a unit is and what it is."""

    group: str
    kind: UnitKind


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
        self.moments = cache(partial(first_moments, session))
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
            return until(self.steps(Window(window.campaign_id, None, latest)), window.ends)
        if self._to_the_door:
            return first_visits(self.session, window)
        asked = [one for one in self.windows if one.campaign_id == window.campaign_id and one.starts]
        together = dict.fromkeys([*asked, Window(window.campaign_id, None, latest), window])
        return self.moments(tuple(together))[window]

    def latest(self, window: Window) -> datetime:
        """Give the end of the last window that will be asked for in the same campaign."""
        ends = [one.ends for one in self.windows if one.campaign_id == window.campaign_id]
        return max([window.ends, *ends])

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
        found = self.totals(flow, window.campaign_id, self.windows).get((code, window), Counter())
        sums = Counter[str | None]()
        for area, n in found.items():
            sums[self.areas[area]] += n
        return _with_total(sums)

    def _totals(self, flow: Flow, campaign_id: str, windows: tuple[Window, ...]) -> Totals:
        asked = [window for window in windows if window.campaign_id == campaign_id]
        return totals(self.session, flow, campaign_id, asked)

    @cached_property
    def areas(self) -> dict[str, str]:
        """Give the name of every area by id."""
        return dict(self.session.execute(select(Area.id, Area.name)).all())

    def flow_entries(self, flow: Flow, code: str, window: Window) -> list[Entry]:
        """Give the lines of one figure of a flow, one a visit."""
        return entries(self.session, flow, code, window)

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
        """Give the sums of a standing figure; lines that several windows share are summed once."""
        lines = standing(self, window)
        return self.once(("sums", id(lines)), lambda: (lines, self._summed(lines)))[1]

    def _summed(self, lines: list[Entry]) -> Sums:
        groups, sums = self._groups, dict[str | None, int]()
        for unit_id, _, _, n in lines:
            group = groups[unit_id]
            sums[group] = sums.get(group, 0) + n
        return _with_total(sums)


def _with_total(sums: Mapping[str | None, int]) -> Sums:
    return {**sums, None: sum(sums.values())}


_KINDS = {kind.value: kind for kind in UnitKind}
