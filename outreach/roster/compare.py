"""Compares a roster with the register: what is new, changed, gone, moved, and the operations to apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from outreach.places import door_label
from outreach.register_rows import (
    HEAD,
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
from outreach.roster.reasons import (
    ALL_GONE,
    CAME,
    GONE,
    MOVED,
    NEW_DOOR,
    SPLIT,
    STILL_LISTED,
    arrival,
    edit_change,
    household_change,
)
from outreach.roster.values import squeezed
from outreach.wording import zh

PERSON_FIELDS = ("name", "relation", "sex", "birth", "phone", "status", "address", "alias", "note")
HOUSEHOLD_FIELDS = ("group", "door", "address", "kind", "name")
SAID_BY_MOVING = ("relation", "address", "note")
SAID_BY_LEAVING = ("relation", "note")
"""Fields whose change goes without saying where somebody moved, died or left."""


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
        self.renamed = _renamed_groups(found, self.matches)
        self.changes: list[Change] = []
        self.operations: list[RegisterOperation] = []
        self.new = self.changed = self.same = self.missing = 0
        for place, household in enumerate(found):
            known = self.matches.household.get(place)
            if not register.households:
                self._add_first(place, household)
            elif known is None:
                self._add(place, household)
            else:
                self._update(place, household, known)
        self._list_missing()

    def _add_first(self, place: int, household: RegisterHousehold) -> None:
        """Into an empty register everything goes in the order of the file."""
        no = self._free_number(household.no)
        household = household if no == household.no else replace(household, no=no)
        self.operations.append(AddHousehold(f"new:{place + 1}", household, place + 1))
        self.new += len(household.members)

    def _add(self, place: int, household: RegisterHousehold) -> None:
        ref = f"new:{place + 1}"
        known = [self.matches.person.get((place, number)) for number in range(len(household.members))]
        new = tuple(person for person, there in zip(household.members, known, strict=True) if there is None)
        no = self._free_number(household.no)
        self.operations.append(AddHousehold(ref, replace(household, no=no, members=new)))
        self.new += len(new)
        origin = self._origin(household, known)
        for person, there in zip(household.members, known, strict=True):
            if there is not None:
                split = self.matches.home[there.id].id == origin
                self._move(person, there, ref, no, "split" if split else "move")
            else:
                self.changes.append(arrival(no, person, CAME if origin else NEW_DOOR))
        if not household.members:
            self.changes.append(Change("move", no, "", new=no, reason=zh(NEW_DOOR)))

    def _origin(self, household: RegisterHousehold, known: list[RegisterPerson | None]) -> str:
        """Give the id of the registered household that a new one came from: its head's, else that of most."""
        homes = Counter[str]()
        for person, there in zip(household.members, known, strict=True):
            if there is not None:
                homes[self.matches.home[there.id].id] += len(known) if person.relation == HEAD else 1
        return homes.most_common(1)[0][0] if homes else ""

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
                moved = field == "group" and bool(old) and (old, value) not in self.renamed
                self.changes.append(household_change(known.no, field, old, value, moved))
        for number, person in enumerate(household.members):
            there = self.matches.person.get((place, number))
            if there is None:
                self.new += 1
                self.operations.append(AddPerson(known.id, person))
                self.changes.append(arrival(known.no, person, CAME))
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
            value, old = str(getattr(household, field)), str(getattr(known, field))
            told = field != "kind" or place in self.kinds_told
            spelled = field == "door" and door_label(squeezed(value)) == door_label(squeezed(old))
            if told and value and value != old and not spelled:
                yield field, value

    def _move(self, person: RegisterPerson, there: RegisterPerson, to: str, no: str, what: str) -> None:
        self.changed += 1
        self.operations.append(MovePerson(there.id, to))
        reason = zh(SPLIT if what == "split" else MOVED)
        old = self.matches.home[there.id].no
        self.changes.append(Change(what, no, person.name, "household", old, no, reason))
        self._note_edits(person, there, no, SAID_BY_MOVING)

    def _edit(self, person: RegisterPerson, there: RegisterPerson, home: RegisterHousehold) -> None:
        if self._note_edits(person, there, home.no):
            self.changed += 1
        else:
            self.same += 1

    def _note_edits(
        self, person: RegisterPerson, there: RegisterPerson, no: str, said: tuple[str, ...] = ()
    ) -> bool:
        """Note what the roster says otherwise of a person; `said` are fields that need no word."""
        if there.status and not person.status:
            reason = zh(STILL_LISTED)
            self.changes.append(Change("edit", no, there.name, "status", str(there.status), "", reason))
        values = self._edits(person, there)
        if not values:
            return False
        self.operations.append(EditPerson(there.id, values))
        if any(field == "status" for field, _ in values):
            said = (*said, *SAID_BY_LEAVING)
        self.changes += [edit_change(no, there, field, value) for field, value in values if field not in said]
        return True

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

    def _list_missing(self) -> None:
        """List people and units whom the file does not name; nothing is done to them."""
        gone = list(self.matches.missing())
        homes = Counter(household.id for household, _ in gone)
        for household, person in gone:
            self.missing += 1
            present = sum(1 for one in household.members if not one.status)
            reason = ALL_GONE if homes[household.id] == present else GONE
            self.changes.append(Change("missing", household.no, person.name, reason=zh(reason)))
        for household in self.matches.missing_units():
            self.changes.append(Change("missing", household.no, "", reason=zh(GONE)))


def _renamed_groups(found: tuple[RegisterHousehold, ...], matches: Matches) -> set[tuple[str, str]]:
    """Give (old, new) names of groups most of whose households have the new name: nobody moved there."""
    sizes, pairs = Counter[str](), Counter[tuple[str, str]]()
    for place, known in matches.household.items():
        sizes[known.group] += 1
        pairs[known.group, found[place].group] += 1
    return {pair for pair, count in pairs.items() if count > 1 and count * 2 > sizes[pair[0]]}
