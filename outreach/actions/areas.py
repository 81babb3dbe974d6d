"""Changes of the tree of areas: natural villages, grids, groups, buildings, entrances (DOMAIN R4-R8)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from outreach.actions.act import Act
from outreach.actions.area_tree import AreaTree, area_label, area_tree_of
from outreach.actions.group_order import groups_of, is_by_name, number_groups, put_group, settle_groups
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_to_store
from outreach.model import Area, PatchPart, PrintedPage, Unit, new_id
from outreach.places import group_name, natural_key
from outreach.vocabulary import AreaKind
from outreach.wording import mark

AREA_UNKNOWN = declare("area_unknown", mark("This area is not in the ledger any more: choose another one."))
AREA_NAME_MISSING = declare("area_name_missing", mark("The area has no name yet: type it first."))
AREA_THERE = declare(
    "area_there", mark("“{name}” is there already: choose it, or give the new one another name.")
)
AREA_MISPLACED = declare(
    "area_misplaced",
    mark("It cannot stand there: an entrance stands in a building, and a group never in another group."),
)
AREA_IN_ITSELF = declare("area_in_itself", mark("An area cannot be put into itself: choose another place."))
AREA_IS_VILLAGE = declare(
    "area_is_village", mark("The village itself stays: its name is changed in the settings.")
)
AREA_IN_USE = declare(
    "area_in_use", mark("There is still something in “{name}”: put it into another area first.")
)
AREA_PRINTED = declare("area_printed", mark("Sheets were printed for “{name}”: keep it, or rename it."))
HOUSEHOLD_GONE = declare(
    "household_gone", mark("A household is not in the register any more: choose the others again.")
)

DEPTHS = {
    AreaKind.VILLAGE: 0,
    AreaKind.NATURAL_VILLAGE: 1,
    AreaKind.GRID: 1,
    AreaKind.GROUP: 1,
    AreaKind.BUILDING: 2,
    AreaKind.ENTRANCE: 3,
}
"""What may lie in what: a greater depth in a lesser one; those of depth 1 in one another too."""
LONGEST = 100


def add_area(act: Act, kind: AreaKind, name: str, parent_id: str | None = None) -> str:
    """Add an area, in the village itself unless a parent is named; gives its id. Raises UserMistake."""
    tree = area_tree_of(act.session)
    parent = tree.village if parent_id is None else known_area(tree, parent_id)
    check_place(tree, kind, parent)
    name = free_name(tree, kind, name, parent.id)
    siblings = tree.children.get(parent.id, [])
    position = max((area.position for area in siblings), default=0) + 1
    area = Area(id=new_id(), parent_id=parent.id, kind=kind.value, name=name, position=position)
    act.session.add(area)
    if kind is AreaKind.GROUP:
        area.position = 0
        settle_groups([*tree.areas.values(), area])
    act.describe(mark("Add the area {area}"), area=area_label(area))
    return area.id


def rename_area(act: Act, area_id: str, name: str) -> None:
    """Give an area another name; what was recorded there stays where it is. Raises UserMistake."""
    tree = area_tree_of(act.session)
    area = movable(tree, area_id)
    act.describe(mark("Rename the area {area}"), area=area_label(area))
    by_name = is_by_name(tree.areas.values())
    area.name = free_name(tree, AreaKind(area.kind), name, str(area.parent_id), area)
    if area.kind == AreaKind.GROUP and by_name:
        number_groups(sorted(groups_of(tree.areas.values()), key=lambda group: natural_key(group.name)))


def move_area(act: Act, area_id: str, parent_id: str, before_id: str | None = None) -> None:
    """Put an area with all that is in it elsewhere, at the end or before a sibling. Raises UserMistake.

    A group that only comes into another area is walked when it was before.
    Households go with it: where it comes into another group they are of that group from now on.
    """
    tree = area_tree_of(act.session)
    area, parent = movable(tree, area_id), known_area(tree, parent_id)
    moved = list(tree.inside(area.id))
    if parent in moved:
        raise UserMistake(AREA_IN_ITSELF, field="parent")
    for each in moved:
        check_place(tree, AreaKind(each.kind), parent, inner=each is not area)
    free_name(tree, AreaKind(area.kind), area.name, parent.id, area)
    group_before = tree.group_of(area.id)
    members = members_in(act, tree, [each.id for each in moved])
    here = area.parent_id == parent.id
    area.parent_id = parent.id
    siblings = [each for each in tree.children.get(parent.id, []) if each is not area]
    if area.kind != AreaKind.GROUP:
        _number(siblings, area, before_id)
    elif here or before_id is not None:
        put_group(tree.areas.values(), area, _next_group(siblings, before_id))
    group = area_tree_of(act.session).group_of(area.id)
    if group is not None and group is not group_before:
        for unit in members:
            unit.area_id = group.id
    act.describe(mark("Move the area {area}"), area=area_label(area))


def put_households(act: Act, area_id: str, unit_ids: Sequence[str]) -> None:
    """Put households into an area; into one inside a group they come under that group. Raises UserMistake.

    Put into the village itself they are in their group and in nothing else.
    """
    tree = area_tree_of(act.session)
    area, group = known_area(tree, area_id), tree.group_of(area_id)
    units = [act.session.get(Unit, unit_id) for unit_id in dict.fromkeys(unit_ids)]
    for unit in units:
        if unit is None or unit.merged_into_id is not None:
            raise UserMistake(HOUSEHOLD_GONE, field="households")
        if group is not None:
            unit.area_id = group.id
        unit.inner_area_id = None if area.kind in (AreaKind.VILLAGE, AreaKind.GROUP) else area.id
    act.describe(mark("Put {n} households into {area}"), n=len(units), area=tree.label(area.id))


def remove_area(act: Act, area_id: str) -> None:
    """Remove an area that nothing is in. Raises UserMistake."""
    tree = area_tree_of(act.session)
    area = movable(tree, area_id)
    if tree.children.get(area.id) or members_in(act, tree, [area.id]):
        raise UserMistake(AREA_IN_USE, field="area", name=area_label(area))
    printed = select(func.count()).select_from(PrintedPage).where(PrintedPage.area_id == area.id)
    if act.session.scalar(printed):
        raise UserMistake(AREA_PRINTED, field="area", name=area_label(area))
    _let_go(act, area.id)
    for part in act.session.scalars(select(PatchPart).where(PatchPart.area_id == area.id)):
        act.session.delete(part)
    act.session.delete(area)
    act.describe(mark("Remove the area {area}"), area=area_label(area))


def known_area(tree: AreaTree, area_id: str) -> Area:
    """Give an area of the tree. Raises UserMistake."""
    if area_id not in tree.areas:
        raise UserMistake(AREA_UNKNOWN, field="area")
    return tree.areas[area_id]


def movable(tree: AreaTree, area_id: str) -> Area:
    """Give an area that may be changed: any but the village itself. Raises UserMistake."""
    area = known_area(tree, area_id)
    if area.kind == AreaKind.VILLAGE:
        raise UserMistake(AREA_IS_VILLAGE, field="area")
    return area


def check_place(tree: AreaTree, kind: AreaKind, parent: Area, *, inner: bool = False) -> None:
    """Refuse a place that the kind cannot stand in; `inner` for what moves along with what it lies in."""
    depth, around = DEPTHS[kind], DEPTHS[AreaKind(parent.kind)]
    fits = inner or depth > around or depth == around == DEPTHS[AreaKind.GROUP]
    if not fits or (kind is AreaKind.GROUP and tree.group_of(parent.id)):
        raise UserMistake(AREA_MISPLACED, field="parent")


def free_name(tree: AreaTree, kind: AreaKind, name: str, parent_id: str, itself: Area | None = None) -> str:
    """Give the name as stored. A group's is free in the whole village: figures are told apart by it."""
    name = fit_to_store(" ".join(name.split())[:LONGEST], "name")
    name = group_name(name) if kind is AreaKind.GROUP else name
    if not name:
        raise UserMistake(AREA_NAME_MISSING, field="name")
    groups = [area for area in tree.areas.values() if area.kind == AreaKind.GROUP]
    others = groups if kind is AreaKind.GROUP else tree.children.get(parent_id, [])
    if any(other.name == name and other.kind == kind and other is not itself for other in others):
        raise UserMistake(AREA_THERE, field="name", name=name)
    return name


def members_in(act: Act, tree: AreaTree, area_ids: Sequence[str]) -> list[Unit]:
    """Give the standing units that are in one of these areas now."""
    wanted = select(Unit).where(Unit.merged_into_id.is_(None))
    wanted = wanted.where(or_(Unit.area_id.in_(area_ids), Unit.inner_area_id.in_(area_ids)))
    return [
        unit
        for unit in act.session.scalars(wanted)
        if unit.area_id in area_ids or tree.holds(unit.area_id, unit.inner_area_id)
    ]


def _let_go(act: Act, area_id: str) -> None:
    """Take from an area those that are in it no more: merged units, and units that went to another group."""
    for unit in act.session.scalars(select(Unit).where(Unit.inner_area_id == area_id)):
        unit.inner_area_id = None
    for unit in act.session.scalars(select(Unit).where(Unit.area_id == area_id)):
        unit.area_id = act.session.get_one(Unit, unit.merged_into_id).area_id


def _next_group(siblings: list[Area], before_id: str | None) -> str | None:
    """Give the group that stands at a sibling or next after it."""
    place = next((nth for nth, each in enumerate(siblings) if each.id == before_id), len(siblings))
    return next((each.id for each in siblings[place:] if each.kind == AreaKind.GROUP), None)


def _number(siblings: list[Area], area: Area, before_id: str | None) -> None:
    """Number siblings with the area among them; groups keep the walking order of the whole village."""
    place = next((nth for nth, each in enumerate(siblings) if each.id == before_id), len(siblings))
    siblings.insert(place, area)
    for position, each in enumerate(siblings, 1):
        if each.kind != AreaKind.GROUP and each.position != position:
            each.position = position
