"""The columns of the page: reports, the calendar of months, the schedule, what came late since."""

from __future__ import annotations

from datetime import datetime

from outreach.places import door_label, place_label
from outreach.queries.outbox import BoxRow
from outreach.queries.reports import DutyRow
from outreach.tallies.catalogue import Counts
from outreach.tallies.delta import DeltaFigure, DeltaLine
from outreach.tallies.delta_causes import CAUSES
from outreach.tallies.tally import Number
from outreach.wording import tr
from ui import words
from ui.pages.outbox.month_rows import MonthRow
from ui.pages.outbox.period_kinds import EVERY, rule_words
from ui.tables import Column

NOTHING = "—"


def box_columns() -> list[Column]:
    """Give the columns of the list of reports."""
    return [
        Column("name", tr("Report"), lambda row: row.name, 150, fixed=True, token=_ink),
        Column("period", tr("For"), lambda row: row.period.label(), 236, fixed=True, stretch=True,
               token=_ink),
        Column("office", tr("To"), lambda row: row.office or NOTHING, 110, rank=1, token="muted"),
        Column("due", tr("Due"), _due, 134, rank=2, token="muted"),
        Column("left", tr("Time left"), left_words, 116, fixed=True, bold=True, token=_pressing),
        Column("state", tr("How far"), state_words, 150, fixed=True, token=_ink),
        Column("answer", tr("What it answered"), _answer, 130, rank=3, token="muted"),
    ]  # fmt: skip


def month_columns() -> list[Column]:
    """Give the columns of the calendar."""
    return [
        Column("month", tr("Month"), lambda row: row.month, 110, fixed=True, bold=True),
        Column("name", tr("Report"), lambda row: row.name, 140, fixed=True),
        Column("periods", tr("What became of each"), lambda row: row.periods, 420, fixed=True, stretch=True,
               token=_month_ink),
        Column("in_time", tr("In time"), _in_time, 84, right=True),
    ]  # fmt: skip


def duty_columns() -> list[Column]:
    """Give the columns of the schedule."""
    return [
        Column("name", tr("Report"), lambda row: row.name, 150, fixed=True, stretch=True, token=_duty_ink),
        Column("every", tr("How often"), lambda row: tr(EVERY[row.period_kind]), 90, fixed=True,
               token=_duty_ink),
        Column("due", tr("Due"), rule_words, 190, fixed=True, token=_duty_ink),
        Column("office", tr("To"), lambda row: row.office or NOTHING, 120, token=_duty_ink),
        Column("form", tr("Form of the office"), _form, 170, rank=1, token="muted"),
        Column("starts", tr("Since"), lambda row: words.day_words(row.starts), 110, rank=2, token="muted"),
        Column("active", tr("State"), _active, 80, token=_duty_ink),
    ]  # fmt: skip


def figure_columns() -> list[Column]:
    """Give the columns of the figures that differ since."""
    return [
        Column("name", tr("Figure"), lambda row: row.figure.name, 120, fixed=True, stretch=True),
        Column("reported", tr("As reported"), lambda row: _number(row, row.reported), 76, right=True,
               fixed=True),
        Column("now", tr("Now"), lambda row: _number(row, row.now), 76, right=True, bold=True, fixed=True),
        Column("differs", tr("Difference"), _difference, 76, right=True, fixed=True, token="warn"),
    ]  # fmt: skip


def line_columns() -> list[Column]:
    """Give the columns of the doors behind what differs."""
    return [
        Column("head", tr("Head"), lambda row: row.head or NOTHING, 100, fixed=True, stretch=True),
        Column("door", tr("Door"), _door, 110, fixed=True),
        Column("figure", tr("Figure"), lambda row: row.figure.name, 96, fixed=True),
        Column("n", tr("How much"), _signed, 70, right=True, bold=True, fixed=True),
        Column("day", tr("Visited"), _day, 100, rank=1, token="muted"),
        Column("cause", tr("Why"), lambda row: tr(CAUSES[row.cause]), 100, token="muted"),
    ]


def left_words(row: BoxRow, now: datetime | None = None) -> str:
    """Say how long there is left, or how late it is or was."""
    if row.due_at is None:
        return NOTHING
    if not row.is_handed_in:
        return words.due_words(row.due_at, now or words.now())
    days = (row.versions[0].carried_on - row.due_at.date()).days if row.versions[0].carried_on else 0
    return tr("{n} days late", n=days) if days > 0 else tr("in time")


def state_words(row: BoxRow) -> str:
    """Say how far a report is: not made, made, handed in; from the second version on with its number."""
    sent = row.sent
    if sent is None:
        running = words.current_day() <= row.period.last
        return tr("period still running") if running else tr("not made yet")
    version = tr("version {n}, ", n=sent.version) if sent.version > 1 else ""
    if sent.carried_on is None:
        return version + tr("made, not handed in")
    return version + tr("handed in {day}", day=words.short_day(sent.carried_on))


def _due(row: BoxRow) -> str:
    return words.moment_words(row.due_at) if row.due_at else NOTHING


def _answer(row: BoxRow) -> str:
    sent = row.sent
    if sent is None or sent.acknowledged_on is None:
        return NOTHING
    return sent.acknowledgement or words.short_day(sent.acknowledged_on)


def _pressing(row: BoxRow) -> str:
    return "warn" if row.waits(words.current_day()) or row.is_late else "ink"


def _ink(row: BoxRow) -> str:
    return "muted" if row.is_handed_in else "ink"


def _month_ink(row: MonthRow) -> str:
    return "warn" if row.late else "ink"


def _in_time(row: MonthRow) -> str:
    return f"{row.in_time}/{row.owed}" if row.owed else NOTHING


def _duty_ink(row: DutyRow) -> str:
    return "ink" if row.active else "line2"


def _form(row: DutyRow) -> str:
    return row.form or tr("our own sheet")


def _active(row: DutyRow) -> str:
    return tr("owed") if row.active else tr("ended")


def _number(row: DeltaFigure, number: Number) -> str:
    if row.figure.counts is Counts.RATE:
        return f"{number:.1%}"
    return f"{number:g} {row.figure.unit}"


def _difference(row: DeltaFigure) -> str:
    differs = row.now - row.reported
    return f"{differs:+.1%}" if row.figure.counts is Counts.RATE else f"{differs:+g}"


def _signed(row: DeltaLine) -> str:
    return f"{row.n:+g} {row.figure.unit}"


def _door(row: DeltaLine) -> str:
    return place_label(row.group, row.door) if row.group else door_label(row.door)


def _day(row: DeltaLine) -> str:
    return words.day_words(row.day) if row.day else NOTHING
