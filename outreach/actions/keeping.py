"""How long a campaign's records are kept, what for and on what ground (个人信息保护法 6, 13, 19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.actions.act import Act
from outreach.actions.known import known_campaign
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import Campaign
from outreach.rights import Right, forbidden, may
from outreach.wording import mark

KEEP_TOO_SHORT = declare(
    "keep_too_short", mark("Records cannot go before the campaign ends: choose a day after {ends}.")
)


@dataclass(frozen=True)
class Keeping:
    """Until which day records are kept, what for, on what ground."""

    keep_until: date | None = None
    purpose: str = ""
    legal_basis: str = ""


def set_keeping(
    act: Act, campaign_id: str, keep_until: date | None, purpose: str = "", legal_basis: str = ""
) -> None:
    """Say until which day a campaign's records are kept, what for, on what ground. Raises UserMistake."""
    campaign = known_campaign(act, campaign_id)
    act.describe(mark("Say how long the records of {name} are kept"), name=campaign.name)
    put_keeping(act, campaign, Keeping(keep_until, purpose, legal_basis))


def put_keeping(act: Act, campaign: Campaign, said: Keeping) -> None:
    """Write it to a campaign; the day needs the right to erase. Raises UserMistake at the field."""
    if said.keep_until != campaign.keep_until and not may(act.access, Right.ERASE):
        raise forbidden(act.access)
    if said.keep_until is not None and said.keep_until <= campaign.ends:
        raise UserMistake(KEEP_TOO_SHORT, field="keep_until", ends=campaign.ends.isoformat())
    campaign.keep_until = said.keep_until
    campaign.purpose = fit_length(said.purpose, 1000, "purpose")
    campaign.legal_basis = fit_length(said.legal_basis, 1000, "legal_basis")
