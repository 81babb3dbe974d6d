"""Joins people into households: by number, by merged cells, by the head's name or by where heads stand."""

from __future__ import annotations

import re

from outreach.register_rows import HEAD
from outreach.roster.conditions import kind_of
from outreach.roster.drafts import HouseholdDraft, PersonDraft
from outreach.roster.groups import group_in
from outreach.roster.household_codes import group_of_code
from outreach.roster.names import name_key
from outreach.vocabulary import UnitKind

LONG_NUMBER = 10
"""A household number of so many digits names its village and group itself."""
DOOR = re.compile(r"\d+(?:[-－之]\d+)*号(?:院|楼|附\d+号|之\d+)?(?:\d+(?:室|单元))*")


class Joiner:
    """Takes people in the file's order and puts each into a household."""

    def __init__(self) -> None:
        self.households: list[HouseholdDraft] = []
        self.by_key: dict[tuple[str, ...], HouseholdDraft] = {}
        self.taken: list[tuple[HouseholdDraft, PersonDraft]] = []
        self.current: HouseholdDraft | None = None
        self.last: PersonDraft | None = None

    def take(self, people: list[PersonDraft], fields: frozenset[str]) -> None:
        """Join the people of one sheet, whose table has the given fields."""
        self.current, self.last = None, None
        for person in people:
            if person.apart:
                self._set_apart(person)
                continue
            household = self._place(person, fields)
            household.members.append(person)
            self.taken.append((household, person))
            self.current, self.last = household, person

    def _set_apart(self, person: PersonDraft) -> None:
        """Give a person a household of their own, at the door of the one that they stand in."""
        if self.current is not None and not (person.door or person.address):
            person.door = next((one.door for one in self.current.members if one.door), "")
            person.address = next((one.address for one in self.current.members if one.address), "")
        person.beside = self.current.members[0].name if self.current is not None else ""
        person.relation, person.household_no = HEAD, ""
        person.head_name = person.head_id = person.head_phone = ""
        household = HouseholdDraft()
        household.members.append(person)
        self.households.append(household)
        self.taken.append((household, person))

    def _place(self, person: PersonDraft, fields: frozenset[str]) -> HouseholdDraft:
        if "wide" in fields and self.current is not None and self.last is not None:
            if self.last.row == person.row:
                return self.current
            return self._by_number(person) if person.household_no else self._new((), person)
        if "cards" in fields and self.current is not None and self.last is not None:
            if self.last.joined == person.joined:
                return self.current
            return self._by_number(person) if person.household_no else self._new((), person)
        if person.unit_name and "household_no" not in fields:
            return self._new((), person)
        if person.household_no:
            return self._by_number(person)
        if person.kind and not person.name and not person.id_no:
            return self._new((), person)
        current, last = self.current, self.last
        if current is None or last is None:
            return self._new((), person)
        if "household_no" in fields:
            return self._new((), person) if person.relation == HEAD else current
        if "head_name" in fields:
            return self._by_head_name(person, current)
        if "relation" in fields:
            return self._new((), person) if person.relation == HEAD else current
        door = (person.group, person.door or person.address)
        same = bool(door[1]) and door == (last.group, last.door or last.address)
        return current if same else self._new((), person)

    def _by_number(self, person: PersonDraft) -> HouseholdDraft:
        number = person.household_no
        long = len(number) >= LONG_NUMBER and sum(sign.isdigit() for sign in number) >= LONG_NUMBER
        key = (number,) if long else (person.group, number)
        current = self.current
        if current is not None and current.key[-1:] == (number,) and (key == current.key or not person.group):
            return current
        known = self.by_key.get(key)
        if known is None or (not long and person.relation == HEAD and _has_head(known)):
            return self._new(key, person)
        return known

    def _by_head_name(self, person: PersonDraft, current: HouseholdDraft) -> HouseholdDraft:
        if not person.head_name:
            return current
        last = self.last
        if last is not None and person.joined >= 0 and last.sheet == person.sheet:
            return current if person.joined == last.joined else self._new((), person)
        same = name_key(person.head_name) == name_key(current.head_name)
        return (
            current
            if same and not (person.relation == HEAD and _has_head(current))
            else self._new((), person)
        )

    def _new(self, key: tuple[str, ...], person: PersonDraft) -> HouseholdDraft:
        household = HouseholdDraft(key, person.household_no, head_name=person.head_name)
        self.households.append(household)
        if key:
            self.by_key[key] = household
        return household


def _has_head(household: HouseholdDraft) -> bool:
    return any(person.relation == HEAD for person in household.members)


def describe(household: HouseholdDraft, sheet_group: str = "") -> None:
    """Give the household what its rows say of it; rows that name nobody are no members."""
    people = household.members
    for person in people:
        household.group = household.group or person.group
        household.door = household.door or person.door
        household.address = household.address or person.address
        household.name = household.name or person.unit_name
        household.head_name = household.head_name or person.head_name
    if not household.group:
        household.group = group_in(household.address) or group_of_code(household.no)
    if not household.door and (found := DOOR.findall(household.address)):
        household.door = found[-1]
    kinds = [person.kind for person in people if person.kind]
    unit = kind_of(household.name) or UnitKind.SHOP if household.name else UnitKind.RESIDENT
    household.kind = kinds[0] if kinds else unit
    household.kind_told = bool(kinds or household.name)
    for person in people:
        if person.address == household.address:
            person.address = ""
    household.members = [one for one in people if one.says_somebody]
