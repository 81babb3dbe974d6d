"""Phone numbers are masked; who looks at a whole one and why is written down, without the number."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.act import Act
from outreach.actions.known import known_unit, place_of
from outreach.model import Person, Unit
from outreach.vocabulary import LABELS, LookReason
from outreach.wording import mark, zh

BEFORE_REASONS = mark("Look at the phone number of {place}")
"""Stands in the history of older ledgers."""


def reveal_phone(act: Act, unit_id: str, why: LookReason) -> str:
    """Give a household's whole number ("" if none is kept), noting who looked and why. Raises UserMistake."""
    unit = known_unit(act, unit_id)
    phone = phone_of(act.session, unit)
    if phone:
        act.describe(
            mark("Look at the phone number of {place}: {reason}"),
            place=place_of(act, unit),
            reason=zh(LABELS[why]),
            household=unit.id,
        )
        act.note_only()
    return phone


def phone_of(session: Session, unit: Unit) -> str:
    """Give the number under which a household is called: its own, else that of its first member with one."""
    wanted = select(Person.phone).where(Person.unit_id == unit.id, Person.phone != "", Person.status == "")
    return unit.phone or session.scalar(wanted.order_by(Person.position).limit(1)) or ""
