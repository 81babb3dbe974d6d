"""The one search box: names, pinyin, initials, doors, numbers, phone or ID tails, paper codes."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from sqlalchemy import Dialect, bindparam, select
from sqlalchemy.orm import Session

from outreach.actions.search_keys import plain
from outreach.model import Area, Person, SearchEntry, Unit
from outreach.model.search import KeyKind
from outreach.places import place_label
from outreach.queries.search_looks import Found, Look, Round, look_up, looks
from outreach.vocabulary import HOUSEHOLD_KINDS

KINDS = {int(kind): kind for kind in KeyKind}
_HOUSEHOLDS = frozenset(str(kind) for kind in HOUSEHOLD_KINDS)


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


def search(session: Session, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Find by whatever was typed, the likeliest first: whole before beginning before middle, heads first."""
    wanted = plain(text)
    if not wanted:
        return ()
    best: dict[int, Found] = {}
    asked = tuple(dict.fromkeys(looks(text, wanted)))
    for nearness in Round:
        if len(best) >= limit:
            break
        if now := [look for look in asked if look.round is nearness]:
            for found in sorted(_enough(session, now, limit)):
                best.setdefault(found[3], found)
    chosen = dict(itertools.islice(best.items(), limit))
    return _hits(session, chosen, wanted) if chosen else ()


def _enough(session: Session, asked: list[Look], limit: int) -> list[Found]:
    """Look up so many keys that `limit` entries are among them: one with 111 in it has several of 1."""
    most = 2 * limit
    while True:
        found = look_up(session, asked, most)
        entries: defaultdict[int, list[int]] = defaultdict(list)
        for rank, _, _, entry in found:
            entries[rank].append(entry)
        if all(len(same) < most or len(set(same)) >= limit for same in entries.values()):
            return found
        most *= 8


def _hits(session: Session, chosen: dict[int, Found], wanted: str) -> tuple[SearchHit, ...]:
    connection = session.connection()
    places = 1 << (len(chosen) - 1).bit_length()
    entries = (*chosen, *[next(iter(chosen))] * (places - len(chosen)))
    found = []
    for row in connection.exec_driver_sql(_rows_of(connection.dialect, places), entries):
        entry, nth_group, nth, member, *words = row
        rank, _, why, _ = chosen[entry]
        hit = _hit(KINDS[why], wanted, *words)
        found.append(((rank, (member or 0) > 1, nth_group, nth, member or 0, entry), hit))
    return tuple(hit for _, hit in sorted(found, key=itemgetter(0)))


@cache
def _rows_of(dialect: Dialect, places: int) -> str:
    """Write the statement that reads so many entries once: by powers of two, so that there are few."""
    rows = (
        select(SearchEntry.id, Area.position, Unit.position, Person.position, Unit.id, Unit.kind, Unit.no)
        .add_columns(Unit.head, Unit.door, Area.name, Person.id, Person.name, Person.relation)
        .join(Unit, Unit.id == SearchEntry.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .outerjoin(Person, Person.id == SearchEntry.person_id)
        .where(SearchEntry.id.in_([bindparam(None, type_=SearchEntry.id.type) for _ in range(places)]))
    )
    return str(rows.compile(dialect=dialect))


def _hit(
    why: KeyKind,
    wanted: str,
    unit: str,
    kind: str,
    no: str,
    head: str,
    door: str,
    group: str,
    person: str | None,
    name: str | None,
    relation: str | None,
) -> SearchHit:
    start, length = _mark(why, name or head, wanted)
    household = "household" if kind in _HOUSEHOLDS else "unit"
    return SearchHit(
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
