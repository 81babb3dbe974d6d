"""Usual plans of a campaign and the peak dates of the year, as data files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from outreach.catalog import read_data
from outreach.vocabulary import Measure


@dataclass(frozen=True)
class PlannedPhase:
    """A phase of a usual plan: to which share of the campaign it goes, or to the first round's deadline."""

    name: str
    share: float
    to_deadline: bool
    measure: Measure
    target: int
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class UsualPlan:
    """A set of phases that plans use, with where it comes from."""

    code: str
    label: str
    source: str
    phases: tuple[PlannedPhase, ...]


@dataclass(frozen=True)
class PlannedDeadline:
    """Something that plans ask for by a day, at a share of the campaign."""

    name: str
    share: float
    measure: Measure
    target: int
    kinds: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class PeakEntry:
    """A built-in peak date: every year on a day, or on the days listed (the lunar New Year)."""

    code: str
    label: str
    lead: int
    advice: str
    month: int = 0
    day: int = 0
    days: tuple[date, ...] = ()
    off: bool = False


@cache
def usual_plans() -> tuple[UsualPlan, ...]:
    """Read the sets of phases."""
    return tuple(
        UsualPlan(one["code"], one["label"], one["source"], tuple(_phase(row) for row in one["phases"]))
        for one in read_data("campaign_plans.json")["plans"]
    )


@cache
def usual_deadlines() -> tuple[PlannedDeadline, ...]:
    """Read what plans ask for by a day."""
    return tuple(
        PlannedDeadline(
            name=row["name"],
            share=row["until"],
            measure=Measure(row["measure"]),
            target=row["target"],
            kinds=tuple(row["kinds"]),
            source=row["source"],
        )
        for row in read_data("campaign_plans.json")["deadlines"]
    )


@cache
def peak_entries() -> tuple[PeakEntry, ...]:
    """Read the peak dates of the year."""
    rows = read_data("peak_dates.json")["dates"]
    return tuple(
        PeakEntry(**{**row, "days": tuple(date.fromisoformat(day) for day in row.get("days", ()))})
        for row in rows
    )


def _phase(row: dict[str, Any]) -> PlannedPhase:
    to_deadline = row["until"] == "deadline"
    share = row["share"] if to_deadline else row["until"]
    kinds = tuple(row.get("kinds", ()))
    return PlannedPhase(row["name"], share, to_deadline, Measure(row["measure"]), row["target"], kinds)
