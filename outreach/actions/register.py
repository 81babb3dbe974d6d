"""Changes of the register: what one roster does to it, and single corrections at the door."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.exclusions import exclude, settle_empty
from outreach.actions.group_order import settle_groups
from outreach.actions.settings import code_secret, setting
from outreach.codes import CodeKind, make_code
from outreach.model import Area, Person, Unit, new_id
from outreach.model.base import many_ids
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
from outreach.storage.fresh import Fresh, add_records
from outreach.storage.portions import chunks
from outreach.vocabulary import ExclusionReason, PersonStatus, UnitKind
from outreach.wording import mark

SENSITIVE = ("id_no", "phone")
ROSTER = "花名册"
"""Who said so, of what a roster says."""


@dataclass
class _Work:
    """What applying one update needs at hand: areas, units by id or ref, households whose head may change.

    New units and people are `Fresh`: written at the end, all at once, when nothing of them changes any more.
    """

    act: Act
    keep: frozenset[str]
    digest: Callable[[str], str]
    secret: bytes
    village_id: str
    areas: dict[str, Area] = field(default_factory=dict)
    units: dict[str, Unit | Fresh] = field(default_factory=dict)
    people: dict[str, Person | Fresh] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    ids: Iterator[str] = field(default_factory=many_ids)


def id_digest(secret: bytes, id_no: str) -> str:
    """Give the ledger's keyed hash of an ID number, so that next year's roster finds the person again."""
    return hmac.new(secret, b"id:" + id_no.encode(), hashlib.sha256).hexdigest() if id_no else ""


def id_digester(session: Session) -> Callable[[str], str]:
    """Give the ledger's keyed hash of ID numbers, for matching people who are stored without theirs."""
    secret = code_secret(session)
    return lambda id_no: id_digest(secret, id_no)


def apply_register_update(act: Act, update: RegisterUpdate) -> None:
    """Do everything one roster changes, in one transaction; reports one step an operation."""
    act.describe(mark("Import a roster"))
    work = _start(act, update)
    total = len(update.operations)
    for done, operation in enumerate(update.operations):
        if done % 50 == 0:
            act.report(done, total)
        _APPLY[type(operation)](work, operation)
    _settle_heads(work)
    units = {unit.id: unit for unit in work.units.values()}.values()
    known = act.session.scalar(select(func.max(Unit.position))) or 0
    newest = max((unit.position or 0 for unit in units), default=0)
    fresh = [unit for unit in units if not unit.position]
    _settle_positions(work.areas.values(), fresh, max(known, newest))
    act.session.flush()
    add_records(act.session, Unit, [unit for unit in units if isinstance(unit, Fresh)])
    add_records(act.session, Person, [one for one in work.people.values() if isinstance(one, Fresh)])
    act.report(total, total)


def _start(act: Act, update: RegisterUpdate) -> _Work:
    secret = code_secret(act.session)
    village = act.session.scalars(select(Area.id).where(Area.kind == "village")).one()
    keep = frozenset(setting(act.session, "keep"))
    work = _Work(act, keep, id_digester(act.session), secret, village)
    for area in act.session.scalars(select(Area).where(Area.kind == "group")):
        work.areas[area.name] = area
    for chunk in chunks(_homes(act, update)):
        for unit in act.session.scalars(select(Unit).where(Unit.id.in_(chunk))):
            work.units[unit.id] = unit
        for person in act.session.scalars(select(Person).where(Person.unit_id.in_(chunk))):
            work.people[person.id] = person
    return work


def _homes(act: Act, update: RegisterUpdate) -> set[str]:
    """Give the ids of the units that the update names, or whose people it names."""
    known: set[str] = set()
    named: set[str] = set()
    for operation in update.operations:
        if isinstance(operation, EditPerson | MovePerson):
            named.add(operation.person)
        if isinstance(operation, AddPerson | MovePerson | EditHousehold):
            known.add(operation.household)
    for chunk in chunks(named):
        known.update(act.session.scalars(select(Person.unit_id).where(Person.id.in_(chunk))))
    return known


def _area(work: _Work, group: str) -> Area:
    name = group_name(group)
    if name not in work.areas:
        area = Area(id=new_id(), parent_id=work.village_id, kind="group", name=name)
        work.act.session.add(area)
        work.areas[name] = area
    return work.areas[name]


def _add_household(work: _Work, operation: AddHousehold) -> None:
    household = operation.household
    area = _area(work, household.group)
    values = _unit_values(work.act, household, area, work.secret, work.keep)
    values["position"] = operation.position
    unit = Fresh(Unit, next(work.ids), values)
    if household.kind is UnitKind.EMPTY:
        _exclude_empty(work.act, unit.id)
    work.units[operation.ref] = work.units[unit.id] = unit
    for person in household.members:
        _add_member(work, unit.id, person)


def add_unit(act: Act, household: RegisterHousehold, area: Area, secret: bytes, keep: frozenset[str]) -> Unit:
    """Add one unit without its people; an empty household is excluded from the start, with the reason."""
    unit = Unit(id=new_id(), **_unit_values(act, household, area, secret, keep))
    act.session.add(unit)
    if household.kind is UnitKind.EMPTY:
        _exclude_empty(act, unit.id)
    return unit


def _exclude_empty(act: Act, unit_id: str) -> None:
    exclude(act, unit_id, ExclusionReason.EMPTY_HOUSE, act.now.date(), ROSTER)


def _unit_values(
    act: Act, household: RegisterHousehold, area: Area, secret: bytes, keep: frozenset[str]
) -> dict[str, Any]:
    return {
        "no": household.no,
        "code": make_code(CodeKind.HOUSEHOLD, secret, act.random_bytes),
        "area_id": area.id,
        "kind": household.kind.value,
        "door": household.door,
        "address": household.address,
        "name": household.name,
        "head": household.name or household.head,
        "phone": household.phone if "phone" in keep else "",
        "note": household.note,
    }


def _add_person(work: _Work, operation: AddPerson) -> None:
    _add_member(work, work.units[operation.household].id, operation.person)


def _add_member(work: _Work, unit_id: str, row: RegisterPerson) -> None:
    values = _person_values(row, work.keep, work.digest)
    values["unit_id"] = unit_id
    new = next(work.ids)
    work.people[new] = Fresh(Person, new, values)
    work.touched.add(unit_id)


def new_person(
    unit_id: str, row: RegisterPerson, keep: frozenset[str], digest: Callable[[str], str]
) -> Person:
    """Make a person's record; ID number and phone only where the ledger keeps them."""
    return Person(id=new_id(), unit_id=unit_id, **_person_values(row, keep, digest))


def _person_values(row: RegisterPerson, keep: frozenset[str], digest: Callable[[str], str]) -> dict[str, Any]:
    return {
        "name": row.name,
        "relation": row.relation,
        "sex": row.sex,
        "birth": row.birth,
        "id_no": row.id_no if "id_no" in keep else "",
        "id_digest": row.id_digest or _digest_of(row.id_no, digest),
        "phone": row.phone if "phone" in keep else "",
        "status": row.status.value,
        "address": row.address,
        "alias": row.alias,
        "note": row.note,
    }


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
    assert isinstance(unit, Unit), "a roster edits only what was there before it"
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
    members: dict[str, list[Person | Fresh]] = {}
    for person in work.people.values():
        if person.unit_id in work.touched:
            members.setdefault(person.unit_id, []).append(person)
    for unit_id in work.touched:
        settle_head(work.units[unit_id], members.get(unit_id, []))


def settle_head(unit: Unit | Fresh, people: Sequence[Person | Fresh]) -> None:
    """Put the head first and repeat the head's name in the unit; a unit with its own name keeps that."""
    people = sorted(people, key=lambda one: (one.relation != HEAD, one.position or 10_000, one.id))
    for position, person in enumerate(people, 1):
        if person.position != position:
            person.position = position
    present = [p for p in people if p.status == PersonStatus.PRESENT] or people
    head = unit.name or (present[0].name if present else "")
    if unit.head != head:
        unit.head = head


def settle_walking_order(act: Act) -> None:
    """Give new groups their place, and new households one after the others of their group."""
    areas = act.session.scalars(select(Area).where(Area.kind == "group")).all()
    newest = act.session.scalar(select(func.max(Unit.position))) or 0
    _settle_positions(areas, act.session.scalars(select(Unit).where(Unit.position == 0)), newest)


def _settle_positions(groups: Iterable[Area], fresh_units: Iterable[Unit | Fresh], newest: int) -> None:
    areas = list(groups)
    settle_groups(areas)
    order = {area.id: area.position for area in areas}
    fresh = sorted(
        fresh_units, key=lambda unit: (order.get(unit.area_id, 0), natural_key(unit.door or unit.no), unit.id)
    )
    for position, unit in enumerate(fresh, newest + 1):
        unit.position = position
