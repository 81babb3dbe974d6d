"""The whole register as a roster is compared with it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.register import id_digest
from outreach.actions.settings import code_secret, setting
from outreach.model import Area, Person, Unit
from outreach.register_rows import Register, RegisterHousehold, RegisterPerson
from outreach.vocabulary import PersonStatus, UnitKind


def register(session: Session) -> Register:
    """Give every unit with its people, in walking order."""
    members: dict[str, list[RegisterPerson]] = {}
    for person in session.scalars(select(Person).order_by(Person.position)):
        members.setdefault(person.unit_id, []).append(_person(person))
    wanted = select(Unit, Area.name).join(Area, Area.id == Unit.area_id).where(Unit.merged_into_id.is_(None))
    units = session.execute(wanted.order_by(Area.position, Unit.position, Unit.no))
    return Register(
        village_name=setting(session, "village_name"),
        village_code=setting(session, "village_code"),
        keeps=frozenset(setting(session, "keep")),
        households=tuple(_household(unit, group, members.get(unit.id, [])) for unit, group in units),
    )


def id_digester(session: Session) -> Callable[[str], str]:
    """Give the ledger's keyed hash of ID numbers, for matching people who are stored without theirs."""
    secret = code_secret(session)
    return lambda id_no: id_digest(secret, id_no)


def _household(unit: Unit, group: str, members: list[RegisterPerson]) -> RegisterHousehold:
    return RegisterHousehold(
        id=unit.id,
        no=unit.no,
        group=group,
        door=unit.door,
        address=unit.address,
        kind=UnitKind(unit.kind),
        name=unit.name,
        phone=unit.phone,
        note=unit.note,
        members=tuple(members),
    )


def _person(person: Person) -> RegisterPerson:
    return RegisterPerson(
        id=person.id,
        name=person.name,
        relation=person.relation,
        sex=person.sex,
        birth=person.birth,
        id_no=person.id_no,
        phone=person.phone,
        status=PersonStatus(person.status),
        address=person.address,
        alias=person.alias,
        note=person.note,
        id_digest=person.id_digest,
    )
