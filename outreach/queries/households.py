"""Households: ordered ids for long lists, rows for a window of them, and one whole household."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from outreach.actions.closed import closed_number, standing_unit_id
from outreach.codes import ParsedCode, read_code
from outreach.coverage.states import StateRow, state_rows
from outreach.model import Area, Contact, Exclusion, Person, Unit, Visit, VisitWorker, Worker
from outreach.places import group_name, place_label
from outreach.privacy import mask_phone
from outreach.vocabulary import ExclusionReason, HouseholdState, PersonStatus, UnitKind

MOST_NAMED = 5_000
"""So many units one statement can name."""


@dataclass(frozen=True)
class HouseholdRow:
    """One line of the list of households; the phone is masked."""

    id: str
    no: str
    code: str
    group: str
    door: str
    head: str
    members: int
    kind: UnitKind
    state: HouseholdState
    tries: int
    phone: str
    last_visit: datetime | None
    last_workers: str
    follow_up: date | None
    receipt: str
    note: str
    exclusion: str
    contact: str = ""
    """Contact person of a shop, school or other unit."""

    @property
    def place(self) -> str:
        """Give group and door as people say them."""
        return place_label(self.group, self.door)


@dataclass(frozen=True)
class MemberRow:
    """One member; ID number and phone are masked, `age` in years at the day asked for, None if unknown."""

    id: str
    name: str
    relation: str
    sex: str
    birth: str
    age: int | None
    phone: str
    id_no: str
    status: PersonStatus
    note: str
    reading: str = ""


@dataclass(frozen=True)
class ExclusionRow:
    """Why, since when and by whose word a household was or is not due."""

    id: str
    reason: ExclusionReason
    since: date
    said_by: str
    ended_on: date | None
    by_visit: bool


def unit_numbers(session: Session, ids: Sequence[str]) -> list[str]:
    """Give the numbers in the register of these units, in the order asked, however many they are."""
    known = dict(session.connection().execute(select(Unit.id, Unit.no)).all())
    return [known[unit_id] for unit_id in ids]


def any_households(session: Session) -> bool:
    """Tell whether there is any household or other unit yet."""
    return session.scalar(select(Unit.id).limit(1)) is not None


def household_rows(
    session: Session, campaign_id: str | None, ids: Sequence[str] | None = None
) -> tuple[HouseholdRow, ...]:
    """Give rows for these units in the order asked, or for all in walking order."""
    if ids is not None and len(ids) > MOST_NAMED:
        parts = (ids[start : start + MOST_NAMED] for start in range(0, len(ids), MOST_NAMED))
        return tuple(row for part in parts for row in household_rows(session, campaign_id, part))
    states = {row.unit_id: row for row in state_rows(session, campaign_id, ids=ids)}
    order = list(states) if ids is None else [unit_id for unit_id in ids if unit_id in states]
    chosen = None if ids is None else order
    units = {unit.id: unit for unit in session.execute(_units(chosen))}
    counts = _member_counts(session, chosen)
    phones = _phones(session, chosen)
    contacts = _contacts(session, chosen)
    latest = _latest_visits(session, campaign_id, chosen)
    reasons = _open_exclusions(session, chosen)
    return tuple(
        _row(units[unit_id], states[unit_id], counts.get(unit_id, 0), phones.get(unit_id, ""),
             latest.get(unit_id), reasons.get(unit_id, ""), contacts.get(unit_id, ("", "")))
        for unit_id in order
    )  # fmt: skip


def unit_id_of(session: Session, text: str) -> str | None:
    """Find a unit by its number in the register or by its code, None if there is none.

    What was the number or code of a merged unit finds the one it went into.
    """
    no = text.strip()
    found = session.scalar(select(Unit.id).where(Unit.no == no))
    if found is None and isinstance(parsed := read_code(text), ParsedCode):
        found = session.scalar(select(Unit.id).where(Unit.code == parsed.text))
    if found is None:
        found = session.scalar(select(Unit.id).where(Unit.no == closed_number(no)))
    return None if found is None else standing_unit_id(session, found)


def unit_ids_of_group(session: Session, group: str) -> tuple[str, ...]:
    """Give the units of a group in walking order; the group as people write it ("3", "3组")."""
    wanted = (
        select(Unit.id)
        .join(Area, Area.id == Unit.area_id)
        .where(Area.name == group_name(group), Unit.merged_into_id.is_(None))
    )
    return tuple(session.scalars(wanted.order_by(Unit.position, Unit.no)))


def members(session: Session, unit_id: str, on: date) -> tuple[MemberRow, ...]:
    """Give the members of a unit, head first, the dead and moved-out last."""
    wanted = select(Person).where(Person.unit_id == unit_id).order_by(Person.status, Person.position)
    return tuple(_member(person, on) for person in session.scalars(wanted))


def exclusions(session: Session, unit_id: str) -> tuple[ExclusionRow, ...]:
    """Give every exclusion of a unit, the newest first."""
    wanted = select(Exclusion).where(Exclusion.unit_id == unit_id).order_by(Exclusion.since.desc())
    return tuple(
        ExclusionRow(e.id, ExclusionReason(e.reason), e.since, e.said_by, e.ended_on, e.visit_id is not None)
        for e in session.scalars(wanted)
    )


def _units(ids: Sequence[str] | None) -> Select[*tuple[Any, ...]]:
    """SQL: plain columns; an entity of each of a window's rows would hold its painting up."""
    columns = (Unit.id, Unit.no, Unit.code, Unit.door, Unit.head, Unit.kind, Unit.phone, Unit.note)
    wanted = select(*columns, Area.name.label("group")).join(Area, Area.id == Unit.area_id)
    return wanted if ids is None else wanted.where(Unit.id.in_(ids))


def _member_counts(session: Session, ids: Sequence[str] | None) -> dict[str, int]:
    wanted = select(Person.unit_id, func.count()).where(Person.status == "").group_by(Person.unit_id)
    if ids is not None:
        wanted = wanted.where(Person.unit_id.in_(ids))
    return dict(session.execute(wanted).all())


def _phones(session: Session, ids: Sequence[str] | None) -> dict[str, str]:
    wanted = select(Person.unit_id, Person.phone).where(Person.phone != "", Person.status == "")
    if ids is not None:
        wanted = wanted.where(Person.unit_id.in_(ids))
    phones: dict[str, str] = {}
    for unit_id, phone in session.execute(wanted.order_by(Person.position)):
        phones.setdefault(unit_id, phone)
    return phones


def _contacts(session: Session, ids: Sequence[str] | None) -> dict[str, tuple[str, str]]:
    """Give name and phone of the contact persons by unit."""
    wanted = select(Contact.unit_id, Contact.name, Contact.phone)
    if ids is not None:
        wanted = wanted.where(Contact.unit_id.in_(ids))
    return {unit_id: (name, phone) for unit_id, name, phone in session.execute(wanted)}


@dataclass(frozen=True)
class _Latest:
    at: datetime
    workers: str
    follow_up: date | None
    receipt: str


def _latest_visits(
    session: Session, campaign_id: str | None, ids: Sequence[str] | None
) -> dict[str, _Latest]:
    wanted = (
        select(Visit.unit_id, Visit.id, Visit.at, Visit.follow_up, Visit.receipt, Worker.name)
        .outerjoin(VisitWorker, VisitWorker.visit_id == Visit.id)
        .outerjoin(Worker, Worker.id == VisitWorker.worker_id)
        .where(Visit.voided_at.is_(None), Visit.campaign_id == (campaign_id or ""))
        .order_by(Visit.at, Visit.counter, VisitWorker.position)
    )
    if ids is not None:
        wanted = wanted.where(Visit.unit_id.in_(ids))
    latest: dict[str, tuple[str, _Latest]] = {}
    for unit_id, visit_id, at, follow_up, receipt, worker in session.execute(wanted):
        before = latest.get(unit_id)
        if before is not None and before[0] == visit_id:
            names = f"{before[1].workers}、{worker}"
            latest[unit_id] = (visit_id, _Latest(at, names, follow_up, before[1].receipt))
        else:
            kept = receipt or (before[1].receipt if before else "")
            latest[unit_id] = (visit_id, _Latest(at, worker or "", follow_up, kept))
    return {unit_id: row for unit_id, (_, row) in latest.items()}


def _open_exclusions(session: Session, ids: Sequence[str] | None) -> dict[str, str]:
    wanted = select(Exclusion.unit_id, Exclusion.reason).where(Exclusion.ended_on.is_(None))
    if ids is not None:
        wanted = wanted.where(Exclusion.unit_id.in_(ids))
    return dict(session.execute(wanted).all())


def _row(
    unit: Any,
    state: StateRow,
    count: int,
    phone: str,
    latest: _Latest | None,
    reason: str,
    contact: tuple[str, str],
) -> HouseholdRow:
    return HouseholdRow(
        id=unit.id,
        no=unit.no,
        code=unit.code,
        group=unit.group,
        door=unit.door,
        head=unit.head,
        members=count,
        kind=UnitKind(unit.kind),
        state=state.state,
        tries=state.tries,
        phone=mask_phone(contact[1] or unit.phone or phone),
        last_visit=state.last_visit,
        last_workers=latest.workers if latest else "",
        follow_up=latest.follow_up if latest else None,
        receipt=latest.receipt if latest else "",
        note=unit.note,
        exclusion=reason,
        contact=contact[0],
    )


def _member(person: Person, on: date) -> MemberRow:
    from outreach.privacy import mask_id_no

    return MemberRow(
        id=person.id,
        name=person.name,
        relation=person.relation,
        sex=person.sex,
        birth=person.birth,
        age=age_on(person.birth, on),
        phone=mask_phone(person.phone),
        id_no=mask_id_no(person.id_no),
        status=PersonStatus(person.status),
        note=person.note,
        reading=person.reading,
    )


def age_on(birth: str, on: date) -> int | None:
    """Give full years on a day; a birth known only to the year or month counts from its first day."""
    parts = [int(part) for part in birth.split("-") if part.isdecimal()]
    if not parts:
        return None
    year, month, day = (parts + [1, 1])[:3]
    return on.year - year - ((on.month, on.day) < (month, day))
