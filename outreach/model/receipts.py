"""Receipts: the numbered slips a household signs, from the printer to the folder (DOMAIN S-1 to S-6, H8)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Receipt(Record):
    """One slip; `number` runs through the ledger and is never given twice, `code` is what its QR carries.

    A `blank` one was printed for no household and gets its `unit_id` when it comes back; without `batch_id`
    it was written by hand and awaits its label. `worker_id` took it out, `visit_id` is the visit it recorded.
    `page` counts from 1 and `place` on it from 0.
    """

    __tablename__ = "receipt"

    number: Mapped[int] = mapped_column(unique=True)
    serial: Mapped[str] = mapped_column(String(30), unique=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"), index=True)
    blank: Mapped[bool] = mapped_column(default=False)
    unit_id: Mapped[str | None] = mapped_column(reference("unit.id"), index=True)
    batch_id: Mapped[str | None] = mapped_column(reference("print_batch.id"), index=True)
    page: Mapped[int] = mapped_column(default=0)
    place: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(20), index=True)
    state_at: Mapped[datetime]
    worker_id: Mapped[str | None] = mapped_column(reference("worker.id"))
    taken_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    visit_id: Mapped[str | None] = mapped_column(reference("visit.id"), index=True)
    void_reason: Mapped[str] = mapped_column(String(300), default="")
