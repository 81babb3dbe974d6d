"""Small corrections of the register: another door, another household, one's own reading, many at once."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.actions.act import Act
from outreach.actions.exclusions import settle_empty
from outreach.actions.households import group_area, people_of
from outreach.actions.known import known_member, known_unit, place_of, standing_units
from outreach.actions.name_readings import plain_reading
from outreach.actions.register import settle_head
from outreach.actions.walking_order import put_by_door
from outreach.errors import UserMistake, declare
from outreach.model import Unit
from outreach.places import group_label, place_label
from outreach.register_rows import HEAD
from outreach.vocabulary import HOUSEHOLD_KINDS, UnitKind
from outreach.wording import mark

LAST_MEMBER = declare(
    "last_member",
    mark("Nobody would be left in the household: leave one member there, or merge the households."),
)


def move_household(act: Act, unit_id: str, group: str, door: str) -> None:
    """Put a household into another group or door; it walks at the place of its door. Raises UserMistake."""
    unit = known_unit(act, unit_id)
    area = group_area(act, group)
    act.session.flush()
    unit.area_id, unit.door = area.id, door.strip().removesuffix("号")[:100]
    put_by_door(act, unit)
    act.describe(mark("Move the household to {place}"), place=place_label(area.name, unit.door))


def move_households(act: Act, unit_ids: Sequence[str], group: str) -> None:
    """Put several units into another group, each at the place of its door. Raises UserMistake."""
    area = group_area(act, group)
    act.session.flush()
    for unit in standing_units(act, unit_ids):
        if unit.area_id != area.id:
            unit.area_id = area.id
            put_by_door(act, unit)
    act.describe(mark("Move {n} households to {group}"), n=len(unit_ids), group=group_label(area.name))


def change_kinds(act: Act, unit_ids: Sequence[str], kind: UnitKind) -> None:
    """Say of several units at once what they are; their people stay with them.

    Those that become empty are left out of the count from today on, those no longer empty count again.
    """
    for unit in standing_units(act, unit_ids):
        if unit.kind == kind.value:
            continue
        if kind not in HOUSEHOLD_KINDS and not unit.name:
            unit.name = unit.head
        unit.kind = kind.value
        settle_empty(act, unit, act.by)
    act.describe(mark("Change the kind of {n} households"), n=len(unit_ids))


def change_households(
    act: Act, unit_ids: Sequence[str], group: str = "", kind: UnitKind | None = None
) -> None:
    """Put units into a group and say what they are, in one go; what is empty stays. Raises UserMistake."""
    if kind is not None:
        change_kinds(act, unit_ids, kind)
    if group:
        move_households(act, unit_ids, group)
    act.describe(mark("Change {n} households"), n=len(unit_ids))


def move_person(act: Act, person_id: str, unit_id: str, relation: str = "") -> None:
    """Put a member into another household; visits stay with the old one. Raises UserMistake."""
    person = known_member(act, person_id)
    old, new = known_unit(act, person.unit_id), known_unit(act, unit_id)
    if len(people_of(act, old.id)) == 1:
        raise UserMistake(LAST_MEMBER, field="person")
    person.unit_id, person.relation, person.position = new.id, relation.strip()[:40], 9_999
    settle_members(act, old, new)
    act.describe(mark("Move a member to {place}"), place=place_of(act, new))


def set_reading(act: Act, person_id: str, reading: str) -> None:
    """Say how a name is read ("shan chun sheng"), empty for the usual reading. Raises UserMistake."""
    person = known_member(act, person_id, "name")
    person.reading = plain_reading(reading)
    unit = known_unit(act, person.unit_id)
    act.describe(mark("Set how a name is read at {place}"), place=place_of(act, unit))


def settle_members(act: Act, *units: Unit) -> None:
    """Number the members of households anew, one head each, and repeat the head's name."""
    act.session.flush()
    for unit in units:
        people = people_of(act, unit.id)
        for other in [person for person in people if person.relation == HEAD][1:]:
            other.relation = ""
        settle_head(unit, people)
