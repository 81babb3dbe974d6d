"""The tree of areas with how many households and people each holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from outreach.actions.area_tree import AreaTree, area_label, area_tree_of
from outreach.model import Area, Person, Unit
from outreach.places import place_label
from outreach.vocabulary import HOUSEHOLD_KINDS, AreaKind, UnitKind


@dataclass(frozen=True)
class AreaRow:
    """One area; `depth` is 0 for the village, `label` as people say it.

    `households` are those inside it, at any depth, each once, `people` those present in them; `units` shops,
    schools and the like.
    """

    id: str
    parent_id: str | None
    kind: AreaKind
    name: str
    label: str
    code: str
    depth: int
    households: int
    units: int
    people: int


def area_tree(session: Session) -> tuple[AreaRow, ...]:
    """Give every area from the village down, each before what lies in it, siblings in walking order."""
    tree = area_tree_of(session)
    households, units = _counts(session, tree)
    people = _people(session, tree)
    return tuple(
        AreaRow(
            id=area.id,
            parent_id=area.parent_id,
            kind=AreaKind(area.kind),
            name=area.name,
            label=area_label(area),
            code=area.code,
            depth=len(tree.above(area.id)) - 1,
            households=households[area.id],
            units=units[area.id],
            people=people[area.id],
        )
        for area in tree.inside(tree.village.id)
    )


def area_of(session: Session, unit_id: str) -> str:
    """Write where a unit is below the village, as deep as it is known: 东庄3组2幢1单元."""
    tree, unit = area_tree_of(session), session.get_one(Unit, unit_id)
    inner = unit.inner_area_id
    return tree.label(inner if inner and tree.holds(unit.area_id, inner) else unit.area_id)


def unit_ids_in(session: Session, area_id: str) -> tuple[str, ...]:
    """Give the units inside an area at any depth, in walking order."""
    tree = area_tree_of(session)
    wanted = select(Unit.id, Unit.area_id, Unit.inner_area_id).join(Area, Area.id == Unit.area_id)
    wanted = wanted.where(Unit.merged_into_id.is_(None))
    rows = session.execute(wanted.order_by(Area.position, Unit.position, Unit.no))
    inside = {area.id for area in tree.inside(area_id)} if area_id in tree.areas else set()
    return tuple(unit for unit, group, inner in rows if inside & set(areas_around(tree, group, inner)))


class AreaDoor(NamedTuple):
    """One household or unit in an area; `yard` counts those that share its door, `inner` is where it is."""

    id: str
    place: str
    head: str
    kind: UnitKind
    members: int
    yard: int
    inner: str


def doors_in(session: Session, area_id: str) -> tuple[AreaDoor, ...]:
    """Give the doors of an area at any depth in walking order, those of one yard one after the other."""
    tree = area_tree_of(session)
    inside = {area.id for area in tree.inside(area_id)} if area_id in tree.areas else set()
    present = select(func.count()).where(Person.unit_id == Unit.id, Person.status == "").scalar_subquery()
    wanted = select(Unit.id, Unit.area_id, Unit.inner_area_id, Unit.door, Unit.head, Unit.kind, present)
    wanted = wanted.join(Area, Area.id == Unit.area_id).where(Unit.merged_into_id.is_(None))
    yards: dict[tuple[str, str], list[Row[Any]]] = {}
    known: dict[tuple[str, str | None], bool] = {}
    for row in session.execute(wanted.order_by(Area.position, Unit.position, Unit.no)):
        place = (row.area_id, row.inner_area_id)
        if place not in known:
            known[place] = bool(inside & set(areas_around(tree, *place)))
        if known[place]:
            yards.setdefault((row.area_id, row.door or row.id), []).append(row)
    return tuple(_door(tree, row, len(yard)) for yard in yards.values() for row in yard)


def _door(tree: AreaTree, row: Row[Any], yard: int) -> AreaDoor:
    unit_id, group, inner, door, head, kind, members = tuple(row)
    place = place_label(tree.areas[group].name, door)
    where = tree.label(inner) if inner and tree.holds(group, inner) else ""
    return AreaDoor(unit_id, place, head, UnitKind(kind), members, yard, where)


def _counts(session: Session, tree: AreaTree) -> tuple[Counter[str], Counter[str]]:
    wanted = select(Unit.area_id, Unit.inner_area_id, Unit.kind, func.count())
    wanted = wanted.where(Unit.merged_into_id.is_(None))
    households, units = Counter[str](), Counter[str]()
    for group, inner, kind, n in session.execute(
        wanted.group_by(Unit.area_id, Unit.inner_area_id, Unit.kind)
    ):
        counted = households if kind in HOUSEHOLD_KINDS else units
        for area_id in set(areas_around(tree, group, inner)):
            counted[area_id] += n
    return households, units


def _people(session: Session, tree: AreaTree) -> Counter[str]:
    wanted = select(Unit.area_id, Unit.inner_area_id, func.count()).join(Person, Person.unit_id == Unit.id)
    wanted = wanted.where(Unit.merged_into_id.is_(None), Person.status == "")
    people = Counter[str]()
    for group, inner, n in session.execute(wanted.group_by(Unit.area_id, Unit.inner_area_id)):
        for area_id in set(areas_around(tree, group, inner)):
            people[area_id] += n
    return people


def areas_around(tree: AreaTree, group_id: str, inner_id: str | None) -> Iterator[str]:
    """Give every area that a unit of this group and inner area is in, some maybe twice."""
    yield from (area.id for area in tree.above(group_id))
    if inner_id is not None and tree.holds(group_id, inner_id):
        yield from (area.id for area in tree.above(inner_id))
