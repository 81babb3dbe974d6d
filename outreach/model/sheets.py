"""Printed sheets: which rows stand on which page, and where every box lies on the paper."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from outreach.model.base import Record, reference


class PrintBatch(Record):
    """One print job: what was printed, for whom, in which layout, with the file itself.

    `edition` is what stands on it as such, `copies` how many went to the printer.
    `slip_geometry` gives the boxes of one receipt slip in mm from the slip's own top left corner.
    """

    __tablename__ = "print_batch"

    kind: Mapped[str] = mapped_column(String(30))
    campaign_id: Mapped[str | None] = mapped_column(reference("campaign.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    printed_at: Mapped[datetime]
    printed_by: Mapped[str] = mapped_column(String(100), default="")
    layout: Mapped[str] = mapped_column(String(40), default="")
    geometry_version: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)
    edition: Mapped[str] = mapped_column(String(60), default="")
    copies: Mapped[int] = mapped_column(default=1)
    slip_geometry: Mapped[str] = mapped_column(Text, default="{}")
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary, default=b""))


class PrintedPage(Record):
    """One page of a batch; its code is what the page QR carries, its boxes are in mm from top left.

    `taken_by` names who took it out last, several parted by “、”, as it is written into a book.
    """

    __tablename__ = "printed_page"

    batch_id: Mapped[str] = mapped_column(reference("print_batch.id"), index=True)
    page: Mapped[int]
    of_pages: Mapped[int]
    area_id: Mapped[str | None] = mapped_column(reference("area.id"))
    code: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[str] = mapped_column(String(20))
    state_at: Mapped[datetime]
    taken_by: Mapped[str] = mapped_column(String(200), default="")
    columns: Mapped[str] = mapped_column(Text, default="[]")
    geometry: Mapped[str] = mapped_column(Text, default="{}")


class SheetRow(Record):
    """One row of a printed page: this household stands here, whatever the roster says later."""

    __tablename__ = "sheet_row"

    page_id: Mapped[str] = mapped_column(reference("printed_page.id"), index=True)
    row: Mapped[int]
    number: Mapped[int]
    unit_id: Mapped[str] = mapped_column(reference("unit.id"), index=True)
