"""A weekly tally in a year of 20,000 households and 100,000 visits, against the same figures in bare SQL."""

from __future__ import annotations

import time
from collections.abc import Callable
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


def measure(folder: Path, scale: float) -> tuple[Measured, Measured]:
    """Count every week of the year both ways, in turns; the figures must agree, the worst week counts."""
    path = folder / "year.ledger"
    with year_ledger(path, int(20_000 * scale), int(100_000 * scale)) as workspace:
        return measure_year(workspace, path)


def measure_year(workspace: Workspace, path: Path, step: int = WEEK_STEP) -> tuple[Measured, Measured]:
    """Measure each week of a ledger that is there; gives the year and the week with the worst ratio."""
    connection = connect(path, keys.read_key(path, ""))
    weeks = [containing(PeriodKind.WEEK, FIRST + timedelta(weeks=n)) for n in range(0, WEEKS, step)]
    pairs: list[tuple[float, float]] = []
    workspace.ask(tally, weeks[0])  # the first question of a program loads what it needs
    for week in weeks:
        by_hand, floor = _timed(partial(figures_by_hand, connection, week))
        sheet, ours = _timed(partial(workspace.ask, tally, week))
        _same(week, by_hand, sheet)
        pairs.append((ours, floor))
    connection.close()
    worst = max(pairs, key=lambda pair: pair[0] / pair[1])
    sums = (sum(part) for part in zip(*pairs, strict=True))
    year = Measured(*sums, title=f"{len(weeks)} weekly tallies of a year")
    return year, Measured(*worst, title="the week with the worst ratio")


def _timed(job: Callable[[], R]) -> tuple[R, float]:
    start = time.perf_counter()
    return job(), time.perf_counter() - start


def _same(week: Period, by_hand: Numbers, sheet: TallySheet) -> None:
    for (code, group), numbers in by_hand.items():
        row = sheet.row(code, group)
        assert tuple(row[:3]) == numbers, (week.code, code, group, tuple(row), numbers)
