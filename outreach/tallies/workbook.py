"""The workbook for the office: the table, the lines behind it, what each figure says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from outreach.errors import UserMistake, declare
from outreach.files import whole_file
from outreach.periods import Period
from outreach.tallies.details import Report, report
from outreach.tallies.layout import sheet_name
from outreach.tallies.tally import TallySheet
from outreach.wording import mark
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.tallies.cells import SheetWriter
    from outreach.tallies.delta import Delta

TOO_MANY_LINES = declare(
    "too_many_lines",
    mark("There are more visits than a workbook can list: choose a shorter period."),
)
MOST_LINES = 1_000_000
A4 = 9


def write_tally(
    workspace: Workspace,
    period: Period,
    target: Path,
    *,
    campaign_id: str | None = None,
    preparer: str | None = None,
    on: date | None = None,
) -> TallySheet:
    """Write the workbook of a period to `target`, whole or not at all; gives the figures in it.

    `preparer` is who works with the ledger unless named, `on` the day of the report, today unless given.
    Raises UserMistake (no campaign, too many lines), StorageProblem (disk full, cannot be written).
    """
    found = workspace.ask(report, period, campaign_id, workspace.now().date())
    who = workspace.recorder if preparer is None else preparer
    write_report(found, target, who, on or workspace.now().date())
    return found.sheet


def write_report(found: Report, target: Path, preparer: str, on: date, late: Delta | None = None) -> None:
    """Write figures and lines that were read before, and what came late for an earlier report."""
    with whole_file(target) as temporary, temporary.open("wb") as file:
        _write_whole(found, file, preparer, on, late)


def report_bytes(found: Report, preparer: str, on: date, late: Delta | None = None) -> bytes:
    """Give the workbook of figures and lines that were read before. Raises UserMistake (too many lines)."""
    made = BytesIO()
    _write_whole(found, made, preparer, on, late)
    return made.getvalue()


def _write_whole(found: Report, target: BinaryIO, preparer: str, on: date, late: Delta | None) -> None:
    from outreach.tallies.results import finish

    if len(found.details) > MOST_LINES:
        raise UserMistake(TOO_MANY_LINES, field="period")
    bare = BytesIO()
    writers = _write(found, bare, preparer, on, late)
    finish(bare, target, {f"xl/worksheets/sheet{n}.xml": writer for n, writer in enumerate(writers, 1)})


def _write(
    found: Report, target: BinaryIO, preparer: str, on: date, late: Delta | None
) -> list[SheetWriter]:
    """Write the workbook without its plain rows and the results of its formulas; gives who has them."""
    from outreach.tallies.definition_sheet import write_definition_sheet
    from outreach.tallies.delta_sheet import SHEET as LATE
    from outreach.tallies.delta_sheet import write_delta_sheet
    from outreach.tallies.detail_sheet import SHEET, write_detail_sheet
    from outreach.tallies.packed_sheets import save
    from outreach.tallies.weekly_sheet import write_weekly_sheet

    table_name = sheet_name(found.sheet.period)
    with _new_book() as book:
        writers = [_sheet(book, name, found.head) for name in (table_name, SHEET, "指标说明")]
        table, detail, meaning = writers
        for writer, rows in zip(writers, ("3:4", "2:4", "3:3"), strict=True):
            writer.sheet.print_title_rows = rows
        totals = write_weekly_sheet(table, found.sheet, preparer, on)
        write_detail_sheet(detail, found.details)
        write_definition_sheet(meaning, found.sheet, found.details, totals, table_name)
        _draw(book, writers, found)
        if late is not None:
            writers.append(_sheet(book, LATE, found.head))
            write_delta_sheet(writers[-1], late)
        save(book, target)
    return writers


def _draw(book: Any, writers: list[SheetWriter], found: Report) -> None:
    """Add the sheets that are looked at: charts, and a tile a door."""
    from outreach.tallies.chart_sheet import MAP, SHEET, write_chart_sheet, write_map_sheet

    if found.charts is None or not found.charts.bars:
        return
    writers.append(_sheet(book, SHEET, found.head))
    write_chart_sheet(writers[-1], found.charts)
    if found.tiles:
        writers.append(_sheet(book, MAP, found.head))
        write_map_sheet(writers[-1], found.tiles)
    for writer in writers[-2:]:
        writer.sheet.print_title_rows = writer.sheet.print_title_rows or "1:2"


@contextmanager
def _new_book() -> Iterator[Any]:
    """Give a workbook written row by row; its sheets are closed afterwards, come what may."""
    from openpyxl import Workbook

    from outreach.tallies.cells import use_font

    book: Any = Workbook(write_only=True)
    use_font(book)
    book.calculation.fullCalcOnLoad = True
    book.properties.creator = ""
    try:
        yield book
    finally:
        for sheet in book.worksheets:
            if not sheet.closed:
                sheet.close()


def _sheet(book: Any, name: str, head: str) -> SheetWriter:
    """Add a sheet that prints on A4 landscape, one page wide, with page numbers."""
    from outreach.tallies.cells import SheetWriter
    from outreach.tallies.packed_sheets import add_sheet

    sheet: Any = add_sheet(book, name)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = _fit_to_page()
    sheet.print_options.horizontalCentered = True
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, 0.5)
    sheet.page_margins.bottom = 0.7
    sheet.oddFooter.center.text = "第 &P 页 / 共 &N 页"
    sheet.oddFooter.right.text = f"审计 {head}"
    return SheetWriter(sheet)


def _fit_to_page() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)
