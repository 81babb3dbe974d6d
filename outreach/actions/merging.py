"""Two records of one household, or of one person, made one; and look-alikes told apart for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.closed import closed_number
from outreach.actions.contacts import move_contact
from outreach.actions.exclusions import settle_empty, settle_exclusions
from outreach.actions.households import people_of
from outreach.actions.known import known_member, known_unit, place_of
from outreach.actions.tending import LAST_MEMBER, settle_members
from outreach.errors import UserMistake, declare
from outreach.model import (
    Dissuasion,
    Exclusion,
    FraudCase,
    KeyMark,
    Person,
    Receipt,
    SetAside,
    SheetRow,
    Unit,
    Visit,
    VisitApp,
    VisitPerson,
)
from outreach.register_rows import HEAD
from outreach.vocabulary import HOUSEHOLD_KINDS, UnitKind
from outreach.wording import mark

SAME_RECORD = declare("same_record", mark("This is the same record: choose another one."))
KINDS_DIFFER = declare(
    "kinds_differ",
    mark("A household and a shop or school cannot become one: change the kind of one of them first."),
)
CLOSED_ALREADY = declare(
    "closed_already", mark("This household was merged already: open the one it went into.")
)
FILLED = ("sex", "birth", "phone", "address", "alias", "reading")


def merge_households(
    act: Act, keep_id: str, other_id: str, same_people: Sequence[tuple[str, str]] = ()
) -> None:
    """Merge a household into another: its people, visits, sheet rows and cases go there; it stays as closed.

    `same_people` are (kept, other) ids of people recorded in both; those become one too. Why it was not
    counted stays with the closed one, but for what visits said. Raises UserMistake.
    """
    keep, other = known_unit(act, keep_id), known_unit(act, other_id)
    _check_units(keep, other)
    for kept, gone in same_people:
        _merge_person(act, known_member(act, kept), known_member(act, gone))
    has_people = bool(people_of(act, keep.id))
    for nth, person in enumerate(people_of(act, other.id), 1):
        person.unit_id, person.position = keep.id, 10_000 + nth
        if person.relation == HEAD and has_people:
            person.relation = ""
    _move_rows(act, other.id, keep.id)
    for closed in act.session.scalars(select(Unit).where(Unit.merged_into_id == other.id)):
        closed.merged_into_id = keep.id
    other.merged_into_id, other.no = keep.id, _free_closed_number(act, other.no)
    _fill_unit(act, keep, other)
    settle_members(act, keep)
    settle_exclusions(act, keep.id)
    act.describe(
        mark("Merge the household at {other} into the one at {place}"),
        other=place_of(act, other),
        place=place_of(act, keep),
    )


def merge_people(act: Act, keep_id: str, other_id: str) -> None:
    """Make one person of two: what the kept one lacks is filled in, visits told to either count for it.

    Raises UserMistake where the other's household would be left without anybody.
    """
    keep, other = known_member(act, keep_id), known_member(act, other_id)
    units = {unit_id: known_unit(act, unit_id) for unit_id in (keep.unit_id, other.unit_id)}
    if other.unit_id != keep.unit_id and len(people_of(act, other.unit_id)) == 1:
        raise UserMistake(LAST_MEMBER, field="person")
    _merge_person(act, keep, other)
    settle_members(act, *units.values())
    act.describe(mark("Merge two records of a person at {place}"), place=place_of(act, units[keep.unit_id]))


def set_aside(act: Act, pairs: Iterable[tuple[str, str]]) -> None:
    """Say of pairs of records (people or units, by id) that they are not the same, for good."""
    known = {
        (row.one_id, row.other_id)
        for row in act.session.scalars(select(SetAside))
    }  # fmt: skip
    for one_id, other_id in {(min(pair), max(pair)) for pair in pairs} - known:
        act.session.add(SetAside(one_id=one_id, other_id=other_id))
    act.describe(mark("Set a look-alike aside"))


def _check_units(keep: Unit, other: Unit) -> None:
    if keep.id == other.id:
        raise UserMistake(SAME_RECORD, field="other")
    if keep.merged_into_id or other.merged_into_id:
        raise UserMistake(CLOSED_ALREADY, field="other")
    kinds = (UnitKind(keep.kind), UnitKind(other.kind))
    if (kinds[0] in HOUSEHOLD_KINDS) != (kinds[1] in HOUSEHOLD_KINDS):
        raise UserMistake(KINDS_DIFFER, field="other")


def _move_rows(act: Act, old: str, new: str) -> None:
    tables: tuple[type[Any], ...] = (Visit, SheetRow, Receipt, FraudCase, Dissuasion)
    for table in tables:
        for row in act.session.scalars(select(table).where(table.unit_id == old)):
            row.unit_id = new
    move_contact(act, old, new)
    said_by_visits = select(Exclusion).where(Exclusion.unit_id == old, Exclusion.visit_id.is_not(None))
    for exclusion in act.session.scalars(said_by_visits):
        exclusion.unit_id = new
    act.session.flush()


def _free_closed_number(act: Act, no: str) -> str:
    wanted = closed_number(no)
    taken = set(act.session.scalars(select(Unit.no).where(Unit.no.startswith(wanted, autoescape=True))))
    return next(name for n in range(1, len(taken) + 2) if (name := wanted + str(n) * (n > 1)) not in taken)


def _fill_unit(act: Act, keep: Unit, other: Unit) -> None:
    for name in ("door", "address", "phone", "name"):
        if not getattr(keep, name) and getattr(other, name):
            setattr(keep, name, getattr(other, name))
    if other.note and other.note not in keep.note:
        keep.note = "；".join(part for part in (keep.note, other.note) if part)[:1000]
    if keep.kind == UnitKind.EMPTY and other.kind != UnitKind.EMPTY:
        keep.kind = other.kind
        settle_empty(act, keep, act.by)


def _merge_person(act: Act, keep: Person, other: Person) -> None:
    if keep.id == other.id:
        raise UserMistake(SAME_RECORD, field="other")
    for name in FILLED:
        if not getattr(keep, name) and getattr(other, name):
            setattr(keep, name, getattr(other, name))
    if not keep.id_digest and other.id_digest:
        keep.id_no, keep.id_digest = other.id_no, other.id_digest
    if other.name != keep.name and not keep.alias:
        keep.alias = other.name[:200]
    if other.note and other.note not in keep.note:
        keep.note = "；".join(part for part in (keep.note, other.note) if part)[:1000]
    tables: tuple[type[Any], ...] = (VisitPerson, VisitApp)
    for table in tables:
        told = set(act.session.scalars(select(table.visit_id).where(table.person_id == keep.id)))
        for row in act.session.scalars(select(table).where(table.person_id == other.id)).all():
            if row.visit_id in told:
                act.session.delete(row)
            else:
                row.person_id = keep.id
    ticked = set(act.session.scalars(select(KeyMark.code).where(KeyMark.person_id == keep.id)))
    for mark_ in act.session.scalars(select(KeyMark).where(KeyMark.person_id == other.id)).all():
        if mark_.code in ticked:
            act.session.delete(mark_)
        else:
            mark_.person_id = keep.id
    act.session.flush()
    act.session.delete(other)
    act.session.flush()
