"""The columns of the ledger of activities, of the WeChat groups and of who was sent out."""

from __future__ import annotations

from collections.abc import Callable

from outreach.queries.activities import ActivityRow, ChatGroupRow
from outreach.queries.activity_parts import Given
from outreach.queries.sent_out import DayOutRow, WorkerOutRow
from outreach.wording import tr
from ui import words
from ui.tables import Column

NOTHING = "—"


def ledger_columns(photos: Callable[[str], int]) -> list[Column]:
    """Give the columns of the ledger in the order of the paper one; `photos` counts those of one."""
    return [
        Column("on", tr("Day"), lambda row: words.day_words(row.on), 100, fixed=True, token=_ink),
        Column("kind", tr("Form"), lambda row: row.label, 152, fixed=True, token=_ink),
        Column("quantity", tr("How much"), amount, 76, right=True, bold=True, fixed=True, token=_ink),
        Column("place", tr("Place"), lambda row: row.place or NOTHING, 112, token=_ink),
        Column("theme", tr("Theme"), _theme, 140, stretch=True, token=_ink),
        Column("staff", tr("Sent out"), _staff, 104, token=_ink),
        Column("audience", tr("Audience"), _audience, 72, right=True, token=_ink),
        Column("photos", tr("Photos"), lambda row: str(photos(row.id) or NOTHING), 52, right=True),
        Column("given", tr("Given and put up"), _given, 168, rank=1, token="muted"),
        Column("by", tr("Entered by"), lambda row: row.entered_by, 72, rank=2, token="muted"),
    ]


def group_columns() -> list[Column]:
    """Give the columns of the registry of groups."""
    return [
        Column("name", tr("Group on WeChat"), lambda row: row.name, 180, fixed=True, stretch=True,
               token=_shut),
        Column("responsible", tr("Answers for it"), lambda row: row.responsible, 96, fixed=True, token=_shut),
        Column("covers", tr("Whom it covers"), lambda row: row.covers or NOTHING, 130, token=_shut),
        Column("members", tr("People in it"), lambda row: str(row.members or NOTHING), 84, right=True),
        Column("pushes", tr("Pushes"), lambda row: str(row.pushes), 64, right=True),
        Column("last", tr("Last push"), _last, 110, token=_shut),
        Column("checked", tr("Names checked"), _checked, 130, token=_unchecked),
    ]  # fmt: skip


def worker_columns() -> list[Column]:
    """Give the columns of people sent out."""
    return [
        Column("worker", tr("Who went"), lambda row: row.worker, 110, fixed=True, stretch=True),
        Column("role", tr("Role"), lambda row: row.role, 100, token="muted"),
        Column("days", tr("Days at doors"), lambda row: str(row.days), 88, right=True),
        Column("activities", tr("Activities"), lambda row: str(row.activities), 72, right=True),
        Column("times", tr("Times sent out"), _times, 88, right=True, bold=True),
        Column("doors", tr("Doors called at"), lambda row: str(row.doors), 72, right=True, token="muted"),
    ]


def day_columns() -> list[Column]:
    """Give the columns of the days."""
    return [
        Column("day", tr("Day"), lambda row: words.day_words(row.day), 104, fixed=True),
        Column("visitors", tr("At the doors"), _visitors, 150, stretch=True),
        Column("doors", tr("Doors called at"), lambda row: str(row.doors or NOTHING), 64, right=True, rank=1),
        Column("people", tr("Sent out"), _people, 72, right=True, bold=True),
        Column("visit_trips", tr("Trips, visits"), _visit_trips, 84, right=True),
        Column("trips", tr("Trips, activities"), _trips, 84, right=True),
    ]


def amount(row: ActivityRow) -> str:
    """Say how much it was in its own unit: 1.5 小时."""
    return f"{row.quantity:g} {row.unit}"


def pieces(given: tuple[Given, ...]) -> str:
    """Say what was given: 宣传单 80 份、扇子 20 把."""
    return "、".join(f"{label} {count} {unit}" for _, label, count, unit in given)


def _theme(row: ActivityRow) -> str:
    if row.voided:
        return tr("void: {reason}", reason=row.void_reason)
    return row.theme or "、".join(row.groups) or row.note or NOTHING


def _staff(row: ActivityRow) -> str:
    parts = [tr("{n} people", n=row.staff)] if row.staff else []
    if row.vehicles:
        parts.append(tr("{n} trips", n=row.vehicles))
    return " ".join(parts) or NOTHING


def _audience(row: ActivityRow) -> str:
    return str(row.audience or NOTHING)


def _given(row: ActivityRow) -> str:
    return pieces(row.handouts + row.posted)


def _ink(row: ActivityRow) -> str:
    return "line2" if row.voided else "ink"


def _shut(row: ChatGroupRow) -> str:
    return "line2" if row.closed_on else "ink"


def _last(row: ChatGroupRow) -> str:
    return words.day_words(row.last_push) if row.last_push else tr("none yet")


def _checked(row: ChatGroupRow) -> str:
    if row.closed_on is not None:
        return tr("closed {day}", day=words.short_day(row.closed_on))
    return words.day_words(row.checked_on) if row.checked_on else tr("not checked yet")


def _unchecked(row: ChatGroupRow) -> str:
    return "line2" if row.closed_on else "ink" if row.checked_on else "warn"


def _times(row: WorkerOutRow) -> str:
    return tr("{n} times", n=row.times)


def _people(row: DayOutRow) -> str:
    return tr("{n} people", n=row.people)


def _visit_trips(row: DayOutRow) -> str:
    return str(row.visit_vehicles or NOTHING)


def _trips(row: DayOutRow) -> str:
    return str(row.activity_vehicles or NOTHING)


def _visitors(row: DayOutRow) -> str:
    return "、".join(row.visitors) or NOTHING
