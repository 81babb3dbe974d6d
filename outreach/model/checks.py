"""Spot checks: logged visits asked about at the door again, and what was found (DOMAIN D1-D3, D17)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class SpotCheck(Record):
    """One draw; the same seed in the same ledger gives the same sample. `population` visits to draw from."""

    __tablename__ = "spot_check"

    no: Mapped[int] = mapped_column(unique=True)
    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"), index=True)
    seed: Mapped[int]
    size: Mapped[int]
    population: Mapped[int]
    drawn_at: Mapped[datetime]
    drawn_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]


class SpotCheckRow(Record):
    """One visit to be asked about; `picked_for` a suspicion's code, "" for one drawn by chance."""

    __tablename__ = "spot_check_row"

    check_id: Mapped[str] = mapped_column(reference("spot_check.id"), index=True)
    number: Mapped[int]
    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    picked_for: Mapped[str] = mapped_column(String(20), default="")
    result: Mapped[str] = mapped_column(String(20), default="")
    said: Mapped[str] = mapped_column(String(500), default="")
    checked_on: Mapped[date | None]
    checked_by: Mapped[str] = mapped_column(String(100), default="")


class Finding(Record):
    """What a check found and has to be put right: due on a day, closed with a reply."""

    __tablename__ = "finding"

    row_id: Mapped[str] = mapped_column(reference("spot_check_row.id"), index=True)
    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    opened_on: Mapped[date]
    due: Mapped[date] = mapped_column(index=True)
    reply: Mapped[str] = mapped_column(String(2000), default="")
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(String(100), default="")
