"""Rounds beside one another: how far this campaign came and how far the one before it (DOMAIN C10, C11)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.coverage.summary import CoverageRow, coverage_counts
from outreach.model import Campaign


@dataclass(frozen=True)
class RoundRow:
    """One campaign with its counts; both are counted over the households due today, so that they compare."""

    id: str
    name: str
    counts: CoverageRow


def rounds_compared(session: Session, campaign_id: str) -> tuple[RoundRow, ...]:
    """Give a campaign and, where there is one, the campaign that began last before it."""
    this = session.get(Campaign, campaign_id)
    if this is None:
        return ()
    before = session.scalar(
        select(Campaign)
        .where(Campaign.starts < this.starts, Campaign.id != this.id)
        .order_by(Campaign.starts.desc(), Campaign.id.desc())
        .limit(1)
    )
    return tuple(
        RoundRow(campaign.id, campaign.name, coverage_counts(session, campaign.id).total)
        for campaign in (this, before)
        if campaign is not None
    )
