"""What an action points at is there: units, members, campaigns; where it is not, one sentence says so."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.closed import standing_unit_id
from outreach.errors import UserMistake, declare
from outreach.model import Area, Campaign, Person, Unit
from outreach.places import place_label
from outreach.storage.portions import chunks
from outreach.wording import mark

UNIT_UNKNOWN = declare(
    "unit_unknown",
    mark("There is no such household in the register: look it up, or import the roster first."),
)
MEMBER_UNKNOWN = declare(
    "member_unknown", mark("This person is not in the register any more: open the household again.")
)
CAMPAIGN_UNKNOWN = declare(
    "no_such_campaign", mark("There is no such campaign: see which there are with campaign list.")
)


def known_unit(act: Act, unit_id: str) -> Unit:
    """Give a unit of the register. Raises UserMistake."""
    unit = act.session.get(Unit, unit_id)
    if unit is None:
        raise UserMistake(UNIT_UNKNOWN, field="household")
    return unit


def standing_unit(act: Act, unit_id: str) -> Unit:
    """Give a unit of the register, of a merged one that into which it went. Raises UserMistake."""
    return known_unit(act, standing_unit_id(act.session, unit_id))


def standing_units(act: Act, unit_ids: Iterable[str]) -> list[Unit]:
    """Give those of these units that were not merged into another."""
    found: list[Unit] = []
    for some in chunks(unit_ids):
        found += act.session.scalars(select(Unit).where(Unit.id.in_(some), Unit.merged_into_id.is_(None)))
    return found


def known_member(act: Act, person_id: str, field: str = "person") -> Person:
    """Give somebody of the register. Raises UserMistake at the field."""
    person = act.session.get(Person, person_id)
    if person is None:
        raise UserMistake(MEMBER_UNKNOWN, field=field)
    return person


def known_campaign(act: Act, campaign_id: str) -> Campaign:
    """Give a campaign of the ledger. Raises UserMistake."""
    campaign = act.session.get(Campaign, campaign_id)
    if campaign is None:
        raise UserMistake(CAMPAIGN_UNKNOWN, field="campaign")
    return campaign


def place_of(act: Act, unit: Unit) -> str:
    """Give where a unit is, as the history names it."""
    return place_label(act.session.get_one(Area, unit.area_id).name, unit.door)
