"""Compares a roster with the register: what is new, changed, gone, moved, and the operations to apply."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from outreach.privacy import mask_id_no, mask_phone
from outreach.register_rows import (
    AddHousehold,
    AddPerson,
    EditHousehold,
    EditPerson,
    MovePerson,
    Register,
    RegisterHousehold,
    RegisterOperation,
    RegisterPerson,
)
from outreach.roster.addresses import full_address
from outreach.roster.ids import GOOD
from outreach.roster.matching import Matches
from outreach.roster.names import LOST
from outreach.roster.plan import Change
from outreach.vocabulary import PersonStatus
from outreach.wording import mark, zh

CHILD_YEARS = 6
"""Up to this age somebody new in a household was born there; older people moved in."""
PERSON_FIELDS = ("name", "relation", "sex", "birth", "phone", "status", "address", "alias", "note")
HOUSEHOLD_FIELDS = ("group", "door", "address", "kind", "name")
BORN = mark("New child in the household")
CAME = mark("New in the household")
NEW_DOOR = mark("New household")
DIED = mark("Marked as deceased in the roster")
LEFT = mark("Marked as moved out in the roster")
MOVED = mark("Stands in another household now")
SPLIT = mark("Has a household of their own now")
GONE = mark("Not in this roster; stays in the register")
DIFFERS = mark("The roster says otherwise")


class Comparison:
    """Goes through the file's households once; afterwards its lists and counts are complete."""

    def __init__(
        self,
        found: tuple[RegisterHousehold, ...],
        register: Register,
        kinds_told: frozenset[int] = frozenset(),
    ) -> None:
        self.found = found
        self.register = register
        self.kinds_told = kinds_told
        self.matches = Matches(found, register)
        self.numbers = {household.no for household in register.households}
        self.changes: list[Change] = []
        self.operations: list[RegisterOperation] = []
        self.new = self.changed = self.same = self.missing = 0
        for place, household in enumerate(found):
            known = self.matches.household.get(place)
            if known is None:
                self._add(place, household)
            else:
                self._update(place, household, known)
        for household, person in self.matches.missing():
            self.missing += 1
            self.changes.append(Change("missing", household.no, person.name, reason=zh(GONE)))

    def _add(self, place: int, household: RegisterHousehold) -> None:
        ref = f"new:{place + 1}"
        known = [self.matches.person.get((place, number)) for number in range(len(household.members))]
        new = tuple(person for person, there in zip(household.members, known, strict=True) if there is None)
        no = self._free_number(household.no)
        position = 0 if self.register.households else place + 1
        self.operations.append(AddHousehold(ref, replace(household, no=no, members=new), position))
        self.new += len(new)
        for person, there in zip(household.members, known, strict=True):
            if there is not None:
                self._move(person, there, ref, no, "split")
            elif self.register.households:
                self.changes.append(_arrival(no, person, NEW_DOOR))

    def _free_number(self, no: str) -> str:
        """Numbers stay with their households: a new one whose number is taken gets the next of its kind."""
        wanted, more = no, 2
        while no in self.numbers:
            no, more = f"{wanted}-{more}", more + 1
        self.numbers.add(no)
        return no

    def _update(self, place: int, household: RegisterHousehold, known: RegisterHousehold) -> None:
        values = tuple(self._differences(place, household, known))
        if values:
            self.operations.append(EditHousehold(known.id, values))
            for field, value in values:
                old = str(getattr(known, field))
                self.changes.append(Change("edit", known.no, "", field, old, value, zh(DIFFERS)))
        for number, person in enumerate(household.members):
            there = self.matches.person.get((place, number))
            if there is None:
                self.new += 1
                self.operations.append(AddPerson(known.id, person))
                self.changes.append(_arrival(known.no, person, CAME))
            elif self.matches.home[there.id].id != known.id:
                self._move(person, there, known.id, known.no, "move")
            else:
                self._edit(person, there, known)

    def _differences(
        self, place: int, household: RegisterHousehold, known: RegisterHousehold
    ) -> Iterator[tuple[str, str]]:
        composed = household.address == full_address(self.register.village_name, known)
        for field in HOUSEHOLD_FIELDS:
            if composed and field in ("address", "door"):
                continue
            value = str(getattr(household, field))
            told = field != "kind" or place in self.kinds_told
            if told and value and value != str(getattr(known, field)):
                yield field, value

    def _move(self, person: RegisterPerson, there: RegisterPerson, to: str, no: str, what: str) -> None:
        self.changed += 1
        self.operations.append(MovePerson(there.id, to))
        reason = zh(SPLIT if what == "split" else MOVED)
        old = self.matches.home[there.id].no
        self.changes.append(Change(what, no, person.name, "household", old, no, reason))
        values = self._edits(person, there)
        if values:
            self.operations.append(EditPerson(there.id, values))

    def _edit(self, person: RegisterPerson, there: RegisterPerson, home: RegisterHousehold) -> None:
        values = self._edits(person, there)
        if not values:
            self.same += 1
            return
        self.changed += 1
        self.operations.append(EditPerson(there.id, values))
        for field, value in values:
            self.changes.append(_edit_change(home.no, there, field, value))

    def _edits(self, person: RegisterPerson, there: RegisterPerson) -> tuple[tuple[str, str], ...]:
        """Give what the roster says otherwise; what it leaves empty stays as it is."""
        edits = []
        for field in PERSON_FIELDS:
            new, old = str(getattr(person, field)), str(getattr(there, field))
            if not new or new == old or (field == "phone" and "phone" not in self.register.keeps):
                continue
            if (field == "birth" and old.startswith(new)) or (field == "note" and new in old):
                continue
            if (field == "name" and LOST.search(new)) or ("*" in new and old and "*" not in old):
                continue
            edits.append((field, new))
        if self._id_differs(person, there):
            edits.append(("id_no", person.id_no))
        return tuple(edits)

    def _id_differs(self, person: RegisterPerson, there: RegisterPerson) -> bool:
        if not person.id_no:
            return False
        if "id_no" in self.register.keeps:
            return person.id_no != there.id_no and (bool(GOOD.fullmatch(person.id_no)) or not there.id_no)
        return bool(person.id_digest) and person.id_digest != there.id_digest


def _arrival(no: str, person: RegisterPerson, reason: str) -> Change:
    if person.birth and datetime.date.today().year - int(person.birth[:4]) <= CHILD_YEARS:
        return Change("birth", no, person.name, new=person.birth, reason=zh(BORN))
    return Change("move", no, person.name, new=no, reason=zh(reason))


def _edit_change(no: str, there: RegisterPerson, field: str, value: str) -> Change:
    old = str(getattr(there, field))
    if field == "status" and value == PersonStatus.DECEASED:
        return Change("death", no, there.name, field, old, value, zh(DIED))
    if field == "status" and value == PersonStatus.MOVED_OUT:
        return Change("move", no, there.name, field, old, value, zh(LEFT))
    mask = {"id_no": mask_id_no, "phone": mask_phone}.get(field, str)
    return Change("edit", no, there.name, field, mask(old), mask(value), zh(DIFFERS))
