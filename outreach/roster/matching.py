"""Finds who of a roster is already in the register: by ID, else by door and name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from outreach.register_rows import Register, RegisterHousehold, RegisterPerson
from outreach.roster.alike import folded
from outreach.roster.evidence import AT_HOME, FULL_DATE, PHONE_TAIL, Test, strength_elsewhere
from outreach.roster.homes import Homes, present
from outreach.roster.ids import GOOD

Key = tuple[int, int]


class Matches:
    """Which household and person of the register each of the file's is, by their places in the file."""

    def __init__(self, found: tuple[RegisterHousehold, ...], register: Register) -> None:
        self.found = found
        self.register = register
        self.household: dict[int, RegisterHousehold] = {}
        self.person: dict[Key, RegisterPerson] = {}
        self.home: dict[str, RegisterHousehold] = {}
        """Household of each registered person, by the person's id."""
        self._taken: set[str] = set()
        self._by_id: dict[str, RegisterPerson] = {}
        for household in register.households:
            for person in household.members:
                self._index(household, person)
        if register.households:
            self.household = Homes(found, register, self.known_id).matched()
            self._match_people()

    def _index(self, household: RegisterHousehold, person: RegisterPerson) -> None:
        self.home[person.id] = household
        for number in (person.id_no if GOOD.fullmatch(person.id_no) else "", person.id_digest):
            if number:
                self._by_id[number] = person

    def known_id(self, person: RegisterPerson) -> RegisterPerson | None:
        """Find a person by ID number or its hash."""
        if GOOD.fullmatch(person.id_no) and (found := self._by_id.get(person.id_no)):
            return found
        return self._by_id.get(person.id_digest) if person.id_digest else None

    def _match_people(self) -> None:
        rest = []
        for place, household in enumerate(self.found):
            for number, person in enumerate(household.members):
                known = self.known_id(person)
                if known and known.id not in self._taken:
                    self._take((place, number), known)
                else:
                    rest.append((place, number))
        for test in AT_HOME:
            rest = [key for key in rest if not self._match_at_home(key, test)]
        self._match_elsewhere(rest)
        self._adopt()

    def _take(self, key: Key, person: RegisterPerson) -> bool:
        self.person[key] = person
        self._taken.add(person.id)
        return True

    def _of_file(self, key: Key) -> RegisterPerson:
        return self.found[key[0]].members[key[1]]

    def _match_at_home(self, key: Key, test: Test) -> bool:
        home = self.household.get(key[0])
        if home is None:
            return False
        person = self._of_file(key)
        fitting = (one for one in home.members if one.id not in self._taken and test(person, one))
        known = next(fitting, None)
        return known is not None and self._take(key, known)

    def _match_elsewhere(self, rest: list[Key]) -> None:
        """Look for the rest in all other households; who fits two people, or shares one, stays new."""
        if not rest:
            return
        search = _Elsewhere(one for one in self._people() if one.id not in self._taken)
        covered = {household.group for household in self.found}
        claims: dict[str, list[Key]] = defaultdict(list)
        for key in rest:
            known, strength = search.best(self._of_file(key))
            if known is not None and (strength > 1 or self.home[known.id].group in covered):
                claims[known.id].append(key)
        people = {one.id: one for one in self._people() if one.id in claims}
        for id_, keys in claims.items():
            if len(keys) == 1:
                self._take(keys[0], people[id_])

    def _adopt(self) -> None:
        """A household whose people were found one by one, under other names, is the one they were of."""
        used = {household.id for household in self.household.values()}
        for place, household in enumerate(self.found):
            people = [self.person.get((place, number)) for number in range(len(household.members))]
            homes = Counter(self.home[one.id].id for one in people if one is not None)
            for one in people:
                home = self.home[one.id] if one is not None else None
                if place in self.household or home is None or home.id in used:
                    continue
                if homes[home.id] * 2 >= present(home):
                    self.household[place] = home
                    used.add(home.id)

    def _people(self) -> Iterable[RegisterPerson]:
        return (person for household in self.register.households for person in household.members)

    def missing(self) -> Iterable[tuple[RegisterHousehold, RegisterPerson]]:
        """Give the registered people whom the file does not name, of the households and groups it covers.

        A group that the file calls otherwise is covered where most of its households were found.
        """
        matched = {household.id for household in self.household.values()}
        sizes = Counter(household.group for household in self.register.households)
        found = Counter(household.group for household in self.household.values())
        groups = {household.group for household in self.found}
        groups |= {group for group, count in found.items() if count * 2 > sizes[group]}
        for household in self.register.households:
            if household.group in groups or household.id in matched:
                for person in household.members:
                    if person.id not in self._taken and not person.status:
                        yield household, person

    def missing_units(self) -> Iterable[RegisterHousehold]:
        """Give registered units without people that a file which lists such units does not have."""
        kinds = {(household.group, household.kind) for household in self.found if not household.members}
        matched = {household.id for household in self.household.values()}
        for household in self.register.households:
            listed = not household.members and (household.group, household.kind) in kinds
            if listed and household.id not in matched:
                yield household


class _Elsewhere:
    """People who were not found at home, by name, by day of birth and by phone."""

    def __init__(self, people: Iterable[RegisterPerson]) -> None:
        self.by: dict[str, list[RegisterPerson]] = defaultdict(list)
        for person in people:
            for key in _sought(person):
                self.by[key].append(person)

    def best(self, person: RegisterPerson) -> tuple[RegisterPerson | None, int]:
        """Give the one who fits best and how surely; nobody where two fit equally well."""
        near = {one.id: one for key in _sought(person) for one in self.by.get(key, ())}
        ranked = [(strength_elsewhere(person, one), id_) for id_, one in near.items()]
        best = max((strength for strength, _ in ranked), default=0)
        fitting = [id_ for strength, id_ in ranked if strength == best]
        return (near[fitting[0]], best) if best and len(fitting) == 1 else (None, 0)


def _sought(person: RegisterPerson) -> list[str]:
    keys = [f"name {folded(person.name)}"] if person.name else []
    if len(person.birth) == FULL_DATE:
        keys.append(f"born {person.birth}")
    if len(person.phone) >= PHONE_TAIL:
        keys.append(f"phone {person.phone[-4:]}")
    return keys
