"""A weekly tally in a year of 20,000 households and 100,000 visits, against the same figures in bare SQL."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.clock import Measured
from benchmarks.tally_sql import Numbers, figures_by_hand
from benchmarks.tally_year import FIRST, WEEKS, year_ledger
from outreach.periods import Period, PeriodKind, containing
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.tallies.tally import TallySheet, tally
from outreach.workspace import Workspace

R = TypeVar("R")
TITLE = "52 weekly tallies of a year"
FLOOR = "bare SQL"
WEEK_STEP = 1
"""Every week of the year is measured; 2 takes every other one."""


def measure(folder: Path, scale: float) -> tuple[Measured, ...]:
    """Count every week of the year both ways, in turns; the figures must agree, the worst week counts."""
    path = folder / "year.ledger"
    with year_ledger(path, int(20_000 * scale), int(100_000 * scale)) as workspace:
        return measure_year(workspace, path)


def measure_year(workspace: Workspace, path: Path, step: int = WEEK_STEP) -> tuple[Measured, ...]:
    """Measure each week of a ledger that is there; gives the year, its middle week and its worst."""
    connection = connect(path, keys.read_key(path, ""))
    weeks = [containing(PeriodKind.WEEK, FIRST + timedelta(weeks=n)) for n in range(0, WEEKS, step)]
    each: list[Measured] = []
    workspace.ask(tally, weeks[0])  # the first question of a program loads what it needs
    for week in weeks:
        by_hand, floor = _timed(partial(figures_by_hand, connection, week))
        sheet, ours = _timed(partial(workspace.ask, tally, week))
        _same(week, by_hand, sheet)
        each.append(Measured(ours, floor, week.code))
    connection.close()
    sums = sum(one.ours for one in each), sum(one.floor for one in each)
    year = Measured(*sums, title=f"{len(weeks)} weekly tallies of a year", parts=tuple(each))
    ranked = sorted(each, key=lambda one: one.ratio)
    middle, worst = ranked[len(ranked) // 2], ranked[-1]
    return (
        year,
        replace(middle, title=f"the week in the middle of the ratios, {middle.title}"),
        replace(worst, title=f"the week with the worst ratio, {worst.title}"),
    )


def _timed(job: Callable[[], R]) -> tuple[R, float]:
    """Time one job in seconds of the processor: each week has one turn, and others may be at the machine."""
    start = time.process_time()
    return job(), time.process_time() - start


def _same(week: Period, by_hand: Numbers, sheet: TallySheet) -> None:
    for (code, group), numbers in by_hand.items():
        row = sheet.row(code, group)
        assert tuple(row[:3]) == numbers, (week.code, code, group, tuple(row), numbers)
