"""The columns of the list of slips, and the words for where a slip is."""

from __future__ import annotations

from collections.abc import Callable

from outreach.queries.receipts import LONG_OUT_DAYS, ReceiptRow
from outreach.vocabulary import LABELS, ReceiptState
from outreach.wording import tr
from ui.tables import Column
from ui.words import current_day, day_words, short_day

NOTHING = "—"


def slip_columns(photos: Callable[[str], int]) -> list[Column]:
    """Give the columns; `photos` counts those of one slip."""
    return [
        Column("serial", tr("Serial number"), lambda row: row.serial, 156, fixed=True),
        Column("place", tr("Door"), _place, 132, fixed=True),
        Column("head", tr("Head"), lambda row: row.head or NOTHING, 120, stretch=True),
        Column("state", tr("State"), state_words, 196, token=_token, fixed=True),
        Column("worker", tr("Taken by"), lambda row: row.worker or NOTHING, 96),
        Column("taken", tr("Out since"), lambda row: _day(row.taken_at), 96),
        Column("returned", tr("Handed in on"), lambda row: _day(row.returned_at), 96),
        Column("photos", tr("Photos"), lambda row: str(photos(row.id) or NOTHING), 56, right=True, rank=1),
    ]


def state_words(row: ReceiptRow) -> str:
    """Say where a slip is, with how long it has been out or why it is void."""
    said = tr(LABELS[row.state])
    if row.state is ReceiptState.OUT and (days := row.days_out(current_day())):
        return tr("{state}, {n} days", state=said, n=days)
    if row.state is ReceiptState.VOID:
        return f"{said}（{row.void_reason}）"
    if row.state is ReceiptState.MISSING:
        return f"{said} {day_words(row.state_at.date())}"
    return said


def _place(row: ReceiptRow) -> str:
    return row.place or (tr("blank") if row.blank else NOTHING)


def _token(row: ReceiptRow) -> str:
    if row.state is ReceiptState.MISSING or row.days_out(current_day()) > LONG_OUT_DAYS:
        return "warn"
    return "muted" if row.state in (ReceiptState.VOID, ReceiptState.PRINTED) else "ink"


def _day(moment: object) -> str:
    return short_day(moment.date()) if hasattr(moment, "date") else NOTHING
