"""What the offices are owed today: the reports that are late, and the countdown to the next one."""

from __future__ import annotations

from datetime import datetime

from outreach.queries.outbox import BoxRow
from outreach.tallies.file_names import period_words
from outreach.wording import tr
from ui import words


def late_words(rows: list[BoxRow], now: datetime) -> tuple[str, str]:
    """Say how many reports are late, and by how much the first is."""
    first = rows[0]
    left = words.due_words(first.due_at, now) if first.due_at else ""
    detail = f"{_name(first)}  {left}"
    return tr("{n} reports are late", n=len(rows)), detail if len(rows) == 1 else f"{detail} …"


def next_words(row: BoxRow, now: datetime) -> tuple[str, str]:
    """Count down to the next report: which, until when, to whom."""
    if row.due_at is None:
        return _name(row), ""
    left = words.due_words(row.due_at, now)
    values = {"left": left, "moment": words.moment_words(row.due_at), "office": row.office}
    if not row.office:
        return _name(row), tr("{left}, by {moment}", **values)
    return _name(row), tr("{left}, by {moment} to {office}", **values)


def _name(row: BoxRow) -> str:
    return f"{row.name} {period_words(row.period).partition('年')[2] or period_words(row.period)}"
