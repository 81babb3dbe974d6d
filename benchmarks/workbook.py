"""The tally's workbook with 50,000 lines behind its figures, against bare openpyxl write-only."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.clock import Measured, in_turns
from benchmarks.village import filled_ledger
from outreach.periods import PeriodKind, containing
from outreach.tallies.details import DetailRow, report
from outreach.tallies.workbook import write_report

TITLE = "workbook of 50,000 lines"
FLOOR = "bare openpyxl write-only"
DAY = date(2026, 11, 11)


def measure(folder: Path, scale: float) -> Measured:
    """Write the same ten columns both ways, ours with looks, filter and the table in front."""
    with filled_ledger(folder / "workbook.ledger", 200, 2) as workspace:
        found = workspace.ask(report, containing(PeriodKind.MONTH, DAY))
    lines = tuple(itertools.islice(itertools.cycle(found.details), int(50_000 * scale)))
    longer = replace(found, details=lines)
    rows = [_cells(line) for line in lines]
    return in_turns(
        lambda: write_report(longer, folder / "ours.xlsx", "王芳", DAY),
        lambda: _bare(rows, folder / "bare.xlsx"),
        turns=2,
    )


def _cells(line: DetailRow) -> list[Any]:
    behind = line.behind
    place = [behind.group, behind.door, behind.head, behind.day, behind.workers]
    return [line.figure.name, line.when, *place, behind.outcome, behind.n, line.figure.unit]


def _bare(rows: list[list[Any]], target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("明细")
    for row in rows:
        sheet.append(row)
    book.save(target)
