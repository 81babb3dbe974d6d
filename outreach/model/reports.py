"""What is owed to which office by when, and what was sent, kept as it was (DOMAIN P1-P18, 13.4, 13.9)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from outreach.model.base import Record, reference


class ReportDuty(Record):
    """A report that an office wants again and again; `form` names the learned workbook it wants, if any.

    It is due `days_after` days after its period ends, at `hour` (16:00); `once` where it is owed one time
    only, for the period from `starts` to `once`.
    """

    __tablename__ = "report_duty"

    name: Mapped[str] = mapped_column(String(100), unique=True)
    office: Mapped[str] = mapped_column(String(100), default="")
    period_kind: Mapped[str] = mapped_column(String(20))
    days_after: Mapped[int] = mapped_column(default=0)
    hour: Mapped[str] = mapped_column(String(5), default="18:00")
    form: Mapped[str] = mapped_column(String(200), default="")
    starts: Mapped[date]
    active: Mapped[bool] = mapped_column(default=True)


class SentReport(Record):
    """One version of one report as it went out; figures, lines and file never change.

    `figures` is JSON, `lines` packed (`tallies.frozen`), `sha256` that of the file; a correction is the next
    version, with its reason.
    """

    __tablename__ = "sent_report"

    duty_id: Mapped[str | None] = mapped_column(reference("report_duty.id"), index=True)
    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"))
    title: Mapped[str] = mapped_column(String(200))
    office: Mapped[str] = mapped_column(String(100), default="")
    period_kind: Mapped[str] = mapped_column(String(20))
    period_code: Mapped[str] = mapped_column(String(20))
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str] = mapped_column(String(300), default="")
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]
    due_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(20))
    carried_on: Mapped[date | None]
    acknowledged_on: Mapped[date | None]
    acknowledgement: Mapped[str] = mapped_column(String(300), default="")
    file_name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    figures: Mapped[str] = deferred(mapped_column(Text))
    lines: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    file: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
