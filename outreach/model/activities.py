"""Publicity other than visits, the groups it is pushed to, and who and what went out (DOMAIN A1-A45)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class Activity(Record):
    """One banner round, broadcast, lecture, push ...; `quantity` in the unit of its kind.

    `others` went along without standing on the list of workers; `gap_seconds` is the longest gap between two
    items on a screen (DOMAIN A3); `cost` in fen.
    """

    __tablename__ = "activity"

    campaign_id: Mapped[str | None] = mapped_column(reference("campaign.id"), index=True)
    kind: Mapped[str] = mapped_column(reference("catalog_option.code"), index=True)
    on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(String(200), default="")
    theme: Mapped[str] = mapped_column(String(300), default="")
    organiser: Mapped[str] = mapped_column(String(200), default="")
    quantity: Mapped[float]
    others: Mapped[int] = mapped_column(default=0)
    vehicles: Mapped[int] = mapped_column(default=0)
    audience: Mapped[int] = mapped_column(default=0)
    gap_seconds: Mapped[int | None]
    cost: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(2000), default="")
    source: Mapped[str] = mapped_column(String(20))
    entered_at: Mapped[datetime]
    entered_by: Mapped[str] = mapped_column(String(100), default="")
    counter: Mapped[int] = mapped_column(index=True)
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str] = mapped_column(String(100), default="")
    void_reason: Mapped[str] = mapped_column(String(300), default="")


class ActivityWorker(Record):
    """Who was sent out, in the order written down."""

    __tablename__ = "activity_worker"

    activity_id: Mapped[str] = mapped_column(reference("activity.id"), index=True)
    worker_id: Mapped[str] = mapped_column(reference("worker.id"))
    position: Mapped[int] = mapped_column(default=0)


class ActivityTopic(Record):
    """A topic that was explained."""

    __tablename__ = "activity_topic"

    activity_id: Mapped[str] = mapped_column(reference("activity.id"), index=True)
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))


class ActivityHandout(Record):
    """How many of one handout were given there; what was hung up is a movement of the stock."""

    __tablename__ = "activity_handout"

    activity_id: Mapped[str] = mapped_column(reference("activity.id"), index=True)
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))
    count: Mapped[int]


class ChatGroup(Record):
    """A WeChat group with the one who answers for it (DOMAIN A10, A12); it is closed, never deleted."""

    __tablename__ = "chat_group"

    name: Mapped[str] = mapped_column(String(100), unique=True)
    responsible: Mapped[str] = mapped_column(String(100), default="")
    covers: Mapped[str] = mapped_column(String(200), default="")
    members: Mapped[int] = mapped_column(default=0)
    since: Mapped[date | None]
    checked_on: Mapped[date | None]
    closed_on: Mapped[date | None]


class ActivityGroup(Record):
    """A group that a push went to."""

    __tablename__ = "activity_group"

    activity_id: Mapped[str] = mapped_column(reference("activity.id"), index=True)
    group_id: Mapped[str] = mapped_column(reference("chat_group.id"), index=True)


class OutingDay(Record):
    """How many vehicle trips the visits of one day took; the people of that day stand on its visits."""

    __tablename__ = "outing_day"

    day: Mapped[date] = mapped_column(unique=True)
    vehicles: Mapped[int]
    note: Mapped[str] = mapped_column(String(300), default="")


class LeastRule(Record):
    """An “at least” rule that was changed or added here; the others are as `resources/catalog` says.

    `kinds` is a JSON list of activity kinds; `per` a code of `RulePer`.
    """

    __tablename__ = "least_rule"

    code: Mapped[str] = mapped_column(String(60), unique=True)
    label: Mapped[str] = mapped_column(String(200), default="")
    kinds: Mapped[str] = mapped_column(Text)
    least: Mapped[int]
    per: Mapped[str] = mapped_column(String(20))
    each_group: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    source: Mapped[str] = mapped_column(String(300), default="")
