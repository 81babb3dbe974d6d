"""The lines of the sheet 明细: what stands behind the figures of the table, visit by visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from outreach.periods import Period
from outreach.queries.audit import audit_head
from outreach.tallies.behind import BehindRow, Doors, book_rows
from outreach.tallies.catalogue import Figure
from outreach.tallies.charts import Charts, Tile, charts, tiles
from outreach.tallies.reading import Reading
from outreach.tallies.tally import TallySheet, campaign_to_count, count, lines, windows_of
from outreach.tallies.windows import Window

IN_ALL = ("reached", "signed", "app_installed")
"""Their cumulative column is led back to its lines too; the others would repeat the whole campaign."""
AS_IT_STANDS = ("excluded",)
_LEFT_OUT = ("registered", "incomers", "households", "due", "not_visited", "left", "persons", "units")
"""What the register says, door by door: the roster is its detail."""


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One line behind a figure; `when` is 本期, 以前 (counted in an earlier period) or 期末."""

    figure: Figure
    when: str
    behind: BehindRow


@dataclass(frozen=True)
class Report:
    """A sheet of figures with the lines behind them, read in one go so that they agree.

    `head` is the newest line of the audit then, printed at the foot.
    """

    sheet: TallySheet
    details: tuple[DetailRow, ...]
    head: str = ""
    charts: Charts | None = None
    tiles: tuple[Tile, ...] = ()


def report(
    session: Session, period: Period, campaign_id: str | None = None, today: date | None = None
) -> Report:
    """Count a period and list what is behind it; with its charts up to `today`. Raises UserMistake."""
    reading = Reading(session)
    sheet = count(reading, period, campaign_to_count(session, campaign_id))
    now = windows_of(session, period, sheet.campaign)[0]
    found = [
        (figure, when, entries)
        for figure in sheet.figures
        for when, window in _parts(figure, now)
        if (entries := lines(reading, figure, window))
    ]
    doors = Doors(reading, now, [entry for _, _, entries in found for entry in entries])
    rows = [DetailRow(figure, when, row) for figure, when, entries in found for row in doors.rows(entries)]
    aside = [
        DetailRow(figure, "本期", row)
        for figure in sheet.figures
        if figure.book is not None
        for row in book_rows(reading, figure, now)
    ]
    drawn = charts(session, sheet, today or period.last)
    doors_drawn = tiles(session, sheet)
    return Report(sheet, (*rows, *aside), audit_head(session).short, drawn, doors_drawn)


def has_details(figure: Figure) -> bool:
    """Tell whether the lines behind a figure are listed."""
    return figure.numerator is None and figure.code not in _LEFT_OUT


def _parts(figure: Figure, now: Window) -> Iterator[tuple[str, Window]]:
    if not has_details(figure):
        return
    yield "期末" if figure.code in AS_IT_STANDS else "本期", now
    if figure.code in IN_ALL and now.starts is not None:
        yield "以前", Window(now.campaign_id, None, now.starts)
