"""The papers that can be printed here, and how each is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from outreach.printing.chosen_doors import DoorChoice, prepare_doors
from outreach.printing.jobs import (
    Prepared,
    prepare_coverage,
    prepare_leaflet,
    prepare_not_reached,
    prepare_progress,
)
from outreach.progress import Report
from outreach.wording import mark
from outreach.workspace import Workspace

Prepare = Callable[[Workspace, DoorChoice, Report], Prepared]


@dataclass(frozen=True)
class PaperKind:
    """One paper: its code, words, what it is for, its format; what can be chosen for it."""

    code: str
    title: str
    purpose: str
    sheet: str
    icon: str
    prepare: Prepare
    by_group: bool = False
    by_door: bool = False


PAPERS = (
    PaperKind(
        "signoff",
        mark("Sign-off sheets"),
        mark("A line a household, to be signed"),
        mark("A4 lying"),
        "slip",
        prepare_doors,
        by_group=True,
        by_door=True,
    ),
    PaperKind(
        "not-reached",
        mark("List of doors not reached"),
        mark("To walk by, door after door"),
        mark("A4 upright"),
        "list",
        lambda workspace, choice, report: prepare_not_reached(workspace, choice.group, report),
        by_group=True,
    ),
    PaperKind(
        "coverage",
        mark("Wall chart on paper"),
        mark("For the wall, a tile a door"),
        mark("A3 lying"),
        "grid",
        lambda workspace, choice, report: prepare_coverage(workspace, report),
    ),
    PaperKind(
        "progress",
        mark("Progress sheet"),
        mark("A line a group, for the office"),
        mark("A4 lying"),
        "report",
        lambda workspace, choice, report: prepare_progress(workspace, report),
    ),
    PaperKind(
        "leaflet",
        mark("Leaflet in colour"),
        mark("For every household"),
        mark("A4 upright"),
        "stack",
        lambda workspace, choice, report: prepare_leaflet(workspace, report),
    ),
)


def paper_kind(code: str) -> PaperKind:
    """Give a paper by its code, the first where there is none of that code."""
    return next((paper for paper in PAPERS if paper.code == code), PAPERS[0])
