"""The one search box: names, pinyin, initials, doors, numbers, phone or ID tails, paper codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from outreach.actions.search_index import plain
from outreach.codes import ParsedCode, read_code
from outreach.model import Area, Person, SearchKey, Unit
from outreach.places import numbers_key, place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, UnitKind

MOST_KEYS = 5000
_TAIL = 3


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
    keys = (
        select(SearchKey, Unit, Area.name, Person)
        .join(Unit, Unit.id == SearchKey.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .outerjoin(Person, Person.id == SearchKey.person_id)
        .where(_condition(text, wanted))
        .order_by(Area.position, Unit.position, Person.position)
        .limit(MOST_KEYS)
    )
    best: dict[tuple[str, str | None], tuple[tuple[int, int, int], SearchHit]] = {}
    for number, (key, unit, group, person) in enumerate(session.execute(keys)):
        hit = _hit(key, unit, group, person, wanted)
        rank = (_fit(key, wanted), int(person is not None and person.position > 1), number)
        known = best.get((hit.unit_id, hit.person_id))
        if known is None or rank < known[0]:
            best[(hit.unit_id, hit.person_id)] = (rank, hit)
    ranked = sorted(best.values(), key=lambda found: found[0])
    return tuple(hit for _, hit in ranked[:limit])


def _condition(text: str, wanted: str) -> ColumnElement[bool]:
    escaped = re.sub(r"([%_\\])", r"\\\1", wanted)

    def like(kind: str, pattern: str) -> ColumnElement[bool]:
        return and_(SearchKey.kind == kind, SearchKey.value.like(pattern, escape="\\"))

    parts = [like("name", f"%{escaped}%")]
    if not re.search(r"\d\s+\d", text):
        parts.append(and_(SearchKey.kind == "no", SearchKey.value == wanted))
    if wanted.isascii() and wanted.isalpha():
        parts += [like("pinyin", f"{escaped}%"), like("initials", f"{escaped}%")]
    if any(letter.isdigit() for letter in wanted):
        parts.append(and_(SearchKey.kind == "door", SearchKey.value == numbers_key(text)))
        parts.append(like("door", f"%{escaped}%"))
        if len(wanted) >= _TAIL:
            parts += [like("phone", f"%{escaped}"), like("id", f"%{escaped}")]
    else:
        parts.append(like("door", f"%{escaped}%"))
    parsed = read_code(text)
    code = parsed.text.lower() if isinstance(parsed, ParsedCode) else wanted.replace("-", "")
    parts.append(and_(SearchKey.kind == "code", SearchKey.value == code))
    return or_(*parts)


def _fit(key: SearchKey, wanted: str) -> int:
    """Rank one key: 0 whole, 1 beginning, 2 elsewhere; initials and doors a little behind names."""
    place = 0 if key.value == wanted else 1 if key.value.startswith(wanted) else 2
    order = {"code": 0, "no": 0, "name": 0, "pinyin": 1, "initials": 1, "door": 1, "phone": 2, "id": 2}
    return place * 3 + order[key.kind]


def _hit(key: SearchKey, unit: Unit, group: str, person: Person | None, wanted: str) -> SearchHit:
    is_household = UnitKind(unit.kind) in HOUSEHOLD_KINDS
    is_head = person is None or person.position == 1
    kind = ("household" if is_household else "unit") if is_head else "person"
    name = unit.head if is_head else (person.name if person else unit.head)
    start, length = _mark(key, name, wanted)
    return SearchHit(
        kind=kind,
        unit_id=unit.id,
        person_id=None if is_head or person is None else person.id,
        no=unit.no,
        name=name,
        head=unit.head,
        relation=person.relation if person and not is_head else "",
        place=place_label(group, unit.door),
        why=key.kind,
        start=start,
        length=length,
    )


def _mark(key: SearchKey, name: str, wanted: str) -> tuple[int, int]:
    """Tell which characters of the name matched."""
    if key.kind == "name":
        return name.lower().find(wanted), len(wanted)
    if key.kind == "initials":
        return 0, len(wanted)
    if key.kind == "pinyin":
        from outreach.readings import readings

        for syllables in readings(name[:12]):
            done = 0
            for count, syllable in enumerate(syllables, 1):
                done += len(syllable)
                if "".join(syllables).startswith(wanted) and done >= len(wanted):
                    return 0, count
    return -1, 0
