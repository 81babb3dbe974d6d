"""Every phone number whole, for papers that were asked to show them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Contact, Person, Unit


def whole_phones(session: Session) -> dict[str, str]:
    """Give the number of each door by its id: the contact's, its own, else the first member's."""
    found: dict[str, str] = {}
    people = select(Person.unit_id, Person.phone).where(Person.phone != "", Person.status == "")
    for unit_id, phone in session.execute(people.order_by(Person.position)):
        found.setdefault(unit_id, phone)
    own = select(Unit.id, Unit.phone).where(Unit.phone != "")
    contacts = select(Contact.unit_id, Contact.phone).where(Contact.phone != "")
    for wanted in (own, contacts):
        for unit_id, phone in session.execute(wanted):
            found[unit_id] = phone
    return found
