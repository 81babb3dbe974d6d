"""Shops, schools and the other units with their contact persons, for lists to be reported (DOMAIN P13)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Area, Contact, Unit
from outreach.places import place_label
from outreach.privacy import mask_phone
from outreach.vocabulary import HOUSEHOLD_KINDS, UnitKind


@dataclass(frozen=True)
class ContactRow:
    """One unit and whom to ask for there; `phone` and `wechat` are masked unless asked for whole."""

    unit_id: str
    no: str
    kind: UnitKind
    name: str
    group: str
    door: str
    contact: str = ""
    post: str = ""
    phone: str = ""
    wechat: str = ""

    @property
    def place(self) -> str:
        """Give group and door as people say them."""
        return place_label(self.group, self.door)


def contacts(session: Session) -> tuple[ContactRow, ...]:
    """Give every unit beside the households, in walking order, numbers masked."""
    return _rows(session, None, whole=False)


def whole_contacts(session: Session) -> tuple[ContactRow, ...]:
    """Give every unit beside the households with whole numbers."""
    return _rows(session, None, whole=True)


def contact_of(session: Session, unit_id: str) -> ContactRow | None:
    """Give one unit with its contact person, numbers masked; None for a household."""
    return next(iter(_rows(session, unit_id, whole=False)), None)


def _rows(session: Session, unit_id: str | None, *, whole: bool) -> tuple[ContactRow, ...]:
    kinds = [kind.value for kind in HOUSEHOLD_KINDS]
    wanted = (
        select(Unit, Area.name, Contact)
        .join(Area, Area.id == Unit.area_id)
        .outerjoin(Contact, Contact.unit_id == Unit.id)
        .where(Unit.kind.not_in(kinds), Unit.merged_into_id.is_(None))
        .order_by(Area.position, Unit.position, Unit.no)
    )
    if unit_id is not None:
        wanted = wanted.where(Unit.id == unit_id)
    return tuple(_row(unit, group, contact, whole) for unit, group, contact in session.execute(wanted))


def _row(unit: Unit, group: str, contact: Contact | None, whole: bool) -> ContactRow:
    phone = (contact.phone if contact else "") or unit.phone
    wechat = contact.wechat if contact else ""
    return ContactRow(
        unit_id=unit.id,
        no=unit.no,
        kind=UnitKind(unit.kind),
        name=unit.name or unit.head,
        group=group,
        door=unit.door,
        contact=contact.name if contact else "",
        post=contact.post if contact else "",
        phone=phone if whole else mask_phone(phone),
        wechat=wechat if whole else mask_phone(wechat),
    )
