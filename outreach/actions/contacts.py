"""The contact person of a shop, school or other unit (DOMAIN R38); numbers only where phones are kept."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.settings import setting
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import Contact, Unit
from outreach.vocabulary import HOUSEHOLD_KINDS, UnitKind
from outreach.wording import mark

CONTACT_OF_UNIT = declare(
    "contact_of_unit",
    mark("A household has members, no contact person: choose a shop, school or other unit."),
)
CONTACT_NAME_MISSING = declare(
    "contact_name_missing", mark("The contact person has no name yet: type it, or empty the other fields.")
)
FIELDS = {"name": 100, "post": 100, "phone": 40, "wechat": 100}
NUMBERS = ("phone", "wechat")
"""How to reach somebody: kept only where the ledger keeps phone numbers."""
PREFIX = "contact_"


def put_contact(act: Act, unit: Unit, values: Mapping[str, str]) -> None:
    """Write the contact person of a unit (contact_name, _post, _phone, _wechat); all empty takes it away.

    What is left out stays as it is. Raises UserMistake at the field.
    """
    said = {name: _fit(values[PREFIX + name], name) for name in FIELDS if PREFIX + name in values}
    if "phone" not in setting(act.session, "keep"):
        said = {name: text for name, text in said.items() if name not in NUMBERS}
    if not said:
        return
    if UnitKind(unit.kind) in HOUSEHOLD_KINDS:
        raise UserMistake(CONTACT_OF_UNIT, field=f"{PREFIX}name")
    row = act.session.scalar(select(Contact).where(Contact.unit_id == unit.id))
    whole = {name: getattr(row, name) if row else "" for name in FIELDS} | said
    if not whole["name"] and any(whole[name] for name in said):
        raise UserMistake(CONTACT_NAME_MISSING, field=f"{PREFIX}name")
    if row is None and whole["name"]:
        act.session.add(Contact(unit_id=unit.id, **whole))
    elif row is not None and not whole["name"]:
        act.session.delete(row)
    elif row is not None:
        for name, text in whole.items():
            setattr(row, name, text)


def move_contact(act: Act, old: str, new: str) -> None:
    """Let a unit that takes another in have its contact person, unless it has one."""
    found = act.session.scalars(select(Contact).where(Contact.unit_id.in_([old, new])))
    rows = {row.unit_id: row for row in found}
    if old in rows and new not in rows:
        rows[old].unit_id = new


def _fit(text: str, name: str) -> str:
    return fit_to_store(fit_length(text, FIELDS[name], PREFIX + name), PREFIX + name)
