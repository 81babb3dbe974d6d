"""Sums over the states: registered - excluded + incomers = due, and how many of those were reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.coverage.states import KINDS, STATES, StateRow, state_rows, with_states
from outreach.model import Area, Unit
from outreach.vocabulary import HOUSEHOLD_KINDS, REACHED, REGISTERED_KINDS, HouseholdState, UnitKind


@dataclass(frozen=True)
class CoverageRow:
    """The counts of one group, or of the village where `group` is None; all are households."""

    group: str | None
    registered: int = 0
    excluded: int = 0
    incomers: int = 0
    states: dict[HouseholdState, int] = field(default_factory=dict)

    @property
    def due(self) -> int:
        """Give the denominator of every rate: registered - excluded + incomers."""
        return self.registered - self.excluded + self.incomers

    @property
    def reached(self) -> int:
        """Give the households told in person or signed."""
        return sum(self.states.get(state, 0) for state in REACHED)

    @property
    def signed(self) -> int:
        """Give the households whose signature is in hand."""
        return self.states.get(HouseholdState.SIGNED, 0)

    @property
    def phone(self) -> int:
        """Give the households told by phone only."""
        return self.states.get(HouseholdState.TOLD_BY_PHONE, 0)

    @property
    def left(self) -> int:
        """Give the due households not reached yet."""
        return self.due - self.reached

    @property
    def rate(self) -> float:
        """Give reached / due, 0 where nothing is due."""
        return self.reached / self.due if self.due else 0.0

    @property
    def signed_rate(self) -> float:
        """Give signed / due, 0 where nothing is due."""
        return self.signed / self.due if self.due else 0.0


@dataclass(frozen=True)
class CoverageCounts:
    """The village, and its groups in walking order."""

    total: CoverageRow
    groups: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class CoverageSummary(CoverageCounts):
    """The counts, and the due households not reached, in walking order."""

    not_reached: tuple[StateRow, ...]


def coverage_counts(session: Session, campaign_id: str | None) -> CoverageCounts:
    """Count a campaign's coverage in the ledger itself: for who needs no single household."""
    each = with_states(select(Area.name.label("group"), Area.position, Unit.kind), campaign_id).subquery()
    columns = (each.c.group, each.c.kind, each.c.state)
    wanted = select(*columns, func.count()).group_by(*columns).order_by(func.min(each.c.position))
    counts = Counter[_Place]()
    for group, kind, state, n in session.connection().execute(wanted):
        if KINDS[kind] in HOUSEHOLD_KINDS:
            counts[group, KINDS[kind], STATES[state]] += n
    return CoverageCounts(*_sums(counts))


def coverage_summary(
    session: Session, campaign_id: str | None, until: datetime | None = None
) -> CoverageSummary:
    """Give the coverage of a campaign, now or up to a moment (exclusive)."""
    return summarise(state_rows(session, campaign_id, until))


def summarise(rows: Iterable[StateRow]) -> CoverageSummary:
    """Sum state rows up; shops, schools and other units are counted apart and left out here."""
    households = [row for row in rows if row.kind in HOUSEHOLD_KINDS]
    missing = [r for r in households if r.state not in REACHED and r.state is not HouseholdState.EXCLUDED]
    return CoverageSummary(
        *_sums(Counter((row.group, row.kind, row.state) for row in households)), tuple(missing)
    )


def counts_of(rows: Iterable[_Standing]) -> CoverageCounts:
    """Count households that were read already."""
    return CoverageCounts(
        *_sums(Counter((row.group, row.kind, row.state) for row in rows if row.kind in HOUSEHOLD_KINDS))
    )


_Place = tuple[str, UnitKind, HouseholdState]


class _Standing(Protocol):
    @property
    def group(self) -> str: ...
    @property
    def kind(self) -> UnitKind: ...
    @property
    def state(self) -> HouseholdState: ...


def _sums(counts: Mapping[_Place, int]) -> tuple[CoverageRow, tuple[CoverageRow, ...]]:
    groups: dict[str, list[tuple[UnitKind, HouseholdState, int]]] = {}
    for (group, kind, state), n in counts.items():
        groups.setdefault(group, []).append((kind, state, n))
    everything = [one for members in groups.values() for one in members]
    return _count(None, everything), tuple(_count(group, members) for group, members in groups.items())


def count_of(name: str | None, counts: Mapping[tuple[UnitKind, HouseholdState], int]) -> CoverageRow:
    """Sum up the households of one part of the village by kind and state."""
    return _count(name, [(kind, state, n) for (kind, state), n in counts.items()])


def _count(group: str | None, rows: list[tuple[UnitKind, HouseholdState, int]]) -> CoverageRow:
    states: dict[HouseholdState, int] = {}
    for _, state, n in rows:
        states[state] = states.get(state, 0) + n
    return CoverageRow(
        group,
        registered=sum(n for kind, _, n in rows if kind in REGISTERED_KINDS),
        excluded=states.get(HouseholdState.EXCLUDED, 0),
        incomers=sum(n for kind, _, n in rows if kind is UnitKind.TENANT),
        states=states,
    )
