"""How long a campaign's records are kept, what for and on what ground (个人信息保护法 6, 13, 19)."""

from __future__ import annotations

from datetime import date

from outreach.actions.act import Act
from outreach.actions.campaigns import CAMPAIGN_UNKNOWN
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import Campaign
from outreach.wording import mark

KEEP_TOO_SHORT = declare(
    "keep_too_short", mark("Records cannot go before the campaign ends: choose a day after {ends}.")
)


def set_keeping(
    act: Act, campaign_id: str, keep_until: date | None, purpose: str = "", legal_basis: str = ""
) -> None:
    """Say until which day a campaign's records are kept, what for, on what ground. Raises UserMistake."""
    campaign = act.session.get(Campaign, campaign_id)
    if campaign is None:
        raise UserMistake(CAMPAIGN_UNKNOWN, field="campaign")
    if keep_until is not None and keep_until <= campaign.ends:
        raise UserMistake(KEEP_TOO_SHORT, field="keep_until", ends=campaign.ends.isoformat())
    act.describe(mark("Say how long the records of {name} are kept"), name=campaign.name)
    campaign.keep_until = keep_until
    campaign.purpose = fit_length(purpose.strip(), 1000, "purpose")
    campaign.legal_basis = fit_length(legal_basis.strip(), 1000, "legal_basis")
