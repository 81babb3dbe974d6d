"""Visits: one call at one door, with who was told what and given what (DOMAIN V1-V19)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Visit(Record):
    """The call itself; `at` is when the door was knocked on, `entered_at` when it was typed up."""

    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_campaign_unit", "campaign_id", "unit_id", "at", "outcome", "signoff", "voided_at"),
    )

    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"))
    unit_id: Mapped[str] = mapped_column(reference("unit.id"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    entered_at: Mapped[datetime]
    entered_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int] = mapped_column(index=True)
    source: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20))
    signoff: Mapped[str] = mapped_column(String(20), default="none")
    signed_by: Mapped[str] = mapped_column(String(100), default="")
    relation: Mapped[str] = mapped_column(String(40), default="")
    receipt: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(2000), default="")
    follow_up: Mapped[date | None] = mapped_column(index=True)
    quiz_right: Mapped[int | None]
    quiz_asked: Mapped[int | None]
    sheet_row_id: Mapped[str | None] = mapped_column(reference("sheet_row.id"), index=True)
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str] = mapped_column(String(100), default="")
    void_reason: Mapped[str] = mapped_column(String(300), default="")


class VisitWorker(Record):
    """Who went, in the order written down."""

    __tablename__ = "visit_worker"

    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    worker_id: Mapped[str] = mapped_column(reference("worker.id"))
    position: Mapped[int] = mapped_column(default=0)


class VisitPerson(Record):
    """A member who was told."""

    __tablename__ = "visit_person"

    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    person_id: Mapped[str] = mapped_column(reference("person.id"), index=True)


class VisitTopic(Record):
    """A topic that was explained."""

    __tablename__ = "visit_topic"

    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))


class VisitHandout(Record):
    """How many of one handout were given, in its own unit."""

    __tablename__ = "visit_handout"

    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))
    count: Mapped[int]


class VisitApp(Record):
    """What one member said of, or did with, the anti-fraud app at this visit."""

    __tablename__ = "visit_app"

    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    person_id: Mapped[str] = mapped_column(reference("person.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))


class VisitMiss(Record):
    """A question of the quiz that was answered wrong at this visit, where somebody noted which."""

    __tablename__ = "visit_miss"

    visit_id: Mapped[str] = mapped_column(reference("visit.id"), index=True)
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))
