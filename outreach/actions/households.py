"""Households added and corrected one at a time, as a worker learns of them at the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.contacts import put_contact
from outreach.actions.exclusions import settle_empty
from outreach.actions.known import known_member, known_unit, place_of
from outreach.actions.name_readings import plain_reading
from outreach.actions.register import add_unit, id_digester, new_person, settle_head, settle_walking_order
from outreach.actions.settings import code_secret, setting
from outreach.errors import UserMistake, declare
from outreach.model import Area, Person, Unit, new_id
from outreach.places import group_name, place_label
from outreach.register_rows import HEAD, RegisterHousehold, RegisterPerson
from outreach.vocabulary import HOUSEHOLD_KINDS, PersonStatus, UnitKind
from outreach.wording import mark

HEAD_MISSING = declare("head_missing", mark("The head of the household is missing: type the name first."))
UNIT_NAME_MISSING = declare("unit_name_missing", mark("The unit has no name yet: type what it is called."))
GROUP_MISSING = declare("group_missing", mark("The group is missing: choose one, or type a new one."))
HOUSEHOLD_THERE = declare(
    "household_there",
    mark("A household of this name is at {place} already: open that one instead of adding it again."),
)
MEMBER_NAME_MISSING = declare("member_name_missing", mark("The name is missing: type it first."))
MEMBER_NAME_LONG = declare("member_name_long", mark("The name is longer than {most} characters: shorten it."))
MOST_LETTERS = 100
PREFIX = "新"
"""Numbers of households that no register has numbered yet: 新1, 新2 ..."""


@dataclass(frozen=True)
class HouseholdForm:
    """A household or unit as told at the door; `members` without the head, who is `head`.

    `group` as people write it ("3", "3组"); `door` the number on the door; `phone` the head's or the unit's.
    """

    group: str
    door: str
    head: str
    members: tuple[RegisterPerson, ...] = ()
    kind: UnitKind = UnitKind.RESIDENT
    phone: str = ""
    note: str = ""


def add_household(act: Act, form: HouseholdForm) -> str:
    """Add a household that is not in the register; gives its id. Raises UserMistake at the field."""
    head = _name(form.head, HEAD_MISSING if form.kind in HOUSEHOLD_KINDS else UNIT_NAME_MISSING, "head")
    area = group_area(act, form.group)
    door = form.door.strip().removesuffix("号")
    same = select(Unit.id).where(Unit.area_id == area.id, Unit.door == door, Unit.head == head)
    same = same.where(Unit.merged_into_id.is_(None))
    if act.session.scalar(same):
        raise UserMistake(HOUSEHOLD_THERE, field="head", place=place_label(area.name, door))
    is_household = form.kind in HOUSEHOLD_KINDS
    people = (RegisterPerson("", head, HEAD, phone=form.phone.strip()), *form.members) if is_household else ()
    row = RegisterHousehold(
        id="",
        no=next_number(act.session),
        group=area.name,
        door=door,
        kind=form.kind,
        name="" if is_household else head,
        phone="" if is_household else form.phone.strip(),
        note=form.note.strip(),
        members=people,
    )
    keep = frozenset(setting(act.session, "keep"))
    unit = add_unit(act, row, area, code_secret(act.session), keep)
    made = [new_person(unit.id, _checked(person), keep, id_digester(act.session)) for person in people]
    act.session.add_all(made)
    settle_head(unit, made)
    settle_walking_order(act)
    act.describe(mark("Add the household at {place}"), place=place_label(area.name, door))
    return unit.id


def correct_household(act: Act, unit_id: str, values: Mapping[str, str]) -> None:
    """Correct group, door, kind, name, phone or note of a household, a unit's contact. Raises UserMistake."""
    unit = known_unit(act, unit_id)
    if "group" in values:
        area = group_area(act, values["group"])
        unit.area_id = area.id
    for name in ("door", "kind", "name", "note"):
        if name in values:
            setattr(unit, name, values[name].strip()[:1000])
    unit.door = unit.door.removesuffix("号")
    if "phone" in values and "phone" in setting(act.session, "keep"):
        unit.phone = values["phone"].strip()
    if "kind" in values:
        settle_empty(act, unit, act.by)
    put_contact(act, unit, values)
    _describe(act, unit)
    _settle(act, unit)
    settle_walking_order(act)


def add_member(act: Act, unit_id: str, person: RegisterPerson) -> str:
    """Add a member to a household; gives the id. Raises UserMistake."""
    unit = known_unit(act, unit_id)
    keep = frozenset(setting(act.session, "keep"))
    made = new_person(unit.id, _checked(person), keep, id_digester(act.session))
    made.position = 9_999
    act.session.add(made)
    _settle(act, unit, made)
    _describe(act, unit)
    return made.id


def correct_member(act: Act, person_id: str, values: Mapping[str, str]) -> None:
    """Correct name, reading, relation, sex, birth, phone, note or status of a member. Raises UserMistake.

    Another head puts the former one back to no relation, so that a household has one head.
    """
    person = known_member(act, person_id, "name")
    unit = known_unit(act, person.unit_id)
    if "name" in values:
        person.name = _name(values["name"], MEMBER_NAME_MISSING, "name")
    for name in ("relation", "sex", "birth", "note"):
        if name in values:
            setattr(person, name, values[name].strip()[:1000])
    if "reading" in values:
        person.reading = plain_reading(values["reading"])
    if "status" in values:
        person.status = PersonStatus(values["status"]).value
    if "phone" in values and "phone" in setting(act.session, "keep"):
        person.phone = values["phone"].strip()
    if values.get("relation") == HEAD:
        for other in people_of(act, unit.id):
            if other.id != person.id and other.relation == HEAD:
                other.relation = ""
    _settle(act, unit)
    _describe(act, unit)


def _name(text: str, missing: str, field: str) -> str:
    name = text.strip()
    if not name:
        raise UserMistake(missing, field=field)
    if len(name) > MOST_LETTERS:
        raise UserMistake(MEMBER_NAME_LONG, field=field, most=MOST_LETTERS)
    return name


def _checked(person: RegisterPerson) -> RegisterPerson:
    _name(person.name, MEMBER_NAME_MISSING, "members")
    return person


def group_area(act: Act, group: str) -> Area:
    """Give the group people write so, made where it is new. Raises UserMistake."""
    name = group_name(group)
    if not name:
        raise UserMistake(GROUP_MISSING, field="group")
    area = act.session.scalar(select(Area).where(Area.kind == "group", Area.name == name))
    if area is None:
        village = act.session.scalars(select(Area).where(Area.kind == "village")).one()
        area = Area(id=new_id(), parent_id=village.id, kind="group", name=name[:100])
        act.session.add(area)
    return area


def next_number(session: Session) -> str:
    """Give a number for a household that no register has numbered yet."""
    known = set(session.scalars(select(Unit.no).where(Unit.no.like(f"{PREFIX}%"))))
    return next(no for n in range(1, len(known) + 2) if (no := f"{PREFIX}{n}") not in known)


def people_of(act: Act, unit_id: str) -> list[Person]:
    """Give the people of a unit in their order."""
    return list(
        act.session.scalars(select(Person).where(Person.unit_id == unit_id).order_by(Person.position))
    )


def _settle(act: Act, unit: Unit, *new: Person) -> None:
    people = people_of(act, unit.id)
    settle_head(unit, people + [person for person in new if person not in people])


def _describe(act: Act, unit: Unit) -> None:
    act.describe(mark("Correct the household at {place}"), place=place_of(act, unit))
