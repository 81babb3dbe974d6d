"""Finds which registered household each of the file's is: by its people, its door and its number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from outreach.places import door_label
from outreach.register_rows import Register, RegisterHousehold, RegisterPerson
from outreach.roster.alike import folded
from outreach.roster.evidence import may_be
from outreach.roster.values import squeezed

HEAD, DOOR, NUMBER = 3, 2, 2
"""What it counts that the registered head is there, that the door and that the number are the same."""
FEWEST_TO_JUDGE = 3
MOST_HOMES = 5
"""A name that more households share tells nothing."""
MOST_BEHIND = 20
"""An address that more households share is that of the group, not of a door."""
Known = Callable[[RegisterPerson], RegisterPerson | None]


class _Pair(NamedTuple):
    """A household of the file and one of the register that have something in common."""

    place: int
    id: str
    head: bool
    door: bool | None
    number: bool
    shared: int


class Homes:
    """Compares the file's households with the register's; `known` finds a person by ID number."""

    def __init__(self, found: tuple[RegisterHousehold, ...], register: Register, known: Known) -> None:
        self.found = found
        self.known = known
        self.by_id = {household.id: household for household in register.households}
        self.home = {person.id: one.id for one in register.households for person in one.members}
        self.by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self.named: dict[str, list[str]] = defaultdict(list)
        for household in register.households:
            for key in _keys(household):
                self.by_key[key].append(household.id)
            for name in {folded(person.name) for person in household.members if person.name}:
                self.named[name].append(household.id)

    def matched(self) -> dict[int, RegisterHousehold]:
        """Give the registered household by place in the file, each at most once."""
        pairs = [pair for place in range(len(self.found)) for pair in self._pairs(place)]
        doors, numbers = _trusted(pairs, "door"), _trusted(pairs, "number")
        ranked = []
        for pair in pairs:
            anchor = (
                HEAD * pair.head + DOOR * (doors and bool(pair.door)) + NUMBER * (numbers and pair.number)
            )
            if anchor or pair.shared * 2 >= present(self.by_id[pair.id]):
                ranked.append((-anchor, -pair.shared, pair.place, pair.id))
        result: dict[int, RegisterHousehold] = {}
        used: set[str] = set()
        for _, _, place, id_ in sorted(ranked):
            if place not in result and id_ not in used:
                result[place] = self.by_id[id_]
                used.add(id_)
        return result

    def _pairs(self, place: int) -> Iterator[_Pair]:
        household = self.found[place]
        doors = {key for key in _keys(household) if key[0] == "door"}
        for id_ in self._candidates(household):
            known = self.by_id[id_]
            shared, head = self._shared(household, known)
            if not shared and household.members and known.members and not self._is_unit(household, known):
                continue
            theirs = {key for key in _keys(known) if key[0] == "door"}
            same_door = bool(doors & theirs) if doors and theirs else None
            unit = bool(household.name) and household.name == known.name
            yield _Pair(place, id_, head or unit, same_door, household.no == known.no, shared)

    def _candidates(self, household: RegisterHousehold) -> list[str]:
        """Give the ids of households that share a key, an ID number, a name of one home, or two names."""
        shared = (self.by_key.get(key, []) for key in _keys(household))
        found = dict.fromkeys(id_ for ids in shared if len(ids) <= MOST_BEHIND for id_ in ids)
        votes: Counter[str] = Counter()
        for person in household.members:
            known = self.known(person)
            if known is not None:
                found[self.home[known.id]] = None
            homes = self.named.get(folded(person.name), [])
            if len(homes) <= MOST_HOMES:
                votes.update(homes)
            if len(homes) == 1:
                found[homes[0]] = None
        found.update(dict.fromkeys(id_ for id_, count in votes.items() if count > 1))
        return list(found)

    def _shared(self, household: RegisterHousehold, known: RegisterHousehold) -> tuple[int, bool]:
        """Count the members that both have, and tell whether the registered head is among them."""
        shared, head = 0, False
        for person in household.members:
            same = self.known(person)
            if same is None or self.home[same.id] != known.id:
                same = next((one for one in known.members if may_be(person, one)), None)
            if same is not None:
                shared += 1
                head = head or same.name == known.head
        return shared, head

    def _is_unit(self, household: RegisterHousehold, known: RegisterHousehold) -> bool:
        """A shop goes by its name, whoever keeps it, where no other in the group is called so."""
        key = ("unit", household.group, household.name)
        return bool(household.name) and self.by_key.get(key) == [known.id]


def _keys(household: RegisterHousehold) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("no", household.no)]
    for door in (household.door, household.address):
        if door:
            keys.append(("door", household.group, door_label(squeezed(door))))
    if household.name:
        keys.append(("unit", household.group, household.name))
    elif household.members:
        keys.append(("head", household.group, folded(household.head)))
    return keys


def _trusted(pairs: list[_Pair], field: str) -> bool:
    """Doors or numbers that changed for most households whose head is the same were given anew."""
    told = [getattr(pair, field) for pair in pairs if pair.head and getattr(pair, field) is not None]
    return len(told) < FEWEST_TO_JUDGE or sum(told) * 2 >= len(told)


def present(household: RegisterHousehold) -> int:
    """Count the members who are neither dead nor gone."""
    return sum(1 for person in household.members if not person.status)
