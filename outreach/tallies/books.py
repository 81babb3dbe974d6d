"""Figures of the other books: activities, people and vehicles sent out, cases and dissuasions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from outreach.queries.activities import ActivityRow
from outreach.queries.cases import CaseRow, DissuasionRow
from outreach.tallies.windows import Window

if TYPE_CHECKING:
    from outreach.tallies.reading import Reading


@dataclass(frozen=True, slots=True)
class BookLine:
    """One entry of a book behind a figure: which, when, what it was, who, what it adds, of which group."""

    id: str
    day: date
    what: str
    workers: str
    n: int | float
    group: str = ""


Book = Callable[["Reading", Window], list[BookLine]]


def quantity(kind: str) -> Book:
    """One kind of activity in its own unit."""
    return _of_activities(lambda row: row.quantity if row.kind == kind else 0)


def handout(code: str) -> Book:
    """Pieces of one handout given at activities."""
    return _of_activities(lambda row: sum(n for given, _, n, _ in row.handouts if given == code))


def audience(reading: Reading, window: Window) -> list[BookLine]:
    """Everybody who was present at an activity."""
    return _of_activities(lambda row: row.audience)(reading, window)


def _of_activities(counted: Callable[[ActivityRow], int | float]) -> Book:
    def lines(reading: Reading, window: Window) -> list[BookLine]:
        return [
            BookLine(row.id, row.on, activity_words(row), "、".join(row.workers), _whole(n))
            for row in reading.activities(window)
            if (n := counted(row))
        ]

    return lines


def people_out(reading: Reading, window: Window) -> list[BookLine]:
    """Everybody sent out, a line a day."""
    found = reading.days_out(window)
    return [
        BookLine(day.day.isoformat(), day.day, f"{day.doors} 户", "、".join(day.visitors), day.people)
        for day in found
        if day.people
    ]


def vehicles_out(reading: Reading, window: Window) -> list[BookLine]:
    """Vehicle trips, a line a day."""
    found = reading.days_out(window)
    return [
        BookLine(day.day.isoformat(), day.day, "出车", "", day.visit_vehicles + day.activity_vehicles)
        for day in found
        if day.visit_vehicles + day.activity_vehicles
    ]


def cases(reading: Reading, window: Window) -> list[BookLine]:
    """Frauds that happened, by the day they happened."""
    return [_case(row, 1) for row in reading.cases(window)]


def losses(reading: Reading, window: Window) -> list[BookLine]:
    """What was lost, in yuan."""
    return [_case(row, row.loss) for row in reading.cases(window) if row.loss]


def people_stopped(reading: Reading, window: Window) -> list[BookLine]:
    """People who were stopped before they paid."""
    return [_stopped(row, row.people) for row in reading.dissuasions(window)]


def saved(reading: Reading, window: Window) -> list[BookLine]:
    """What was not paid since somebody stopped it, in yuan."""
    return [_stopped(row, row.saved) for row in reading.dissuasions(window) if row.saved]


def _case(row: CaseRow, n: int) -> BookLine:
    return BookLine(row.id, row.happened_on, case_words(row), "", n, row.group)


def _stopped(row: DissuasionRow, n: int) -> BookLine:
    return BookLine(row.id, row.happened_on, stopped_words(row), row.done_by, n, row.group)


def case_words(row: CaseRow) -> str:
    """Name a case as the lists behind figures do."""
    return f"案件 {row.number} {row.kind_label}"


def stopped_words(row: DissuasionRow) -> str:
    """Name a payment that was stopped."""
    return f"劝阻 {row.kind_label}".strip()


def activity_words(row: ActivityRow) -> str:
    """Name an activity: its kind and where it was."""
    return " ".join(part for part in (row.label, row.place) if part)


def _whole(number: int | float) -> int | float:
    return int(number) if number == int(number) else round(number, 2)
