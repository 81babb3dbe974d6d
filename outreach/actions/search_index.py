"""Rebuilds the search keys of households whose rows changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from outreach.actions import search_keys
from outreach.actions.search_keys import Key, code_keys, door_keys, name_keys, plain, reading_keys, tail_key
from outreach.model import Area, Contact, Person, SearchEntry, SearchKey, Unit
from outreach.model.search import KeyKind
from outreach.storage.bulk import add_rows
from outreach.storage.fresh import Fresh, fresh_of
from outreach.storage.portions import chunks

MEMBER = 1 << 40
"""Puts the place of everybody who is not a head after all heads."""
_IN_HOUSEHOLD = 64
Entries = dict[tuple[str, str | None], tuple[int, list[Key]]]
"""(unit, member or None for the unit and its head) -> place and keys; only a member's have no doubles."""


def reindex(session: Session, unit_ids: set[str], person_ids: set[str]) -> None:
    """Rebuild the keys of these units, and of the units of these people.

    Units that came just now with all their people are not read again.
    """
    units, people = fresh_of(session, Unit), fresh_of(session, Person)
    members: defaultdict[str, list[Fresh]] = defaultdict(list)
    for one, person in people.items():
        if one in person_ids:
            members[person.unit_id].append(person)
    stored = _touched(session, unit_ids - units.keys(), person_ids - people.keys())
    stored.update(members.keys() - units.keys())
    number = count((session.scalar(select(func.max(SearchEntry.id))) or 0) + 1)
    for chunk in chunks(stored):
        _drop(session, chunk)
        _write(session, _entries(session, chunk), number)
    for chunk in chunks(unit_ids & units.keys() - stored):
        _write(session, _fresh_entries(session, [units[one] for one in chunk], members), number)


def lost_keys(session: Session) -> int:
    """Count the keys of entries that are not there."""
    lost = SearchKey.entry_id.not_in(select(SearchEntry.id))
    return session.scalar(select(func.count()).select_from(SearchKey).where(lost)) or 0


def drop_lost_keys(session: Session) -> int:
    """Drop the keys of entries that are not there; gives how many there were."""
    count = lost_keys(session)
    if count:
        session.execute(delete(SearchKey).where(SearchKey.entry_id.not_in(select(SearchEntry.id))))
    return count


def _drop(session: Session, unit_ids: list[str]) -> None:
    """Drop entries and keys of these units."""
    entries = select(SearchEntry.id).where(SearchEntry.unit_id.in_(unit_ids))
    session.execute(delete(SearchKey).where(SearchKey.entry_id.in_(entries)))
    session.execute(delete(SearchEntry).where(SearchEntry.unit_id.in_(unit_ids)))


def _touched(session: Session, unit_ids: set[str], person_ids: set[str]) -> set[str]:
    """Give these units, those that they were merged into, and those of these people."""
    touched = set(unit_ids)
    for chunk in chunks(person_ids):
        touched.update(session.scalars(select(Person.unit_id).where(Person.id.in_(chunk))))
    for chunk in chunks(unit_ids):
        went = select(Unit.merged_into_id).where(Unit.id.in_(chunk), Unit.merged_into_id.is_not(None))
        touched.update(session.scalars(went))
    return touched


def expected_keys(
    session: Session, unit_ids: list[str]
) -> dict[tuple[str, str | None], set[tuple[int, str]]]:
    """Give the keys that these units and their people should have, by unit and member."""
    return {
        entry: {(int(kind), value) for kind, value in found if value}
        for entry, (_, found) in _entries(session, unit_ids).items()
    }


def _write(session: Session, entries: Entries, number: Iterator[int]) -> None:
    numbered = [(next(number), *entry) for entry in entries.items()]
    things = [(entry, unit, person) for entry, (unit, person), _ in numbered]
    add_rows(session, SearchEntry, ("id", "unit_id", "person_id"), things)
    keys: list[list[tuple[int, str, int, int]]] = [[] for _ in range(len(KeyKind) + 1)]
    add = [rows.append for rows in keys]
    for entry, (_, person), (place, found) in numbered:
        for kind, value in found if person else dict.fromkeys(found):
            if value:
                add[kind]((kind, value, place, entry))
    for rows in keys:
        rows.sort(key=itemgetter(1))
    add_rows(session, SearchKey, ("kind", "value", "place", "entry_id"), chain.from_iterable(keys))


def _entries(session: Session, ids: list[str]) -> Entries:
    entries: Entries = {}
    for unit in _units(session, ids):
        entries[unit.id, None] = (unit.position * _IN_HOUSEHOLD, _unit_keys(unit, unit.group))
    found = [unit_id for unit_id, _ in entries]
    for code, unit_id in _merged_codes(session, found):
        entries[unit_id, None][1].extend(code_keys(code))
    for unit_id, name in _contacts(session, found):
        entries[unit_id, None][1].extend(name_keys(name))
    for person in _people(session, found):
        _add_person(entries, person)
    return entries


def _fresh_entries(session: Session, units: list[Fresh], members: Mapping[str, list[Fresh]]) -> Entries:
    """Give the entries of units that nothing was merged into yet and that have no contact person."""
    groups: dict[str, str] = dict(session.execute(select(Area.id, Area.name)).all())
    entries: Entries = {}
    for unit in sorted(units, key=attrgetter("position")):
        keys = _unit_keys(unit, groups[unit.area_id])
        entries[unit.id, None] = (unit.position * _IN_HOUSEHOLD, keys)
        for person in members.get(unit.id, ()):
            _add_person(entries, person)
    return entries


def _add_person(entries: Entries, person: Any) -> None:
    """Let the head be found with the unit, another member as an entry of its own."""
    place, keys = entries[person.unit_id, None]
    position = person.position
    if position == 1:
        keys += _person_keys(person)
        return
    rank = MEMBER if position > 1 else 0
    place += rank + min(position, _IN_HOUSEHOLD - 1)
    entries[person.unit_id, person.id] = (place, _person_keys(person))


def _units(session: Session, ids: list[str]) -> Iterable[Any]:
    """Give the standing units among these in walking order."""
    columns = (Unit.id, Unit.position, Unit.no, Unit.code, Unit.door, Unit.address, Unit.phone, Unit.name)
    wanted = select(*columns, Area.name.label("group")).join(Area, Area.id == Unit.area_id)
    wanted = wanted.where(Unit.id.in_(ids), Unit.merged_into_id.is_(None))
    return session.execute(wanted.order_by(Unit.position))


def _merged_codes(session: Session, ids: list[str]) -> Iterable[Any]:
    """Give the codes of units merged into these: they find where the units went."""
    return session.execute(select(Unit.code, Unit.merged_into_id).where(Unit.merged_into_id.in_(ids)))


def _contacts(session: Session, ids: list[str]) -> Iterable[Any]:
    """Give the names of contact persons: they find their unit."""
    return session.execute(select(Contact.unit_id, Contact.name).where(Contact.unit_id.in_(ids)))


def _people(session: Session, ids: list[str]) -> Iterable[Any]:
    columns = (Person.id, Person.unit_id, Person.position, Person.name, Person.alias, Person.reading)
    wanted = select(*columns, Person.phone, Person.id_no).where(Person.unit_id.in_(ids))
    return session.execute(wanted)


def _unit_keys(unit: Any, group: str) -> list[Key]:
    keys = [(search_keys.NO, plain(unit.no)), tail_key(search_keys.PHONE, unit.phone)]
    keys += (*code_keys(unit.code), *door_keys(group, unit.door, unit.address))
    return keys + name_keys(unit.name) if unit.name else keys


def _person_keys(person: Any) -> list[Key]:
    keys = name_keys(person.name)
    if person.phone:
        keys.append(tail_key(search_keys.PHONE, person.phone))
    if person.id_no:
        keys.append(tail_key(search_keys.ID, person.id_no))
    if not person.alias and not person.reading:
        return keys
    keys += name_keys(person.alias) if person.alias else ()
    keys += reading_keys(tuple(person.reading.split())) if person.reading.strip() else ()
    return list(dict.fromkeys(keys))
