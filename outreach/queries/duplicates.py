"""Records that may be the same household or person, each pair of households with why."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Area, Person, SetAside, Unit, Visit
from outreach.places import place_label
from outreach.readings import readings
from outreach.storage.portions import chunks
from outreach.vocabulary import PersonStatus, SuspectReason, UnitKind

MOST_ALIKE = 4
"""More records than these that share one thing are compared with the first of them only."""
DOOR_KINDS = (UnitKind.RESIDENT, UnitKind.EMPTY)
"""A tenant or a shop shares the door of a household by nature."""
WHOLE_DAY = len("1975-06-09")
TAIL = 4


@dataclass(frozen=True)
class SuspectMatch:
    """One thing two households share; ids of the people, empty and nameless where the door itself is it."""

    reason: SuspectReason
    one_id: str
    other_id: str
    one_name: str = ""
    other_name: str = ""


@dataclass(frozen=True)
class SuspectUnitRow:
    """One side of a suspect: the household, how many live there, how often it was visited."""

    id: str
    no: str
    place: str
    head: str
    members: int
    visits: int


@dataclass(frozen=True)
class SuspectRow:
    """Two households (or one twice, where the look-alikes live together) and why they may be one."""

    one: SuspectUnitRow
    other: SuspectUnitRow
    matches: tuple[SuspectMatch, ...]

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Give the pairs of people who may be the same."""
        return tuple((m.one_id, m.other_id) for m in self.matches if m.reason is not SuspectReason.SAME_DOOR)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Give every pair of ids to set aside when the two are not the same."""
        return tuple((match.one_id, match.other_id) for match in self.matches)


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    unit_id: str
    name: str
    birth: str
    id_digest: str
    phone: str
    reading: str


Found = tuple[SuspectReason, _Known, _Known]


def suspects(session: Session, most: int = 500) -> tuple[SuspectRow, ...]:
    """Give pairs of households that may be one, the surest and best supported first.

    People who died or moved out are left out, and pairs that were set aside.
    """
    aside = {(row.one_id, row.other_id) for row in session.scalars(select(SetAside))}
    people = _people(session)
    pairs: dict[tuple[str, str], dict[tuple[str, str], SuspectMatch]] = {}
    for reason, one, other in (*_by_id(people), *_by_birth(people), *_by_sound(people)):
        if (min(one.id, other.id), max(one.id, other.id)) not in aside:
            _note(pairs, reason, one, other)
    for one_id, other_id in _same_doors(session):
        if (min(one_id, other_id), max(one_id, other_id)) not in aside:
            match = SuspectMatch(SuspectReason.SAME_DOOR, one_id, other_id)
            pairs.setdefault((one_id, other_id), {})[(one_id, other_id)] = match
    order = list(SuspectReason)
    ranked = sorted(
        pairs.items(), key=lambda pair: (min(order.index(m.reason) for m in pair[1].values()), -len(pair[1]))
    )[:most]
    units = _units(session, {unit_id for pair, _ in ranked for unit_id in pair})
    return tuple(
        SuspectRow(units[one], units[other], tuple(matches.values())) for (one, other), matches in ranked
    )


def _note(
    pairs: dict[tuple[str, str], dict[tuple[str, str], SuspectMatch]],
    reason: SuspectReason,
    one: _Known,
    other: _Known,
) -> None:
    """Keep the surest reason of two people, under their households in a fixed order."""
    if (other.unit_id, other.id) < (one.unit_id, one.id):
        one, other = other, one
    matches = pairs.setdefault((one.unit_id, other.unit_id), {})
    match = SuspectMatch(reason, one.id, other.id, one.name, other.name)
    matches.setdefault((one.id, other.id), match)


def _people(session: Session) -> dict[str, _Known]:
    wanted = (
        select(
            Person.id,
            Person.unit_id,
            Person.name,
            Person.birth,
            Person.id_digest,
            Person.phone,
            Person.reading,
        )
        .where(Person.status == PersonStatus.PRESENT.value)
        .order_by(Person.unit_id, Person.position)
    )
    return {row[0]: _Known(*row) for row in session.execute(wanted)}


def _by_id(people: dict[str, _Known]) -> Iterator[Found]:
    known = ((person.id_digest, person) for person in people.values() if person.id_digest)
    for one, other in _alike(known):
        yield SuspectReason.SAME_ID, one, other


def _by_birth(people: dict[str, _Known]) -> Iterator[Found]:
    """Find people of one name and day; two whole ID numbers that differ tell them apart."""
    known = (
        ((person.name, person.birth), person) for person in people.values() if len(person.birth) == WHOLE_DAY
    )
    for one, other in _alike(known):
        if not (one.id_digest and other.id_digest and one.id_digest != other.id_digest):
            yield SuspectReason.SAME_NAME_AND_BIRTH, one, other


def _by_sound(people: dict[str, _Known]) -> Iterator[Found]:
    """Find names that sound alike (homophones, variant characters) where the phone ends alike too."""
    tails: dict[tuple[str, int], list[_Known]] = {}
    for person in people.values():
        if len(person.phone) >= TAIL:
            tails.setdefault((person.phone[-TAIL:], len(person.name)), []).append(person)
    shared = (group for group in tails.values() if len(group) > 1)
    known = (
        ((person.phone[-TAIL:], sound), person)
        for group in shared
        for person in group
        for sound in ([tuple(person.reading.split())] if person.reading else readings(person.name[:12]))
    )
    for one, other in _alike(known):
        days = {birth for birth in (one.birth, other.birth) if len(birth) == WHOLE_DAY}
        if len(days) < 2 and not (one.id_digest and other.id_digest and one.id_digest != other.id_digest):
            yield SuspectReason.SOUNDS_ALIKE, one, other


def _alike(known: Iterable[tuple[Hashable, _Known]]) -> Iterator[tuple[_Known, _Known]]:
    groups: dict[Hashable, list[_Known]] = {}
    for key, person in known:
        group = groups.setdefault(key, [])
        if not group or group[-1].id != person.id:
            group.append(person)
    for group in groups.values():
        yield from _pairs(group)


def _pairs(group: Sequence[_Known]) -> Iterator[tuple[_Known, _Known]]:
    if len(group) <= MOST_ALIKE:
        yield from combinations(group, 2)
    else:
        yield from ((group[0], other) for other in group[1:])


def _same_doors(session: Session) -> Iterator[tuple[str, str]]:
    """Find households at one door; more than `MOST_ALIKE` are a yard or a building, not a mistake."""
    wanted = select(Unit.area_id, Unit.door, Unit.id).where(
        Unit.merged_into_id.is_(None), Unit.door != "", Unit.kind.in_([kind.value for kind in DOOR_KINDS])
    )
    doors: dict[tuple[str, str], list[str]] = {}
    for area_id, door, unit_id in session.execute(wanted.order_by(Unit.id)):
        doors.setdefault((area_id, door), []).append(unit_id)
    for ids in doors.values():
        if len(ids) <= MOST_ALIKE:
            yield from combinations(ids, 2)


def _units(session: Session, ids: set[str]) -> dict[str, SuspectUnitRow]:
    found: dict[str, SuspectUnitRow] = {}
    for some in chunks(ids):
        people = select(Person.unit_id, func.count()).where(Person.status == "", Person.unit_id.in_(some))
        members = dict(session.execute(people.group_by(Person.unit_id)).all())
        calls = select(Visit.unit_id, func.count()).where(Visit.voided_at.is_(None), Visit.unit_id.in_(some))
        visits = dict(session.execute(calls.group_by(Visit.unit_id)).all())
        wanted = select(Unit, Area.name).join(Area, Area.id == Unit.area_id).where(Unit.id.in_(some))
        for unit, group in session.execute(wanted):
            found[unit.id] = SuspectUnitRow(
                unit.id,
                unit.no,
                place_label(group, unit.door),
                unit.head,
                members.get(unit.id, 0),
                visits.get(unit.id, 0),
            )
    return found
