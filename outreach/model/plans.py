"""What a campaign is planned by: phases and deadlines, tasks, the leading group; and the peak dates."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class CampaignStep(Record):
    """A phase from `starts` to `ends`, or a deadline (`starts` then says from when it is counted, if at all).

    `measure` is a code of `Measure`, `target` per cent or times, `kinds` a JSON list of activity kinds.
    """

    __tablename__ = "campaign_step"

    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    starts: Mapped[date | None]
    ends: Mapped[date]
    measure: Mapped[str] = mapped_column(String(20))
    target: Mapped[int] = mapped_column(default=0)
    kinds: Mapped[str] = mapped_column(Text)
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="")


class CampaignTask(Record):
    """One task of the list (任务清单): who, a person or a department, does what, where, by which day."""

    __tablename__ = "campaign_task"

    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"), index=True)
    who: Mapped[str] = mapped_column(String(100))
    what: Mapped[str] = mapped_column(String(300))
    place: Mapped[str] = mapped_column(String(100), default="")
    due: Mapped[date]
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(300), default="")


class LeadingMember(Record):
    """Somebody of a campaign's leading group, or its office; `role` is a code of `LeadingRole`."""

    __tablename__ = "leading_member"

    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    post: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    position: Mapped[int] = mapped_column(default=0)


class PeakDate(Record):
    """A peak date that was changed or added here; the others are as `resources/catalog` says.

    It comes back every year on `month` and `day`, is once `on` a day, or is on the days of each month that
    end in one of `digits` (market days, “3,8”). `lead`: so many days ahead it is reminded of.
    """

    __tablename__ = "peak_date"

    code: Mapped[str] = mapped_column(String(60), unique=True)
    label: Mapped[str] = mapped_column(String(100))
    month: Mapped[int] = mapped_column(default=0)
    day: Mapped[int] = mapped_column(default=0)
    on: Mapped[date | None]
    digits: Mapped[str] = mapped_column(String(20), default="")
    lead: Mapped[int] = mapped_column(default=7)
    advice: Mapped[str] = mapped_column(String(300), default="")
    active: Mapped[bool] = mapped_column(default=True)
