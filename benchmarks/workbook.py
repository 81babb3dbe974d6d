"""The tally's workbook with 100,000 lines, beside bare openpyxl write-only and XlsxWriter."""

from __future__ import annotations

import itertools
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.clock import Measured, in_turns
from benchmarks.village import filled_ledger
from outreach.periods import PeriodKind, containing
from outreach.tallies.details import DetailRow, Report, report
from outreach.tallies.workbook import write_report

TITLE = "workbook of 100,000 lines"
FLOOR = "bare openpyxl write-only"
DAY = date(2026, 11, 11)
LINES = 100_000


def measure(folder: Path, scale: float) -> tuple[Measured, ...]:
    """Write the same ten columns every way, ours with looks, filter and the table in front."""
    with filled_ledger(folder / "workbook.ledger", 200, 2) as workspace:
        found = workspace.ask(report, containing(PeriodKind.MONTH, DAY))
    longer = _lengthened(found, int(LINES * scale))
    rows = [_cells(line) for line in longer.details]

    def ours() -> None:
        write_report(longer, folder / "ours.xlsx", "王芳", DAY)

    bare = in_turns(ours, lambda: _bare(rows, folder / "bare.xlsx"), turns=2)
    peer = in_turns(ours, lambda: _xlsxwriter(rows, folder / "peer.xlsx"), turns=2)
    memory = Measured(
        _most_memory(longer, folder),
        _most_memory(_lengthened(found, int(LINES * scale / 4)), folder),
        "memory while it is written, above its lines",
        "with a quarter of the lines",
        "MB",
    )
    return bare, replace(peer, title=TITLE, against="XlsxWriter, constant memory"), memory


def _lengthened(found: Report, lines: int) -> Report:
    return replace(found, details=tuple(itertools.islice(itertools.cycle(found.details), lines)))


def _most_memory(longer: Report, folder: Path) -> float:
    """Give the MB that writing takes at its height."""
    tracemalloc.start()
    write_report(longer, folder / "ours.xlsx", "王芳", DAY)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


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


def _xlsxwriter(rows: list[list[Any]], target: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet, days = book.add_worksheet("明细"), book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, place, value, days)
            else:
                sheet.write(at, place, value)
    book.close()
