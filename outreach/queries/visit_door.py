"""One door as the visit form needs it: who lives there, by which letter each is called, who came before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.closed import standing_unit_id
from outreach.actions.phones import phone_of
from outreach.actions.search_keys import READ
from outreach.model import Area, Person, Unit
from outreach.places import place_label
from outreach.privacy import mask_phone
from outreach.queries.households import MemberRow, members
from outreach.queries.visits import VisitRow, visits_of
from outreach.vocabulary import PersonStatus

ALL = "A"
"""The letter that means everybody, so no member gets it."""


@dataclass(frozen=True)
class VisitDoorSummary:
    """One door: its members, the letter that toggles each (person id -> "J"), and its visits, newest first.

    `phone` is masked, empty where none is kept; `members` are those present.
    """

    unit_id: str
    group: str
    door: str
    head: str
    phone: str
    note: str
    members: tuple[MemberRow, ...]
    letters: Mapping[str, str]
    visits: tuple[VisitRow, ...]

    @property
    def place(self) -> str:
        """Give group and door as people say them."""
        return place_label(self.group, self.door)


def visit_door(session: Session, unit_id: str, on: date) -> VisitDoorSummary | None:
    """Give one door for the form of a visit, None where there is no such household any more."""
    unit_id = standing_unit_id(session, unit_id)
    wanted = select(Unit, Area.name).join(Area, Area.id == Unit.area_id).where(Unit.id == unit_id)
    found = session.execute(wanted).one_or_none()
    if found is None:
        return None
    unit, group = found
    present = tuple(row for row in members(session, unit_id, on) if row.status is PersonStatus.PRESENT)
    return VisitDoorSummary(
        unit_id=unit.id,
        group=group,
        door=unit.door,
        head=unit.head,
        phone=mask_phone(phone_of(session, unit)),
        note=unit.note,
        members=present,
        letters=_letters(present, _initials(session, unit_id)),
        visits=visits_of(session, unit_id),
    )


def _initials(session: Session, unit_id: str) -> dict[str, str]:
    from outreach.readings import readings

    wanted = select(Person.id, Person.name, Person.reading).where(Person.unit_id == unit_id)
    read = {
        person_id: reading.split() or next(iter(readings(name[:READ])), ())
        for person_id, name, reading in session.execute(wanted)
    }
    return {person_id: "".join(syllable[0] for syllable in said) for person_id, said in read.items()}


def _letters(present: Iterable[MemberRow], initials: Mapping[str, str]) -> dict[str, str]:
    """Give each member a letter of its own: of the given name if it is free, then of the surname."""
    letters: dict[str, str] = {}
    for row in present:
        initial = initials.get(row.id, "").upper()
        given = 2 if len(row.name) == 4 else 1
        free = (letter for letter in initial[given:] + initial[:given] if letter.isalpha())
        chosen = next((letter for letter in free if letter != ALL and letter not in letters.values()), "")
        if chosen:
            letters[row.id] = chosen
    return letters
