"""Sums over the states: registered - excluded + incomers = due, and how many of those were reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from outreach.coverage.states import StateRow, state_rows
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
class CoverageSummary:
    """The village, its groups in walking order, and the due households not reached, in walking order."""

    total: CoverageRow
    groups: tuple[CoverageRow, ...]
    not_reached: tuple[StateRow, ...]


def coverage_summary(
    session: Session, campaign_id: str | None, until: datetime | None = None
) -> CoverageSummary:
    """Give the coverage of a campaign, now or up to a moment (exclusive)."""
    return summarise(state_rows(session, campaign_id, until))


def summarise(rows: Iterable[StateRow]) -> CoverageSummary:
    """Sum state rows up; shops, schools and other units are counted apart and left out here."""
    households = [row for row in rows if row.kind in HOUSEHOLD_KINDS]
    groups: dict[str, list[StateRow]] = {}
    for row in households:
        groups.setdefault(row.group, []).append(row)
    missing = [r for r in households if r.state not in REACHED and r.state is not HouseholdState.EXCLUDED]
    return CoverageSummary(
        _count(None, households),
        tuple(_count(group, members) for group, members in groups.items()),
        tuple(missing),
    )


def _count(group: str | None, rows: list[StateRow]) -> CoverageRow:
    states: dict[HouseholdState, int] = {}
    for row in rows:
        states[row.state] = states.get(row.state, 0) + 1
    return CoverageRow(
        group,
        registered=sum(row.kind in REGISTERED_KINDS for row in rows),
        excluded=states.get(HouseholdState.EXCLUDED, 0),
        incomers=sum(row.kind is UnitKind.TENANT for row in rows),
        states=states,
    )
