"""A register in memory that does what a plan says: the rules of the ledger without a ledger."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from outreach.register_rows import (
    AddHousehold,
    AddPerson,
    EditHousehold,
    EditPerson,
    MovePerson,
    Register,
    RegisterHousehold,
    RegisterPerson,
    RegisterUpdate,
)
from outreach.vocabulary import PersonStatus, UnitKind

ALL = frozenset({"id_no", "phone"})


def digest(id_no: str) -> str:
    return hashlib.sha256(b"test" + id_no.encode()).hexdigest() if id_no else ""


def empty_register(village: str = "柳河村", keeps: frozenset[str] = ALL) -> Register:
    return Register(village_name=village, keeps=keeps)


def applied(register: Register, update: RegisterUpdate) -> Register:
    """Give the register after an update, sensitive fields dropped as the ledger drops them."""
    households = {one.id: one for one in register.households}
    members = {one.id: list(one.members) for one in register.households}
    refs: dict[str, str] = {}
    for number, operation in enumerate(update.operations):
        if isinstance(operation, AddHousehold):
            id_ = f"h{len(households) + 1}"
            refs[operation.ref] = id_
            households[id_] = replace(operation.household, id=id_, members=())
            people = [
                kept(register, person, f"{id_}.{n}") for n, person in enumerate(operation.household.members)
            ]
            members[id_] = people
        elif isinstance(operation, AddPerson):
            home = refs.get(operation.household, operation.household)
            members[home].append(kept(register, operation.person, f"{home}+{number}"))
        elif isinstance(operation, MovePerson):
            home, person = find(members, operation.person)
            members[home].remove(person)
            members[refs.get(operation.household, operation.household)].append(person)
        elif isinstance(operation, EditPerson):
            home, person = find(members, operation.person)
            members[home][members[home].index(person)] = edited(register, person, operation.values)
        elif isinstance(operation, EditHousehold):
            values = {name: UnitKind(v) if name == "kind" else v for name, v in operation.values}
            households[operation.household] = replace(households[operation.household], **values)
    done = tuple(replace(one, members=tuple(members[id_])) for id_, one in households.items())
    return replace(register, households=done)


def kept(register: Register, person: RegisterPerson, id_: str) -> RegisterPerson:
    return person._replace(
        id=id_,
        id_no=person.id_no if "id_no" in register.keeps else "",
        phone=person.phone if "phone" in register.keeps else "",
        id_digest=digest(person.id_no) if len(person.id_no) == 18 and "*" not in person.id_no else "",
    )


def find(members: dict[str, list[RegisterPerson]], id_: str) -> tuple[str, RegisterPerson]:
    return next((home, person) for home, people in members.items() for person in people if person.id == id_)


def edited(register: Register, person: RegisterPerson, values: tuple[tuple[str, str], ...]) -> RegisterPerson:
    new = dict(values)
    if "status" in new:
        new["status"] = PersonStatus(new["status"])
    changed = person._replace(**new)
    if "id_no" in new:
        changed = changed._replace(id_digest=digest(new["id_no"]))
    for name in ("id_no", "phone"):
        if name not in register.keeps:
            changed = changed._replace(**{name: ""})
    return changed


def people_of(register: Register) -> list[tuple[RegisterHousehold, RegisterPerson]]:
    return [(household, person) for household in register.households for person in household.members]
