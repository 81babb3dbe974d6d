"""Periods of reports: whole days from first to last, named as COMMANDS writes them (week 2026-W47)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from outreach.errors import UserMistake, declare
from outreach.wording import mark, tr, zh

PERIOD_KIND_WRONG = declare(
    "period_kind_wrong",
    mark("“{text}” is no kind of period: choose one of {kinds}."),
)
PERIOD_WRONG = declare(
    "period_wrong", mark("“{text}” names no such period: write it like {example}, a day that exists.")
)
YEARS = range(1950, 2200)


class PeriodKind(StrEnum):
    """The cuts of the calendar that offices ask for (DOMAIN P1-P11), and the spans of a campaign."""

    WEEK = "week"
    MONTH = "month"
    HALF_MONTH = "half-month"
    DAY = "day"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    PHASE = "phase"
    CAMPAIGN = "campaign"


SPANS = (PeriodKind.PHASE, PeriodKind.CAMPAIGN)
"""Kinds that run from a day to a day, as the plan of a campaign says."""
EXAMPLES = {
    PeriodKind.WEEK: "2026-W47",
    PeriodKind.MONTH: "2026-11",
    PeriodKind.HALF_MONTH: "2026-11-1",
    PeriodKind.DAY: "2026-11-16",
    PeriodKind.QUARTER: "2026-Q4",
    PeriodKind.HALF_YEAR: "2026-H1",
    PeriodKind.YEAR: "2026",
    PeriodKind.PHASE: "20261102-20261115",
    PeriodKind.CAMPAIGN: "20261102-20261130",
}
_SHAPES = {
    PeriodKind.WEEK: r"(\d{4})-W(\d{1,2})",
    PeriodKind.MONTH: r"(\d{4})-(\d{1,2})",
    PeriodKind.HALF_MONTH: r"(\d{4})-(\d{1,2})-([12])",
    PeriodKind.DAY: r"(\d{4})-(\d{1,2})-(\d{1,2})",
    PeriodKind.QUARTER: r"(\d{4})-Q([1-4])",
    PeriodKind.HALF_YEAR: r"(\d{4})-H([12])",
    PeriodKind.YEAR: r"(\d{4})",
    PeriodKind.PHASE: r"(\d{4})(\d\d)(\d\d)-(\d{4})(\d\d)(\d\d)",
    PeriodKind.CAMPAIGN: r"(\d{4})(\d\d)(\d\d)-(\d{4})(\d\d)(\d\d)",
}
_WEEKDAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
_NAMES = {
    PeriodKind.WEEK: mark("Week {n}"),
    PeriodKind.MONTH: mark("Month {n} of {year}"),
    PeriodKind.HALF_MONTH: mark("First half of month {n} of {year}"),
    PeriodKind.QUARTER: mark("Quarter {n} of {year}"),
    PeriodKind.HALF_YEAR: mark("First half of {year}"),
    PeriodKind.YEAR: mark("Year {year}"),
    PeriodKind.PHASE: mark("Phase {span}"),
    PeriodKind.CAMPAIGN: mark("Whole campaign {span}"),
}
_SECOND_HALF = {
    PeriodKind.HALF_MONTH: mark("Second half of month {n} of {year}"),
    PeriodKind.HALF_YEAR: mark("Second half of {year}"),
}
_SPAN = mark("{first} {first_day} to {last} {last_day}")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """Whole days, both ends included; a week begins on whatever weekday its first day is."""

    first: date
    last: date
    kind: PeriodKind

    @property
    def code(self) -> str:
        """Give the name that `parse` reads back: 2026-W47, 2026-11, 2026-11-1, 2026-Q4, 2026-H1, 2026."""
        first = self.first
        if self.kind in SPANS:
            return f"{first:%Y%m%d}-{self.last:%Y%m%d}"
        match self.kind:
            case PeriodKind.WEEK:
                year, number = _week_number(first)
                return f"{year:04d}-W{number:02d}"
            case PeriodKind.HALF_MONTH:
                return f"{first:%Y-%m}-{1 if first.day == 1 else 2}"
            case PeriodKind.QUARTER:
                return f"{first:%Y}-Q{(first.month + 2) // 3}"
            case PeriodKind.HALF_YEAR:
                return f"{first:%Y}-H{1 if first.month == 1 else 2}"
        return first.strftime({"month": "%Y-%m", "day": "%Y-%m-%d", "year": "%Y"}[self.kind])

    @property
    def starts(self) -> datetime:
        """Give the first moment."""
        return datetime.combine(self.first, time())

    @property
    def ends(self) -> datetime:
        """Give the first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time())

    def previous(self) -> Period:
        """Give the period of the same kind that ends the day before this one begins; as long for a span."""
        if self.kind in SPANS:
            return Period(self.first - self._long, self.first - timedelta(days=1), self.kind)
        return containing(self.kind, self.first - timedelta(days=1), self.first.weekday())

    def following(self) -> Period:
        """Give the period of the same kind that begins the day after this one ends; as long for a span."""
        if self.kind in SPANS:
            return Period(self.last + timedelta(days=1), self.last + self._long, self.kind)
        return containing(self.kind, self.last + timedelta(days=1), self.first.weekday())

    @property
    def _long(self) -> timedelta:
        return self.last - self.first + timedelta(days=1)

    def same_last_year(self) -> Period:
        """Give the period of the same name a year earlier; week 53 and 29 February take the one before."""
        if self.kind in SPANS:
            return Period(_a_year_before(self.first), _a_year_before(self.last), self.kind)
        if self.kind is PeriodKind.WEEK:
            year, number = _week_number(self.first)
            starts = self.first.weekday()
            return _week(year - 1, min(number, _weeks_in(year - 1, starts)), starts)
        return containing(self.kind, _a_year_before(self.first))

    def shared_days(self, other: Period) -> int:
        """Count the days that lie in another period too."""
        return max(0, (min(self.last, other.last) - max(self.first, other.first)).days + 1)

    def label(self) -> str:
        """Name it in the window's language, for instance 第47周 11-16 周一 至 11-22 周日."""
        return self._label(tr)

    def chinese(self) -> str:
        """Name it in Chinese, whatever the window's language (papers, workbooks)."""
        return self._label(zh)

    def _label(self, say: Callable[..., str]) -> str:
        if self.kind is PeriodKind.DAY:
            return f"{self.first.isoformat()} {say(_WEEKDAYS[self.first.weekday()])}"
        if self.kind in SPANS:
            return say(_NAMES[self.kind], span=self._span(say))
        name = say(self._name_text(), **self._name_values())
        return f"{name} {self._span(say)}" if self.kind is PeriodKind.WEEK else name

    def _name_text(self) -> str:
        second = self.first.day != 1 if self.kind is PeriodKind.HALF_MONTH else self.first.month != 1
        return (_SECOND_HALF if second else _NAMES).get(self.kind) or _NAMES[self.kind]

    def _name_values(self) -> dict[str, object]:
        year, month = self.first.year, self.first.month
        match self.kind:
            case PeriodKind.WEEK:
                return {"n": _week_number(self.first)[1]}
            case PeriodKind.QUARTER:
                return {"n": (month + 2) // 3, "year": year}
            case PeriodKind.YEAR | PeriodKind.HALF_YEAR:
                return {"year": year}
        return {"n": month, "year": year}

    def _span(self, say: Callable[..., str]) -> str:
        days = (self.first, self.last)
        shape = "%m-%d" if self.first.year == self.last.year else "%Y-%m-%d"
        first, last = (day.strftime(shape) for day in days)
        first_day, last_day = (say(_WEEKDAYS[day.weekday()]) for day in days)
        return say(_SPAN, first=first, first_day=first_day, last=last, last_day=last_day)


def parse(kind: str, text: str, week_starts: int = 0) -> Period:
    """Read a period as it is typed; `week_starts` 0 = Monday, as ISO weeks do. Raises UserMistake."""
    try:
        wanted = PeriodKind(kind.strip().lower())
    except ValueError:
        raise UserMistake(PERIOD_KIND_WRONG, field="period", text=kind, kinds="、".join(PeriodKind)) from None
    found = re.fullmatch(_SHAPES[wanted], text.strip().upper(), re.ASCII)
    period = _period(wanted, [int(part) for part in found.groups()], week_starts) if found else None
    if period is None:
        raise UserMistake(PERIOD_WRONG, field="period", text=text, example=EXAMPLES[wanted])
    return period


def named(text: str, week_starts: int = 0) -> Period:
    """Read a period by kind and name (week 2026-W47), or by its name alone (2026-W47). Raises UserMistake."""
    kind, _, name = text.strip().partition(" ")
    if name or not kind[:1].isdecimal():
        return parse(kind, name, week_starts)
    for wanted, shape in _SHAPES.items():
        if re.fullmatch(shape, kind.upper(), re.ASCII):
            return parse(wanted, kind, week_starts)
    raise UserMistake(PERIOD_WRONG, field="period", text=kind, example=EXAMPLES[PeriodKind.WEEK])


def containing(kind: PeriodKind, day: date, week_starts: int = 0) -> Period:
    """Give the period of a kind in which a day lies; `week_starts` 0 = Monday."""
    month_end = monthrange(day.year, day.month)[1]
    match kind:
        case PeriodKind.WEEK:
            first = day - timedelta(days=(day.weekday() - week_starts) % 7)
            return Period(first, first + timedelta(days=6), kind)
        case PeriodKind.MONTH:
            return Period(day.replace(day=1), day.replace(day=month_end), kind)
        case PeriodKind.HALF_MONTH if day.day <= 15:
            return Period(day.replace(day=1), day.replace(day=15), kind)
        case PeriodKind.HALF_MONTH:
            return Period(day.replace(day=16), day.replace(day=month_end), kind)
        case PeriodKind.QUARTER:
            first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
            last = first.month + 2
            return Period(first, date(day.year, last, monthrange(day.year, last)[1]), kind)
        case PeriodKind.HALF_YEAR if day.month <= 6:
            return Period(date(day.year, 1, 1), date(day.year, 6, 30), kind)
        case PeriodKind.HALF_YEAR:
            return Period(date(day.year, 7, 1), date(day.year, 12, 31), kind)
        case PeriodKind.YEAR:
            return Period(date(day.year, 1, 1), date(day.year, 12, 31), kind)
    return Period(day, day, kind)


def _period(kind: PeriodKind, parts: list[int], week_starts: int) -> Period | None:
    """Make the period that the numbers name, None where the calendar has none."""
    if kind in SPANS:
        return _from_to(kind, parts)
    year, *rest = parts
    if year not in YEARS:
        return None
    if kind is PeriodKind.WEEK:
        return _week(year, rest[0], week_starts) if 1 <= rest[0] <= _weeks_in(year, week_starts) else None
    if kind is PeriodKind.QUARTER:
        rest = [rest[0] * 3]
    if kind is PeriodKind.HALF_YEAR:
        rest = [rest[0] * 6]
    if kind is PeriodKind.HALF_MONTH:
        rest = [rest[0], 1 if rest[1] == 1 else 16]
    month, day = (*rest, 1, 1)[:2]
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return containing(kind, date(year, month, day))


def _from_to(kind: PeriodKind, parts: list[int]) -> Period | None:
    try:
        first, last = date(*parts[:3]), date(*parts[3:])
    except ValueError:
        return None
    known = first.year in YEARS and last.year in YEARS and first <= last
    return Period(first, last, kind) if known else None


def _a_year_before(day: date) -> date:
    """Give the same day a year earlier; 29 February takes the one before."""
    back = day.year - 1
    return date(back, day.month, min(day.day, monthrange(back, day.month)[1]))


def _week(year: int, number: int, week_starts: int) -> Period:
    """Give a week by number; week 1 is the one with 4 January in it, as in ISO 8601."""
    first = containing(PeriodKind.WEEK, date(year, 1, 4), week_starts).first
    return containing(PeriodKind.WEEK, first + timedelta(weeks=number - 1), week_starts)


def _week_number(first: date) -> tuple[int, int]:
    """Give year and number of the week that begins on `first`; its fourth day says the year."""
    year = (first + timedelta(days=3)).year
    return year, (first - _week(year, 1, first.weekday()).first).days // 7 + 1


def _weeks_in(year: int, week_starts: int) -> int:
    """Give how many weeks a year has; 28 December is always in its last."""
    last = containing(PeriodKind.WEEK, date(year, 12, 28), week_starts)
    return _week_number(last.first)[1]
