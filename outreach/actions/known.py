"""What an action points at is there: units, members, campaigns; where it is not, one sentence says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.closed import standing_unit_id
from outreach.errors import UserMistake, declare
from outreach.model import Area, Campaign, Person, Unit
from outreach.places import place_label
from outreach.storage.portions import chunks
from outreach.wording import mark

R = TypeVar("R")
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


def known(act: Act, kind: type[R], record_id: str, unknown: str, field: str) -> R:
    """Give the record with this id. Raises UserMistake(`unknown`) at the field where there is none."""
    record = act.session.get(kind, record_id)
    if record is None:
        raise UserMistake(unknown, field=field)
    return record


def known_unit(act: Act, unit_id: str) -> Unit:
    """Give a unit of the register. Raises UserMistake."""
    return known(act, Unit, unit_id, UNIT_UNKNOWN, "household")


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
    return known(act, Person, person_id, MEMBER_UNKNOWN, field)


def known_campaign(act: Act, campaign_id: str) -> Campaign:
    """Give a campaign of the ledger. Raises UserMistake."""
    return known(act, Campaign, campaign_id, CAMPAIGN_UNKNOWN, "campaign")


def place_of(act: Act, unit: Unit) -> str:
    """Give where a unit is, as the history names it."""
    return place_label(act.session.get_one(Area, unit.area_id).name, unit.door)
