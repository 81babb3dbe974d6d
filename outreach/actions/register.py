"""Changes of the register: what one roster does to it, and single corrections at the door."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.exclusions import exclude, settle_empty
from outreach.actions.settings import code_secret, setting
from outreach.codes import CodeKind, make_code
from outreach.model import Area, Person, Unit, new_id
from outreach.places import group_name, natural_key
from outreach.register_rows import (
    HEAD,
    AddHousehold,
    AddPerson,
    EditHousehold,
    EditPerson,
    MovePerson,
    RegisterHousehold,
    RegisterPerson,
    RegisterUpdate,
)
from outreach.vocabulary import ExclusionReason, PersonStatus, UnitKind
from outreach.wording import mark

SENSITIVE = ("id_no", "phone")
ROSTER = "花名册"
"""Who said so, of what a roster says."""


@dataclass
class _Work:
    """What applying one update needs at hand: areas, units by id or ref, households whose head may change."""

    act: Act
    keep: frozenset[str]
    digest: Callable[[str], str]
    secret: bytes
    areas: dict[str, Area] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)


def id_digest(secret: bytes, id_no: str) -> str:
    """Give the ledger's keyed hash of an ID number, so that next year's roster finds the person again."""
    return hmac.new(secret, b"id:" + id_no.encode(), hashlib.sha256).hexdigest() if id_no else ""


def apply_register_update(act: Act, update: RegisterUpdate) -> None:
    """Do everything one roster changes, in one transaction; reports one step an operation."""
    act.describe(mark("Import a roster"))
    work = _start(act)
    total = len(update.operations)
    for done, operation in enumerate(update.operations):
        if done % 50 == 0:
            act.report(done, total)
        _APPLY[type(operation)](work, operation)
    _settle_heads(work)
    units = {unit.id: unit for unit in work.units.values()}.values()
    newest = max((unit.position or 0 for unit in units), default=0)
    _settle_positions(work.areas.values(), [unit for unit in units if not unit.position], newest)
    act.session.flush()
    act.report(total, total)


def _start(act: Act) -> _Work:
    secret = code_secret(act.session)
    work = _Work(act, frozenset(setting(act.session, "keep")), lambda no: id_digest(secret, no), secret)
    for area in act.session.scalars(select(Area).where(Area.kind == "group")):
        work.areas[area.name] = area
    work.units = {unit.id: unit for unit in act.session.scalars(select(Unit))}
    work.people = {person.id: person for person in act.session.scalars(select(Person))}
    return work


def _area(work: _Work, group: str) -> Area:
    name = group_name(group)
    if name not in work.areas:
        village = work.act.session.scalars(select(Area).where(Area.kind == "village")).one()
        area = Area(id=new_id(), parent_id=village.id, kind="group", name=name)
        work.act.session.add(area)
        work.areas[name] = area
    return work.areas[name]


def _add_household(work: _Work, operation: AddHousehold) -> None:
    unit = add_unit(
        work.act, operation.household, _area(work, operation.household.group), work.secret, work.keep
    )
    unit.position = operation.position
    work.units[operation.ref] = work.units[unit.id] = unit
    for person in operation.household.members:
        _add_person(work, AddPerson(unit.id, person))


def add_unit(act: Act, household: RegisterHousehold, area: Area, secret: bytes, keep: frozenset[str]) -> Unit:
    """Add one unit without its people; an empty household is excluded from the start, with the reason."""
    unit = Unit(
        id=new_id(),
        no=household.no,
        code=make_code(CodeKind.HOUSEHOLD, secret, act.random_bytes),
        area_id=area.id,
        kind=household.kind.value,
        door=household.door,
        address=household.address,
        name=household.name,
        head=household.name or household.head,
        phone=household.phone if "phone" in keep else "",
        note=household.note,
    )
    act.session.add(unit)
    if household.kind is UnitKind.EMPTY:
        exclude(act, unit.id, ExclusionReason.EMPTY_HOUSE, act.now.date(), ROSTER)
    return unit


def _add_person(work: _Work, operation: AddPerson) -> None:
    unit = work.units[operation.household]
    person = new_person(unit.id, operation.person, work.keep, work.digest)
    work.act.session.add(person)
    work.people[person.id] = person
    work.touched.add(unit.id)


def new_person(
    unit_id: str, row: RegisterPerson, keep: frozenset[str], digest: Callable[[str], str]
) -> Person:
    """Make a person's record; ID number and phone only where the ledger keeps them."""
    return Person(
        id=new_id(),
        unit_id=unit_id,
        name=row.name,
        relation=row.relation,
        sex=row.sex,
        birth=row.birth,
        id_no=row.id_no if "id_no" in keep else "",
        id_digest=row.id_digest or _digest_of(row.id_no, digest),
        phone=row.phone if "phone" in keep else "",
        status=row.status.value,
        address=row.address,
        alias=row.alias,
        note=row.note,
    )


def _digest_of(id_no: str, digest: Callable[[str], str]) -> str:
    """Hash a whole ID number only: masked ones are shared by many people."""
    return digest(id_no) if len(id_no) == 18 and "*" not in id_no else ""


def _move_person(work: _Work, operation: MovePerson) -> None:
    person = work.people[operation.person]
    work.touched.add(person.unit_id)
    person.unit_id = work.units[operation.household].id
    work.touched.add(person.unit_id)


def _edit_person(work: _Work, operation: EditPerson) -> None:
    person = work.people[operation.person]
    work.touched.add(person.unit_id)
    for name, value in operation.values:
        if name == "id_no":
            person.id_digest = _digest_of(value, work.digest)
        if name not in SENSITIVE or name in work.keep:
            setattr(person, name, str(value))


def _edit_household(work: _Work, operation: EditHousehold) -> None:
    unit = work.units[operation.household]
    work.touched.add(unit.id)
    for name, value in operation.values:
        if name == "group":
            unit.area_id = _area(work, value).id
        elif name not in SENSITIVE or name in work.keep:
            setattr(unit, name, str(value))
        if name == "kind":
            settle_empty(work.act, unit, ROSTER, visits_too=False)


_APPLY: dict[type, Callable[..., None]] = {
    AddHousehold: _add_household,
    AddPerson: _add_person,
    MovePerson: _move_person,
    EditPerson: _edit_person,
    EditHousehold: _edit_household,
}


def _settle_heads(work: _Work) -> None:
    """Repeat each touched household's head in its row, and number its members, head first."""
    members: dict[str, list[Person]] = {}
    for person in work.people.values():
        if person.unit_id in work.touched:
            members.setdefault(person.unit_id, []).append(person)
    for unit_id in work.touched:
        settle_head(work.units[unit_id], members.get(unit_id, []))


def settle_head(unit: Unit, people: list[Person]) -> None:
    """Put the head first and repeat the head's name in the unit; a unit with its own name keeps that."""
    people.sort(key=lambda person: (person.relation != HEAD, person.position or 10_000, person.id))
    for position, person in enumerate(people, 1):
        if person.position != position:
            person.position = position
    present = [p for p in people if p.status == PersonStatus.PRESENT] or people
    head = unit.name or (present[0].name if present else "")
    if unit.head != head:
        unit.head = head


def settle_walking_order(act: Act) -> None:
    """Order groups naturally, and households without a place of their own after the others of their group."""
    areas = act.session.scalars(select(Area).where(Area.kind == "group")).all()
    newest = act.session.scalar(select(func.max(Unit.position))) or 0
    _settle_positions(areas, act.session.scalars(select(Unit).where(Unit.position == 0)), newest)


def _settle_positions(groups: Iterable[Area], fresh_units: Iterable[Unit], newest: int) -> None:
    areas = sorted(groups, key=lambda area: natural_key(area.name))
    for position, area in enumerate(areas, 1):
        if area.position != position:
            area.position = position
    order = {area.id: area.position for area in areas}
    fresh = sorted(
        fresh_units, key=lambda unit: (order.get(unit.area_id, 0), natural_key(unit.door or unit.no), unit.id)
    )
    for position, unit in enumerate(fresh, newest + 1):
        unit.position = position
