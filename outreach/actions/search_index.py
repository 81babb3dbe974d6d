"""Rebuilds the search keys of households whose rows changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from outreach.actions.search_keys import Key, code_keys, door_keys, name_keys, plain, reading_keys, tail_key
from outreach.model import Area, Person, SearchEntry, SearchKey, Unit
from outreach.model.search import KeyKind

CHUNK = 500
MEMBER = 1 << 40
"""Puts the place of everybody who is not a head after all heads."""
_IN_HOUSEHOLD = 64
Entries = dict[tuple[str, str | None], tuple[int, set[Key]]]
"""(unit, member or None for the unit and its head) -> place and keys."""


def reindex(session: Session, unit_ids: set[str], person_ids: set[str]) -> None:
    """Rebuild the keys of these units, and of the units of these people."""
    wanted = set(unit_ids)
    for chunk in _chunks(person_ids):
        wanted.update(session.scalars(select(Person.unit_id).where(Person.id.in_(chunk))))
    for chunk in _chunks(unit_ids):
        went = select(Unit.merged_into_id).where(Unit.id.in_(chunk), Unit.merged_into_id.is_not(None))
        wanted.update(session.scalars(went))
    number = itertools.count((session.scalar(select(func.max(SearchEntry.id))) or 0) + 1)
    for chunk in _chunks(wanted):
        session.execute(delete(SearchEntry).where(SearchEntry.unit_id.in_(chunk)))
        _write(session, _entries(session, chunk), number)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))


def _write(session: Session, entries: Entries, number: Iterator[int]) -> None:
    numbered = [(next(number), *entry) for entry in entries.items()]
    if not numbered:
        return
    session.execute(
        insert(SearchEntry),
        [{"id": entry, "unit_id": unit, "person_id": person} for entry, (unit, person), _ in numbered],
    )
    rows = sorted(
        (kind, value, place, entry) for entry, _, (place, keys) in numbered for kind, value in keys if value
    )
    columns = ("kind", "value", "place", "entry_id")
    session.execute(insert(SearchKey), [dict(zip(columns, row, strict=True)) for row in rows])


def _entries(session: Session, ids: list[str]) -> Entries:
    walk: dict[str, int] = {}
    entries: Entries = {}
    for unit in _units(session, ids):
        walk[unit.id] = unit.position * _IN_HOUSEHOLD
        entries[unit.id, None] = (walk[unit.id], _unit_keys(unit))
    for code, unit_id in _merged_codes(session, [*walk]):
        entries[unit_id, None][1].update(code_keys(code))
    for person in _people(session, [*walk]):
        if person.position == 1:
            entries[person.unit_id, None][1].update(_person_keys(person))
        else:
            rank = MEMBER if person.position > 1 else 0
            place = rank + walk[person.unit_id] + min(person.position, _IN_HOUSEHOLD - 1)
            entries[person.unit_id, person.id] = (place, _person_keys(person))
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


def _people(session: Session, ids: list[str]) -> Iterable[Any]:
    columns = (Person.id, Person.unit_id, Person.position, Person.name, Person.alias, Person.reading)
    wanted = select(*columns, Person.phone, Person.id_no).where(Person.unit_id.in_(ids))
    return session.execute(wanted)


def _unit_keys(unit: Any) -> set[Key]:
    keys = {(KeyKind.NO, plain(unit.no)), tail_key(KeyKind.PHONE, unit.phone)}
    keys.update(code_keys(unit.code), door_keys(unit.group, unit.door, unit.address))
    return keys.union(name_keys(unit.name) if unit.name else ())


def _person_keys(person: Any) -> set[Key]:
    keys = {tail_key(KeyKind.PHONE, person.phone), tail_key(KeyKind.ID, person.id_no)}
    keys.update(name_keys(person.name), name_keys(person.alias) if person.alias else ())
    return keys.union(reading_keys(tuple(person.reading.split())) if person.reading.strip() else ())
