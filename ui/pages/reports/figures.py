"""Which number of the sheet is meant, and how a number and its change are said."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.periods import PeriodKind
from outreach.tallies.catalogue import Counts, Figure
from outreach.tallies.layout import group_name_shown
from outreach.tallies.tally import Number, TallySheet
from outreach.wording import mark, tr

_BEFORE = {
    PeriodKind.WEEK: mark("Last week {number}"),
    PeriodKind.MONTH: mark("Last month {number}"),
    PeriodKind.HALF_MONTH: mark("Half a month before {number}"),
    PeriodKind.DAY: mark("The day before {number}"),
    PeriodKind.QUARTER: mark("Last quarter {number}"),
    PeriodKind.HALF_YEAR: mark("Half a year before {number}"),
    PeriodKind.YEAR: mark("Last year {number}"),
    PeriodKind.PHASE: mark("As many days before {number}"),
    PeriodKind.CAMPAIGN: mark("As many days before {number}"),
}
_ENDED = {
    PeriodKind.WEEK: mark("{number} by the end of last week"),
    PeriodKind.MONTH: mark("{number} by the end of last month"),
    PeriodKind.HALF_MONTH: mark("{number} half a month before"),
    PeriodKind.DAY: mark("{number} the day before"),
    PeriodKind.QUARTER: mark("{number} by the end of last quarter"),
    PeriodKind.HALF_YEAR: mark("{number} half a year before"),
    PeriodKind.YEAR: mark("{number} by the end of last year"),
    PeriodKind.PHASE: mark("{number} before it began"),
    PeriodKind.CAMPAIGN: mark("{number} before it began"),
}


@dataclass(frozen=True)
class Spot:
    """One number of the sheet: figure, group (None = whole village), column `value` or `cumulative`."""

    code: str
    group: str | None
    column: str = "value"


def number_at(sheet: TallySheet, spot: Spot) -> Number:
    """Give the number at a spot."""
    found: Number = getattr(sheet.row(spot.code, spot.group), spot.column)
    return found


def is_there(sheet: TallySheet, spot: Spot) -> bool:
    """Tell whether a sheet has such a number: groups and handouts come and go."""
    return (spot.code, spot.group) in sheet.rows


def number_words(figure: Figure, number: Number) -> str:
    """Write a number as the sheet does: 137, or 78.7% for a rate."""
    return figure.written(number)


def spot_words(sheet: TallySheet, spot: Spot) -> str:
    """Name a number: 3组 本期入户, 全村 入户率."""
    figure = sheet.figure(spot.code)
    where = tr("Whole village") if spot.group is None else group_name_shown(spot.group)
    if spot.column == "cumulative":
        name = tr("{figure} in all", figure=figure.name)
    elif figure.additive:
        name = tr("{figure} in this period", figure=figure.name)
    else:
        name = figure.name
    return f"{where} {name}"


def change_words(sheet: TallySheet, spot: Spot) -> str:
    """Say the same number a period before, and the change: 上周 8 户，多 1 户."""
    figure, row = sheet.figure(spot.code), sheet.row(spot.code, spot.group)
    if spot.column == "value":
        before = row.last
    elif figure.additive:
        before = row.cumulative - row.value
    else:
        return ""
    standing = spot.column == "cumulative" or not figure.additive
    said = (_ENDED if standing else _BEFORE)[sheet.period.kind]
    change = _difference(figure, number_at(sheet, spot) - before)
    return tr("{before}, {change}", before=tr(said, number=_amount(figure, before)), change=change)


def _amount(figure: Figure, number: Number) -> str:
    if figure.counts is Counts.RATE:
        return number_words(figure, number)
    return f"{number} {figure.unit}"


def _difference(figure: Figure, change: Number) -> str:
    points = figure.counts is Counts.RATE
    size = f"{abs(100 * change):.1f}" if points else str(abs(change))
    if not float(size):
        return tr("the same")
    unit = tr("points") if points else figure.unit
    return (
        tr("{n} {unit} more", n=size, unit=unit) if change > 0 else tr("{n} {unit} fewer", n=size, unit=unit)
    )
