"""The calendar: a row a month and report, with what became of each period in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from outreach.queries.outbox import BoxRow
from outreach.tallies.file_names import period_words
from outreach.wording import tr
from ui import words

DONE, LATE, OPEN, LATER = "✓", "!", "○", "·"


@dataclass(frozen=True)
class MonthRow:
    """One report in one month; `first_open` is the row to open, the one that presses most."""

    id: str
    month: str
    name: str
    periods: str
    owed: int
    in_time: int
    late: int
    first_open: str


def month_rows(rows: Iterable[BoxRow], today: date) -> tuple[MonthRow, ...]:
    """Give the months newest first; a report stands in the month in which it is due."""
    found: dict[tuple[str, str], list[BoxRow]] = {}
    for row in sorted(rows, key=lambda row: (row.period.last, row.name)):
        due = row.due_at.date() if row.due_at else row.period.last
        found.setdefault((due.strftime("%Y-%m"), row.name), []).append(row)
    return tuple(_month(month, name, found[month, name], today) for month, name in _order(found))


def _order(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(sorted(found, key=lambda key: key[1]), key=lambda key: key[0], reverse=True)


def _month(month: str, name: str, rows: list[BoxRow], today: date) -> MonthRow:
    pressing = next((row for row in rows if row.waits(today)), rows[-1])
    year, number = month.split("-")
    return MonthRow(
        f"{month} {name}",
        tr("{month}/{year}", year=int(year), month=int(number)),
        name,
        "　".join(f"{_mark(row, today)} {_short(row)}" for row in rows),
        sum(row.is_handed_in or row.waits(today) for row in rows),
        sum(row.is_handed_in and not row.is_late for row in rows),
        sum(row.waits(today) or row.is_late for row in rows),
        pressing.id,
    )


def _mark(row: BoxRow, today: date) -> str:
    if row.is_late:
        return LATE
    if row.is_handed_in:
        return DONE
    return OPEN if row.waits(today) else LATER


def _short(row: BoxRow) -> str:
    said = period_words(row.period).split("年", 1)[1] or period_words(row.period)
    sent = row.sent
    if sent is not None and sent.carried_on is not None:
        return f"{said}（{words.short_day(sent.carried_on)}）"
    return said
