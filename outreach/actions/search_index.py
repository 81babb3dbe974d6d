"""Rebuilds the search keys of households whose rows changed: every way a villager would look them up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from outreach.codes import short_form
from outreach.model import Area, Person, SearchKey, Unit
from outreach.places import group_label, numbers_key, place_label
from outreach.readings import readings

CHUNK = 500


def plain(text: str) -> str:
    """Fold text as keys and queries compare it: half width, lower case, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())[:200]


def reindex(session: Session, unit_ids: set[str], person_ids: set[str]) -> None:
    """Rebuild the keys of these units, and of the units of these people."""
    wanted = set(unit_ids)
    for chunk in _chunks(sorted(person_ids)):
        wanted.update(session.scalars(select(Person.unit_id).where(Person.id.in_(chunk))))
    for chunk in _chunks(sorted(person_ids)):
        session.execute(delete(SearchKey).where(SearchKey.person_id.in_(chunk)))
    for chunk in _chunks(sorted(wanted)):
        session.execute(delete(SearchKey).where(SearchKey.unit_id.in_(chunk)))
        rows = [*_unit_keys(session, chunk), *_person_keys(session, chunk)]
        closed = _closed_codes(session, chunk)
        old = [row["value"] for row in rows if row["kind"] == "code"] + [row["value"] for row in closed]
        for some in _chunks([value for value in old if value]):
            session.execute(delete(SearchKey).where(SearchKey.kind == "code", SearchKey.value.in_(some)))
        if rows or closed:
            session.execute(insert(SearchKey), [*rows, *closed])


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _unit_keys(session: Session, ids: list[str]) -> Iterator[dict[str, str | None]]:
    wanted = select(Unit, Area.name).join(Area, Area.id == Unit.area_id).where(Unit.id.in_(ids))
    wanted = wanted.where(Unit.merged_into_id.is_(None))
    for unit, group in session.execute(wanted):
        values = {
            ("no", plain(unit.no)),
            *(("code", value) for value in _code_values(unit.code)),
            ("door", plain(place_label(group, unit.door))),
            ("door", numbers_key(f"{group_label(group)} {unit.door}")),
            ("door", plain(unit.address)),
            ("phone", plain(unit.phone)),
            *(_name_keys(unit.name) if unit.name else ()),
        }
        for kind, value in sorted(values):
            if value:
                yield {"unit_id": unit.id, "person_id": None, "kind": kind, "value": value}


def _closed_codes(session: Session, ids: list[str]) -> list[dict[str, str | None]]:
    """Give the codes of merged units among these or gone into these; they find where the units went."""
    wanted = select(Unit.code, Unit.merged_into_id).where(
        Unit.merged_into_id.is_not(None), or_(Unit.id.in_(ids), Unit.merged_into_id.in_(ids))
    )
    return [
        {"unit_id": unit_id, "person_id": None, "kind": "code", "value": value}
        for code, unit_id in session.execute(wanted)
        for value in _code_values(code)
    ]


def _code_values(code: str) -> tuple[str, str]:
    return code.lower(), plain(short_form(code).replace("-", ""))


def _person_keys(session: Session, ids: list[str]) -> Iterator[dict[str, str | None]]:
    for person in session.scalars(select(Person).where(Person.unit_id.in_(ids))):
        values = {("phone", plain(person.phone)), ("id", plain(person.id_no)), *_name_keys(person.name)}
        if person.alias:
            values.update(_name_keys(person.alias))
        if syllables := person.reading.split():
            values.update((("pinyin", "".join(syllables)), ("initials", "".join(s[0] for s in syllables))))
        for kind, value in sorted(values):
            if value:
                yield {"unit_id": person.unit_id, "person_id": person.id, "kind": kind, "value": value}


def _name_keys(name: str) -> Iterator[tuple[str, str]]:
    yield "name", plain(name)
    for syllables in readings(name[:12]):
        yield "pinyin", "".join(syllables)
        yield "initials", "".join(syllable[0] for syllable in syllables)
