"""Receipts: every slip with where it is, who has it, what it recorded; what has been out too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from outreach.actions.paper_links import find_receipt
from outreach.model import Area, Campaign, Receipt, Unit, Visit, Worker
from outreach.places import place_label
from outreach.vocabulary import ReceiptState

LONG_OUT_DAYS = 7


@dataclass(frozen=True)
class ReceiptRow:
    """One slip; household number, place and head are "" on a blank one, times None where it never happened.

    Without `batch_id` it was written by hand and its label is not printed yet.
    """

    id: str
    number: int
    serial: str
    code: str
    campaign: str
    campaign_id: str
    unit_id: str | None
    household_no: str
    place: str
    head: str
    group: str
    blank: bool
    state: ReceiptState
    state_at: datetime
    worker: str
    taken_at: datetime | None
    returned_at: datetime | None
    visit_id: str | None
    visit_at: datetime | None
    void_reason: str
    batch_id: str | None
    page: int
    place_on_page: int

    def days_out(self, today: date) -> int:
        """Give how many days the slip has been out, 0 if it is not out."""
        if self.state is not ReceiptState.OUT or self.taken_at is None:
            return 0
        return (today - self.taken_at.date()).days


@dataclass(frozen=True)
class OutRow:
    """What one worker has out: how many, the lowest and highest number, since when, how many over a week."""

    worker: str
    slips: int
    first: str
    last: str
    since: date
    long_out: int


def receipts(session: Session, campaign_id: str | None = None) -> tuple[ReceiptRow, ...]:
    """Give all slips, or those of one campaign, by number."""
    wanted = _wanted().order_by(Receipt.number)
    if campaign_id is not None:
        wanted = wanted.where(Receipt.campaign_id == campaign_id)
    return _rows(session, wanted)


def receipt(session: Session, receipt_id: str) -> ReceiptRow | None:
    """Give one slip."""
    return next(iter(_rows(session, _wanted().where(Receipt.id == receipt_id))), None)


def receipt_of_text(session: Session, text: str) -> ReceiptRow | None:
    """Give the slip of a number or code as typed, None if there is none."""
    found = find_receipt(session, text)
    return receipt(session, found.id) if found is not None else None


def receipts_long_out(
    session: Session, today: date, days: int = LONG_OUT_DAYS
) -> tuple[ReceiptRow, ...]:
    """Give the slips that have been out for more than some days, the longest first."""
    before = datetime.combine(today - timedelta(days=days), datetime.min.time())
    wanted = _wanted().where(Receipt.state == ReceiptState.OUT.value, Receipt.taken_at < before)
    return _rows(session, wanted.order_by(Receipt.taken_at, Receipt.number))


def receipts_without_label(session: Session) -> tuple[ReceiptRow, ...]:
    """Give the slips that were written by hand and whose label is not printed yet."""
    wanted = _wanted().where(Receipt.batch_id.is_(None), Receipt.state != ReceiptState.VOID.value)
    return _rows(session, wanted.order_by(Receipt.number))


def receipt_counts(session: Session, campaign_id: str | None) -> dict[ReceiptState, int]:
    """Count the slips of a campaign by state; every state is there."""
    wanted = select(Receipt.state, func.count()).where(Receipt.campaign_id == (campaign_id or ""))
    found = dict(session.execute(wanted.group_by(Receipt.state)).all())
    return {state: found.get(state.value, 0) for state in ReceiptState}


def receipts_out(
    session: Session, campaign_id: str | None, today: date
) -> tuple[OutRow, ...]:
    """Give what each worker has out of a campaign's slips, who has it longest first."""
    by_worker: dict[str, list[ReceiptRow]] = {}
    for row in receipts(session, campaign_id or ""):
        if row.state is ReceiptState.OUT:
            by_worker.setdefault(row.worker, []).append(row)
    out = [_out(worker, rows, today) for worker, rows in by_worker.items()]
    return tuple(sorted(out, key=lambda row: (row.since, row.first)))


def _out(worker: str, rows: Sequence[ReceiptRow], today: date) -> OutRow:
    return OutRow(
        worker,
        len(rows),
        rows[0].serial,
        rows[-1].serial,
        min(row.taken_at.date() for row in rows if row.taken_at),
        sum(row.days_out(today) > LONG_OUT_DAYS for row in rows),
    )


def _wanted() -> Any:
    printed_for, group = aliased(Unit), aliased(Area)
    return (
        select(Receipt, printed_for, group.name, Campaign.name, Worker.name, Visit.at)
        .join(Campaign, Campaign.id == Receipt.campaign_id)
        .outerjoin(printed_for, printed_for.id == Receipt.unit_id)
        .outerjoin(group, group.id == printed_for.area_id)
        .outerjoin(Worker, Worker.id == Receipt.worker_id)
        .outerjoin(Visit, Visit.id == Receipt.visit_id)
    )


def _rows(session: Session, wanted: Any) -> tuple[ReceiptRow, ...]:
    return tuple(
        ReceiptRow(
            id=slip.id,
            number=slip.number,
            serial=slip.serial,
            code=slip.code,
            campaign=campaign,
            campaign_id=slip.campaign_id,
            unit_id=slip.unit_id,
            household_no=unit.no if unit else "",
            place=place_label(group, unit.door) if unit else "",
            head=unit.head if unit else "",
            group=group or "",
            blank=slip.blank,
            state=ReceiptState(slip.state),
            state_at=slip.state_at,
            worker=worker or "",
            taken_at=slip.taken_at,
            returned_at=slip.returned_at,
            visit_id=slip.visit_id,
            visit_at=visited,
            void_reason=slip.void_reason,
            batch_id=slip.batch_id,
            page=slip.page,
            place_on_page=slip.place,
        )
        for slip, unit, group, campaign, worker, visited in session.execute(wanted)
    )
