"""Rebuilds the search keys of households whose rows changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, count
from operator import itemgetter
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from outreach.actions import search_keys
from outreach.actions.search_keys import Key, code_keys, door_keys, name_keys, plain, reading_keys, tail_key
from outreach.model import Area, Contact, Person, SearchEntry, SearchKey, Unit
from outreach.storage.bulk import add_rows

CHUNK = 5000
MEMBER = 1 << 40
"""Puts the place of everybody who is not a head after all heads."""
_IN_HOUSEHOLD = 64
Entries = dict[tuple[str, str | None], tuple[int, set[Key]]]
"""(unit, member or None for the unit and its head) -> place and keys."""


def reindex(session: Session, unit_ids: set[str], person_ids: set[str]) -> None:
    """Rebuild the keys of these units, and of the units of these people."""
    wanted = set(unit_ids)
    for chunk in chunks(person_ids):
        wanted.update(session.scalars(select(Person.unit_id).where(Person.id.in_(chunk))))
    for chunk in chunks(unit_ids):
        went = select(Unit.merged_into_id).where(Unit.id.in_(chunk), Unit.merged_into_id.is_not(None))
        wanted.update(session.scalars(went))
    number = count((session.scalar(select(func.max(SearchEntry.id))) or 0) + 1)
    for chunk in chunks(wanted):
        session.execute(delete(SearchEntry).where(SearchEntry.unit_id.in_(chunk)))
        _write(session, _entries(session, chunk), number)


def expected_keys(
    session: Session, unit_ids: list[str]
) -> dict[tuple[str, str | None], set[tuple[int, str]]]:
    """Give the keys that these units and their people should have, by unit and member."""
    return {
        entry: {(int(kind), value) for kind, value in found if value}
        for entry, (_, found) in _entries(session, unit_ids).items()
    }


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Give ids in order and in portions that one statement can name."""
    ordered = sorted(ids)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))


def _write(session: Session, entries: Entries, number: Iterator[int]) -> None:
    numbered = [(next(number), *entry) for entry in entries.items()]
    things = [(entry, unit, person) for entry, (unit, person), _ in numbered]
    add_rows(session, SearchEntry, ("id", "unit_id", "person_id"), things)
    keys: defaultdict[int, list[tuple[int, str, int, int]]] = defaultdict(list)
    for entry, _, (place, found) in numbered:
        for kind, value in found:
            if value:
                keys[kind].append((kind, value, place, entry))
    for rows in keys.values():
        rows.sort(key=itemgetter(1))
    columns = ("kind", "value", "place", "entry_id")
    add_rows(session, SearchKey, columns, chain.from_iterable(keys[kind] for kind in sorted(keys)))


def _entries(session: Session, ids: list[str]) -> Entries:
    walk: dict[str, int] = {}
    entries: Entries = {}
    for unit in _units(session, ids):
        walk[unit.id] = unit.position * _IN_HOUSEHOLD
        entries[unit.id, None] = (walk[unit.id], _unit_keys(unit))
    for code, unit_id in _merged_codes(session, [*walk]):
        entries[unit_id, None][1].update(code_keys(code))
    for unit_id, name in _contacts(session, [*walk]):
        entries[unit_id, None][1].update(name_keys(name))
    for person in _people(session, [*walk]):
        unit_id, position = person.unit_id, person.position
        if position == 1:
            entries[unit_id, None][1].update(_person_keys(person))
        else:
            rank = MEMBER if position > 1 else 0
            place = rank + walk[unit_id] + min(position, _IN_HOUSEHOLD - 1)
            entries[unit_id, person.id] = (place, _person_keys(person))
    return entries


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


def _unit_keys(unit: Any) -> set[Key]:
    keys = {(search_keys.NO, plain(unit.no)), tail_key(search_keys.PHONE, unit.phone)}
    keys.update(code_keys(unit.code), door_keys(unit.group, unit.door, unit.address))
    return keys.union(name_keys(unit.name) if unit.name else ())


def _person_keys(person: Any) -> set[Key]:
    keys = set(name_keys(person.name))
    if person.phone:
        keys.add(tail_key(search_keys.PHONE, person.phone))
    if person.id_no:
        keys.add(tail_key(search_keys.ID, person.id_no))
    if person.alias:
        keys.update(name_keys(person.alias))
    if person.reading.strip():
        keys.update(reading_keys(tuple(person.reading.split())))
    return keys
