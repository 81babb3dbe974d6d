"""The order in which one walks from door to door within a group: set by hand or by door number."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.known import known_unit, place_of
from outreach.errors import UserMistake, declare
from outreach.model import Area, Unit
from outreach.places import group_label, group_name, natural_key
from outreach.wording import mark

OTHER_GROUP = declare(
    "other_group", mark("That door is in another group: move the household into the group first.")
)
GROUP_UNKNOWN = declare("group_not_there", mark("There is no such group: choose one from the list."))


def walk_beside(act: Act, unit_id: str, other_id: str, *, after: bool = True) -> None:
    """Put a door directly after (or before) another of its group in walking order. Raises UserMistake."""
    unit, other = known_unit(act, unit_id), known_unit(act, other_id)
    if unit.area_id != other.area_id:
        raise UserMistake(OTHER_GROUP, field="beside")
    put_beside(act, unit, other, after=after)
    act.describe(mark("Change the walking order at {place}"), place=place_of(act, unit))


def walk_together(act: Act, unit_ids: Sequence[str], other_id: str, *, after: bool = True) -> None:
    """Put several doors of one group, in their order, after (or before) another of it. Raises UserMistake."""
    other = known_unit(act, other_id)
    _describe(act, unit_ids, other.area_id)
    moving = _of_one_group(act, unit_ids, other.area_id)
    doors = doors_of(act, other.area_id)
    if other.id in moving:
        return
    order = [door for door in doors if door.id not in moving]
    place = next(nth for nth, door in enumerate(order) if door.id == other.id) + after
    order[place:place] = [door for door in doors if door.id in moving]
    renumber(order)


def walk_step(act: Act, unit_ids: Sequence[str], step: int) -> None:
    """Let doors of one group each be walked one door earlier (-1) or later (1). Raises UserMistake."""
    area_id = known_unit(act, unit_ids[0]).area_id
    _describe(act, unit_ids, area_id)
    moving = _of_one_group(act, unit_ids, area_id)
    order = doors_of(act, area_id)[:: -1 if step > 0 else 1]
    for place, door in enumerate(order):
        if place and door.id in moving and order[place - 1].id not in moving:
            order[place - 1 : place + 1] = [door, order[place - 1]]
    renumber(order[:: -1 if step > 0 else 1])


def order_by_door(act: Act, group: str) -> None:
    """Order the doors of one group ("3", "3组") by their numbers. Raises UserMistake."""
    area = act.session.scalar(select(Area).where(Area.kind == "group", Area.name == group_name(group)))
    if area is None:
        raise UserMistake(GROUP_UNKNOWN, field="group")
    renumber(sorted(doors_of(act, area.id), key=lambda unit: (natural_key(unit.door or unit.no), unit.no)))
    act.describe(mark("Order {group} by door number"), group=group_label(area.name))


def _describe(act: Act, unit_ids: Sequence[str], area_id: str) -> None:
    group = group_label(act.session.get_one(Area, area_id).name)
    act.describe(mark("Change the walking order of {n} doors in {group}"), n=len(unit_ids), group=group)


def _of_one_group(act: Act, unit_ids: Sequence[str], area_id: str) -> set[str]:
    """Give the ids of units that are all in one group. Raises UserMistake."""
    if any(known_unit(act, unit_id).area_id != area_id for unit_id in unit_ids):
        raise UserMistake(OTHER_GROUP, field="beside")
    return set(unit_ids)


def doors_of(act: Act, area_id: str) -> list[Unit]:
    """Give the standing units of a group in walking order."""
    wanted = select(Unit).where(Unit.area_id == area_id, Unit.merged_into_id.is_(None))
    return list(act.session.scalars(wanted.order_by(Unit.position, Unit.no)))


def put_beside(act: Act, unit: Unit, other: Unit, *, after: bool = True) -> None:
    """Put one unit next to another of its group; only doors between get another position."""
    order = [door for door in doors_of(act, unit.area_id) if door.id != unit.id]
    place = next((nth for nth, door in enumerate(order) if door.id == other.id), len(order) - 1)
    order.insert(place + after, unit)
    renumber(order)


def put_by_door(act: Act, unit: Unit) -> None:
    """Put one unit before the first of its group with a greater door number, else at the end."""
    order = [door for door in doors_of(act, unit.area_id) if door.id != unit.id]
    own = natural_key(unit.door or unit.no)
    greater = (nth for nth, door in enumerate(order) if natural_key(door.door or door.no) > own)
    order.insert(next(greater, len(order)), unit)
    renumber(order)


def renumber(order: Sequence[Unit]) -> None:
    """Give units the positions they have together, in this order; only what changes is written."""
    last = 0
    for unit, slot in zip(order, sorted(unit.position for unit in order), strict=True):
        last = max(slot, last + 1)
        if unit.position != last:
            unit.position = last
