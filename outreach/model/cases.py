"""Frauds that happened here and payments that were stopped in time (DOMAIN F1, D3-D7, V14-V15).

Only what prevention needs: nobody suspected or registered by the police has a field here (13.10).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class FraudCase(Record):
    """One local case; `unit_id` is the victim's household, None for an outsider, who stays without a name.

    `no` numbers the cases of this ledger as people say them (案件 3); `group` is the group's name on the day
    it was recorded, `loss` in whole yuan; open until `closed_on`.
    """

    __tablename__ = "fraud_case"

    no: Mapped[int] = mapped_column(unique=True)
    happened_on: Mapped[date] = mapped_column(index=True)
    group: Mapped[str] = mapped_column(String(100), default="")
    kind: Mapped[str] = mapped_column(reference("catalog_option.code"))
    loss: Mapped[int] = mapped_column(default=0)
    unit_id: Mapped[str | None] = mapped_column(reference("unit.id"), index=True)
    source: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(2000), default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(String(100), default="")
    responsible: Mapped[str] = mapped_column(String(100), default="")
    done: Mapped[str] = mapped_column(String(2000), default="")
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(String(300), default="")


class Dissuasion(Record):
    """One time that people about to pay were stopped; `people` how many, `saved` in whole yuan."""

    __tablename__ = "dissuasion"

    happened_on: Mapped[date] = mapped_column(index=True)
    unit_id: Mapped[str | None] = mapped_column(reference("unit.id"), index=True)
    group: Mapped[str] = mapped_column(String(100), default="")
    risk: Mapped[str] = mapped_column(String(20))
    way: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str | None] = mapped_column(reference("catalog_option.code"))
    people: Mapped[int] = mapped_column(default=1)
    saved: Mapped[int] = mapped_column(default=0)
    done_by: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(2000), default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str] = mapped_column(String(300), default="")
