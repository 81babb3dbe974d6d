"""What somebody said of work that waits: done otherwise, put off to another day, or not wanted any more."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class WaitAnswer(Record):
    """One answer; `cause` is what made the work wait (a visit, a case, a day of return), never a new one."""

    __tablename__ = "wait_answer"
    __table_args__ = (Index("ix_wait_answer_cause", "kind", "cause"),)

    unit_id: Mapped[str] = mapped_column(reference("unit.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    cause: Mapped[str] = mapped_column(String(60))
    answer: Mapped[str] = mapped_column(String(20))
    due: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(300), default="")
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int]
