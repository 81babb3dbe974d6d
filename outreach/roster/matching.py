"""Finds who of a roster is already in the register: by ID, else by door and name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from outreach.register_rows import Register, RegisterHousehold, RegisterPerson
from outreach.roster.ids import GOOD
from outreach.roster.names import name_key

FULL_DATE = len("1970-01-01")


class Matches:
    """Which household and person of the register each of the file's is, by their places in the file."""

    def __init__(self, found: tuple[RegisterHousehold, ...], register: Register) -> None:
        self.found = found
        self.register = register
        self.household: dict[int, RegisterHousehold] = {}
        self.person: dict[tuple[int, int], RegisterPerson] = {}
        self.home: dict[str, RegisterHousehold] = {}
        """Household of each registered person, by the person's id."""
        self._taken: set[str] = set()
        self._by_id: dict[str, RegisterPerson] = {}
        self._by_birth: dict[tuple[str, str], list[RegisterPerson]] = defaultdict(list)
        for household in register.households:
            for person in household.members:
                self._index(household, person)
        if register.households:
            self._match_households()
            self._match_people()

    def _index(self, household: RegisterHousehold, person: RegisterPerson) -> None:
        self.home[person.id] = household
        for number in (person.id_no if GOOD.fullmatch(person.id_no) else "", person.id_digest):
            if number:
                self._by_id[number] = person
        if len(person.birth) == FULL_DATE:
            self._by_birth[name_key(person.name), person.birth].append(person)

    def known_id(self, person: RegisterPerson) -> RegisterPerson | None:
        """Find a person by ID number or its hash."""
        if GOOD.fullmatch(person.id_no) and (found := self._by_id.get(person.id_no)):
            return found
        return self._by_id.get(person.id_digest) if person.id_digest else None

    def _match_households(self) -> None:
        """Give each household of the file the registered one with the most in common, each at most once."""
        places = _Places(self.register.households)
        scores: list[tuple[int, int, str]] = []
        by_id = {household.id: household for household in self.register.households}
        for place, household in enumerate(self.found):
            votes = places.votes(household)
            for person in household.members:
                if known := self.known_id(person):
                    votes[self.home[known.id].id] += 4 if person.relation == known.relation else 3
            scores += [(-score, place, id_) for id_, score in votes.items() if score > 1]
        used: set[str] = set()
        for _, place, id_ in sorted(scores):
            if place not in self.household and id_ not in used:
                self.household[place] = by_id[id_]
                used.add(id_)

    def _match_people(self) -> None:
        rest = []
        for place, household in enumerate(self.found):
            for number, person in enumerate(household.members):
                known = self.known_id(person)
                if known and known.id not in self._taken:
                    self._take((place, number), known)
                else:
                    rest.append((place, number))
        for match in (_same_in_all, _same_name, _same_but_birth, _same_but_name):
            rest = [key for key in rest if not self._match_at_home(key, match)]
        for key in rest:
            self._match_elsewhere(key)

    def _take(self, key: tuple[int, int], person: RegisterPerson) -> bool:
        self.person[key] = person
        self._taken.add(person.id)
        return True

    def _match_at_home(self, key: tuple[int, int], match: object) -> bool:
        home = self.household.get(key[0])
        if home is None:
            return False
        person = self.found[key[0]].members[key[1]]
        fitting = [one for one in home.members if one.id not in self._taken and match(person, one)]  # type: ignore[operator]
        return self._take(key, fitting[0]) if fitting else False

    def _match_elsewhere(self, key: tuple[int, int]) -> None:
        """A name with a full date of birth that only one registered person has is that person."""
        person = self.found[key[0]].members[key[1]]
        if len(person.birth) != FULL_DATE or not person.name:
            return
        same = self._by_birth.get((name_key(person.name), person.birth), [])
        free = [one for one in same if one.id not in self._taken and not _other_id(person, one)]
        if len(free) == 1:
            self._take(key, free[0])

    def missing(self) -> Iterable[tuple[RegisterHousehold, RegisterPerson]]:
        """Give the registered people whom the file does not name, of the groups that it covers."""
        groups = {household.group for household in self.found}
        for household in self.register.households:
            if household.group in groups:
                for person in household.members:
                    if person.id not in self._taken and not person.status:
                        yield household, person


class _Places:
    """Registered households by number, by door and by head."""

    def __init__(self, households: tuple[RegisterHousehold, ...]) -> None:
        self.by_key: dict[tuple[str, ...], list[RegisterHousehold]] = defaultdict(list)
        self.names: dict[str, set[str]] = {}
        self.named: dict[str, list[RegisterHousehold]] = defaultdict(list)
        for household in households:
            self.names[household.id] = {name_key(person.name) for person in household.members}
            for name in self.names[household.id]:
                self.named[name].append(household)
            for key in _keys(household):
                self.by_key[key].append(household)

    def votes(self, household: RegisterHousehold) -> Counter[str]:
        """Count what a household has in common with registered ones that share its number, door or head."""
        votes: Counter[str] = Counter()
        names = {name_key(person.name) for person in household.members}
        for key in _keys(household):
            for known in self.by_key.get(key, ()):
                votes[known.id] += 1
        if len(names) == 1 and not (household.group or household.door or household.address):
            homes = self.named.get(next(iter(names)), [])
            votes.update(home.id for home in homes if len(homes) == 1)
        for id_ in votes:
            shared = len(names & self.names[id_])
            if shared:
                votes[id_] += 2 * shared
            elif names and self.names[id_]:
                votes[id_] = 0
            else:
                votes[id_] += 1
        return votes


def _keys(household: RegisterHousehold) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("no", household.no)]
    if door := household.door or household.address:
        keys.append(("door", household.group, door))
    if household.name:
        keys.append(("unit", household.group, household.name))
    elif household.members:
        keys.append(("head", household.group, name_key(household.head)))
    return keys


def _other_id(one: RegisterPerson, other: RegisterPerson) -> bool:
    if one.id_digest and other.id_digest:
        return one.id_digest != other.id_digest
    return bool(GOOD.fullmatch(one.id_no) and GOOD.fullmatch(other.id_no) and one.id_no != other.id_no)


def _same_in_all(one: RegisterPerson, other: RegisterPerson) -> bool:
    return _same_name(one, other) and one.birth == other.birth and one.relation == other.relation


def _same_name(one: RegisterPerson, other: RegisterPerson) -> bool:
    births = one.birth and other.birth and not one.birth.startswith(other.birth[: len(one.birth)])
    return name_key(one.name) == name_key(other.name) and not births and not _other_id(one, other)


def _same_but_birth(one: RegisterPerson, other: RegisterPerson) -> bool:
    """A date of birth may be put right: name and relation must agree."""
    same = name_key(one.name) == name_key(other.name) and one.relation == other.relation
    return same and bool(one.name) and not _other_id(one, other)


def _same_but_name(one: RegisterPerson, other: RegisterPerson) -> bool:
    """A name may be put right: all else must agree."""
    full = len(one.birth) == FULL_DATE and one.birth == other.birth and one.sex == other.sex
    return full and one.relation == other.relation and not _other_id(one, other)
