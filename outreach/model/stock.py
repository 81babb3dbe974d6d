"""Handouts in stock: what came in, went out with workers, was posted, spoilt and counted (DOMAIN H1-H40)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class StockEdition(Record):
    """One printing of a handout; from `stale_on` on it must not be given any more."""

    __tablename__ = "stock_edition"

    code: Mapped[str] = mapped_column(reference("catalog_option.code"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    printed_on: Mapped[date | None]
    stale_on: Mapped[date | None]


class StockLimit(Record):
    """From how few pieces on a handout is low."""

    __tablename__ = "stock_limit"

    code: Mapped[str] = mapped_column(reference("catalog_option.code"), unique=True)
    low: Mapped[int]


class StockMovement(Record):
    """Pieces of one handout that came, went or were counted; `cost` in fen, `place` where they hang."""

    __tablename__ = "stock_movement"
    __table_args__ = (Index("ix_stock_movement_code", "code", "kind", "at"),)

    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))
    count: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    worker_id: Mapped[str | None] = mapped_column(reference("worker.id"))
    edition_id: Mapped[str | None] = mapped_column(reference("stock_edition.id"))
    activity_id: Mapped[str | None] = mapped_column(reference("activity.id"), index=True)
    place: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    cost: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(300), default="")
    entered_at: Mapped[datetime]
    entered_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str] = mapped_column(String(100), default="")
    void_reason: Mapped[str] = mapped_column(String(300), default="")


class UpkeepCheck(Record):
    """A look at something posted: still there, damaged, missing, or taken down (DOMAIN H38)."""

    __tablename__ = "upkeep_check"

    movement_id: Mapped[str] = mapped_column(reference("stock_movement.id"), index=True)
    on: Mapped[date]
    condition: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(300), default="")
    checked_by: Mapped[str] = mapped_column(String(100), default="")
