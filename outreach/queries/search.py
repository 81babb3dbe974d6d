"""The one search box: names, pinyin, initials, doors, numbers, phone or ID tails, paper codes."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Dialect, bindparam, select
from sqlalchemy.orm import Session

from outreach.actions.search_keys import plain
from outreach.codes import ParsedCode, read_code
from outreach.model import Area, Person, SearchEntry, SearchKey, Unit
from outreach.model.search import KeyKind
from outreach.places import numbers_key, place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, UnitKind

MOST_KEYS = 5000
"""So many keys are read for each way of looking; more begin with one surname only in a whole county."""
LAST = chr(0x10FFFF)
_TAIL = 3
_BACKWARDS = (KeyKind.PHONE, KeyKind.ID)
_PARTS = {KeyKind.NAME_PART: KeyKind.NAME, KeyKind.DOOR_PART: KeyKind.DOOR}
_Found = tuple[int, int, KeyKind]
"""Rank, place and kind of a key; the least is the likeliest."""
_ORDER = {KeyKind.PINYIN: 1, KeyKind.INITIALS: 1, KeyKind.DOOR: 1, KeyKind.PHONE: 2, KeyKind.ID: 2}


@dataclass(frozen=True)
class SearchHit:
    """One household, person or unit found; `why` is the kind of key that matched, `relation` a person's.

    `start` and `length` mark the part of the name that matched, -1 where the name did not.
    """

    kind: str
    unit_id: str
    person_id: str | None
    no: str
    name: str
    head: str
    relation: str
    place: str
    why: str
    start: int = -1
    length: int = 0


@dataclass(frozen=True)
class _Look:
    """One way of looking: keys of a kind that are `text`, or begin with it where `beginning`."""

    kind: KeyKind
    text: str
    beginning: bool = True

    @property
    def best(self) -> int:
        """Give the lowest rank a key can get."""
        return _rank(self.kind, 2 if self.kind in _PARTS else 0)

    @property
    def ranks(self) -> tuple[int, ...]:
        """Rank whole before beginning before elsewhere; initials and doors a little behind names."""
        return (self.best,) * 3 if self.kind in _PARTS else tuple(_rank(self.kind, n) for n in range(3))


def _rank(kind: KeyKind, place: int) -> int:
    return place * 3 + _ORDER.get(_PARTS.get(kind, kind), 0)


def search(session: Session, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Find by whatever was typed, the likeliest first: whole before beginning before middle, heads first."""
    wanted = plain(text)
    if not wanted:
        return ()
    best: dict[int, _Found] = {}
    for look in sorted(_looks(text, wanted), key=lambda look: look.best):
        if sum(rank < look.best for rank, _, _ in best.values()) >= limit:
            break
        for entry, found in _found(session, look):
            if entry not in best or found < best[entry]:
                best[entry] = found
    chosen = dict(heapq.nsmallest(limit, best.items(), key=lambda item: item[1]))
    return _hits(session, chosen, wanted)


def _looks(text: str, wanted: str) -> Iterator[_Look]:
    parsed = read_code(text)
    code = parsed.text.lower() if isinstance(parsed, ParsedCode) else wanted.replace("-", "")
    yield _Look(KeyKind.CODE, code, beginning=False)
    if not re.search(r"\d\s+\d", text):
        yield _Look(KeyKind.NO, wanted, beginning=False)
    kinds = [KeyKind.NAME, KeyKind.NAME_PART, KeyKind.DOOR, KeyKind.DOOR_PART]
    if wanted.isascii() and wanted.isalpha():
        kinds += [KeyKind.PINYIN, KeyKind.INITIALS]
    yield from (_Look(kind, wanted) for kind in kinds)
    if any(letter.isdigit() for letter in wanted):
        yield _Look(KeyKind.DOOR, numbers_key(text), beginning=False)
        if len(wanted) >= _TAIL:
            yield from (_Look(kind, wanted[::-1]) for kind in _BACKWARDS)


def _found(session: Session, look: _Look) -> Iterator[tuple[int, _Found]]:
    whole, begins, elsewhere = look.ranks
    why = _PARTS.get(look.kind, look.kind)
    start = look.text[::-1]
    connection = session.connection()
    values: tuple[Any, ...] = (int(look.kind), look.text)
    if look.beginning:
        values = (*values, look.text + LAST)
    statement = _statement(connection.dialect, look.beginning)
    for value, place, entry in connection.exec_driver_sql(statement, values):
        rank = whole if value == look.text else begins
        if rank == begins and look.kind in _BACKWARDS and not value[::-1].startswith(start):
            rank = elsewhere
        yield entry, (rank, place, why)


@cache
def _statement(dialect: Dialect, beginning: bool) -> str:
    """Write the look-up once: kind, text, and for beginnings the end of the range, stand for themselves."""
    value = SearchKey.value
    wanted = select(value, SearchKey.place, SearchKey.entry_id).where(SearchKey.kind == bindparam("kind"))
    if beginning:
        wanted = wanted.where(value >= bindparam("first"), value < bindparam("last"))
    else:
        wanted = wanted.where(value == bindparam("first"))
    wanted = wanted.order_by(value, SearchKey.place, SearchKey.entry_id)
    return f"{wanted.compile(dialect=dialect)} LIMIT {MOST_KEYS}"


def _hits(session: Session, chosen: dict[int, _Found], wanted: str) -> tuple[SearchHit, ...]:
    rows = (
        select(SearchEntry.id, Unit.id, Unit.kind, Unit.no, Unit.head, Unit.door, Area.name, Area.position)
        .add_columns(Unit.position, Person.id, Person.name, Person.relation, Person.position)
        .join(Unit, Unit.id == SearchEntry.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .outerjoin(Person, Person.id == SearchEntry.person_id)
        .where(SearchEntry.id.in_(chosen))
    )
    found = []
    for (
        entry,
        unit,
        kind,
        no,
        head,
        door,
        group,
        nth_group,
        nth,
        person,
        name,
        relation,
        member,
    ) in session.execute(rows):
        rank, _, why = chosen[entry]
        start, length = _mark(why, name or head, wanted)
        household = "household" if UnitKind(kind) in HOUSEHOLD_KINDS else "unit"
        hit = SearchHit(
            kind="person" if person else household,
            unit_id=unit,
            person_id=person,
            no=no,
            name=name or head,
            head=head,
            relation=relation or "",
            place=place_label(group, door),
            why=why.name.lower(),
            start=start,
            length=length,
        )
        found.append(((rank, (member or 0) > 1, nth_group, nth, member or 0, entry), hit))
    return tuple(hit for _, hit in sorted(found, key=lambda pair: pair[0]))


def _mark(why: KeyKind, name: str, wanted: str) -> tuple[int, int]:
    """Tell which characters of the name matched."""
    if why is KeyKind.NAME:
        return name.lower().find(wanted), len(wanted)
    if why is KeyKind.INITIALS:
        return 0, len(wanted)
    if why is KeyKind.PINYIN:
        from outreach.readings import readings

        for syllables in readings(name[:12]):
            done = 0
            for count, syllable in enumerate(syllables, 1):
                done += len(syllable)
                if "".join(syllables).startswith(wanted) and done >= len(wanted):
                    return 0, count
    return -1, 0
