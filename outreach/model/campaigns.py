"""Campaigns, what they explain and give, and the editable catalog behind them (DOMAIN C, H, 2.4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from outreach.model.base import Record, reference


class CatalogOption(Record):
    """A topic, scam kind, handout, activity kind or key group: permanent code, editable label, source, year.

    A key group may be an age band, `age_from` to `age_to` full years; one not used any more is `retired_on`.
    `manner` says of an activity kind how it works (`ActivityManner`), `choices` (one a line) and `answer` of
    a question how it is answered.
    """

    __tablename__ = "catalog_option"

    code: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    label: Mapped[str] = mapped_column(String(500))
    unit: Mapped[str] = mapped_column(String(10), default="")
    list_name: Mapped[str] = mapped_column(String(200), default="")
    year: Mapped[int | None]
    source: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    retired_on: Mapped[date | None]
    manner: Mapped[str] = mapped_column(String(20), default="", server_default="")
    choices: Mapped[str] = mapped_column(Text, default="", server_default="")
    answer: Mapped[str] = mapped_column(Text, default="", server_default="")


class Campaign(Record):
    """A round with a theme, dates and the deadline of the first round at every door."""

    __tablename__ = "campaign"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    theme: Mapped[str] = mapped_column(String(300), default="")
    starts: Mapped[date]
    ends: Mapped[date]
    deadline: Mapped[date]
    closed: Mapped[bool] = mapped_column(default=False)
    keep_until: Mapped[date | None]
    purpose: Mapped[str] = mapped_column(Text, default="", server_default="")
    legal_basis: Mapped[str] = mapped_column(Text, default="", server_default="")


class CampaignChoice(Record):
    """A topic or handout chosen for one campaign; a handout with the usual count a household."""

    __tablename__ = "campaign_choice"
    __table_args__ = (UniqueConstraint("campaign_id", "code"),)

    campaign_id: Mapped[str] = mapped_column(reference("campaign.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(reference("catalog_option.code"))
    usual: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)
