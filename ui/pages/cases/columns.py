"""The columns of the list of cases, described by data."""

from __future__ import annotations

from outreach.queries.cases import CaseRow
from outreach.wording import tr
from ui import words
from ui.tables import Column

REACHED = {True: "accent", False: "warn", None: "muted"}


def columns() -> list[Column]:
    """Give the columns."""
    return [
        Column("day", tr("Day it happened"), lambda row: words.day_words(row.happened_on), 104, fixed=True),
        Column("who", tr("Who was cheated"), who_words, 148, stretch=True, fixed=True),
        Column("kind", tr("Kind of scam"), lambda row: row.kind_label, 150, rank=1),
        Column("loss", tr("Loss"), lambda row: f"{row.loss:,}", 84, right=True),
        Column("reached", tr("Reached before"), reached_words, 84, token=lambda row: REACHED[row.reached]),
        Column("state", tr("State"), state_words, 96, token=_state_token),
    ]


def who_words(row: CaseRow) -> str:
    """Say whose case it is."""
    if row.unit_id:
        return f"{row.place} {row.head}".strip()
    outside = tr("Somebody from outside")
    return f"{row.place} {outside}".strip()


def reached_words(row: CaseRow) -> str:
    """Say whether the door had been reached."""
    return {True: tr("reached"), False: tr("not reached"), None: "—"}[row.reached]


def state_words(row: CaseRow) -> str:
    """Say how far it is."""
    if row.voided:
        return tr("void")
    return tr("to look into") if row.is_open else tr("case closed {day}", day=_day(row))


def _day(row: CaseRow) -> str:
    return words.short_day(row.closed_on) if row.closed_on else ""


def _state_token(row: CaseRow) -> str:
    return "warn" if row.is_open else "muted"
