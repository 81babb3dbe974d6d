"""Campaigns with what they explain and give, and the catalog they choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Campaign, CampaignChoice, CatalogOption


@dataclass(frozen=True)
class OptionRow:
    """One option of the catalog; `usual` is the count a household in a campaign (handouts)."""

    code: str
    kind: str
    label: str
    unit: str
    list_name: str = ""
    year: int | None = None
    source: str = ""
    usual: int = 0


@dataclass(frozen=True)
class CampaignRow:
    """One campaign with its chosen topics and handouts, in their order."""

    id: str
    name: str
    theme: str
    starts: date
    ends: date
    deadline: date
    closed: bool
    topics: tuple[OptionRow, ...]
    handouts: tuple[OptionRow, ...]
    keep_until: date | None = None
    purpose: str = ""
    legal_basis: str = ""


def campaigns(session: Session) -> tuple[CampaignRow, ...]:
    """Give all campaigns, the open one that started last first."""
    wanted = select(Campaign).order_by(Campaign.closed, Campaign.starts.desc(), Campaign.id.desc())
    return tuple(_row(session, campaign) for campaign in session.scalars(wanted))


def open_campaign(session: Session) -> CampaignRow | None:
    """Give the campaign that visits go to when none is named, None where all are closed."""
    wanted = select(Campaign).where(Campaign.closed.is_(False))
    found = session.scalar(wanted.order_by(Campaign.starts.desc(), Campaign.id.desc()).limit(1))
    return None if found is None else _row(session, found)


def options(session: Session, kind: str | None = None) -> tuple[OptionRow, ...]:
    """Give the catalog of this ledger, one kind or all."""
    wanted = select(CatalogOption).order_by(CatalogOption.position, CatalogOption.code)
    if kind is not None:
        wanted = wanted.where(CatalogOption.kind == kind)
    return tuple(_option(row, 0) for row in session.scalars(wanted))


def _row(session: Session, campaign: Campaign) -> CampaignRow:
    wanted = (
        select(CatalogOption, CampaignChoice.usual, CampaignChoice.kind)
        .join(CampaignChoice, CampaignChoice.code == CatalogOption.code)
        .where(CampaignChoice.campaign_id == campaign.id)
        .order_by(CampaignChoice.position)
    )
    chosen = [(kind, _option(option, usual)) for option, usual, kind in session.execute(wanted)]
    return CampaignRow(
        id=campaign.id,
        name=campaign.name,
        theme=campaign.theme,
        starts=campaign.starts,
        ends=campaign.ends,
        deadline=campaign.deadline,
        closed=campaign.closed,
        topics=tuple(option for kind, option in chosen if kind == "topic"),
        handouts=tuple(option for kind, option in chosen if kind == "handout"),
        keep_until=campaign.keep_until,
        purpose=campaign.purpose,
        legal_basis=campaign.legal_basis,
    )


def _option(row: CatalogOption, usual: int) -> OptionRow:
    return OptionRow(row.code, row.kind, row.label, row.unit, row.list_name, row.year, row.source, usual)
