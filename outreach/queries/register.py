"""The whole register as a roster is compared with it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from outreach.actions.settings import setting
from outreach.model import Area, Person, Unit
from outreach.register_rows import Register, RegisterHousehold, RegisterPerson
from outreach.vocabulary import PersonStatus, UnitKind

FIELDS = RegisterPerson._fields
STATUS = FIELDS.index("status")


def register(session: Session) -> Register:
    """Give every unit with its people, in walking order."""
    members: dict[str, list[RegisterPerson]] = {}
    for row in session.execute(_people()):
        unit_id, *values = row
        values[STATUS] = PersonStatus(values[STATUS])
        members.setdefault(unit_id, []).append(RegisterPerson(*values))
    wanted = select(Unit.id, Unit.no, Area.name.label("group"), Unit.door, Unit.address, Unit.kind)
    wanted = wanted.add_columns(Unit.name, Unit.phone, Unit.note).join(Area, Area.id == Unit.area_id)
    units = session.execute(
        wanted.where(Unit.merged_into_id.is_(None)).order_by(Area.position, Unit.position, Unit.no)
    )
    return Register(
        village_name=setting(session, "village_name"),
        village_code=setting(session, "village_code"),
        keeps=frozenset(setting(session, "keep")),
        households=tuple(
            RegisterHousehold(
                *row[:5], UnitKind(row.kind), row.name, row.phone, row.note, tuple(members.get(row.id, ()))
            )
            for row in units
        ),
    )


def _people() -> Select[Any]:
    """Select each person's unit, then the fields of a `RegisterPerson` in their order."""
    return select(Person.unit_id, *(getattr(Person, name) for name in FIELDS)).order_by(Person.position)
