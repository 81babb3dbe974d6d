"""Another kind for an area: what was a grid is a group, what was a group a natural village."""

from __future__ import annotations

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.area_tree import AreaTree, area_label, area_tree_of
from outreach.actions.areas import (
    AREA_MISPLACED,
    AREA_PRINTED,
    check_place,
    free_name,
    members_in,
    movable,
)
from outreach.actions.group_order import settle_groups
from outreach.errors import UserMistake, declare
from outreach.model import Area, PrintedPage, Unit
from outreach.vocabulary import AreaKind
from outreach.wording import mark

GROUP_IN_USE = declare(
    "group_in_use",
    mark("Households are counted under “{name}”: put them into another group first, then change its kind."),
)


def change_area_kind(act: Act, area_id: str, kind: AreaKind) -> None:
    """Say that an area is of another kind; what lies in it stays there. Raises UserMistake.

    What becomes a group takes the households in it under itself: figures are counted by group.
    """
    tree = area_tree_of(act.session)
    area = movable(tree, area_id)
    if area.kind == kind.value:
        return
    parent = tree.areas[str(area.parent_id)]
    _check_leaving(act, tree, area)
    check_place(tree, kind, parent)
    act.describe(mark("Change what {area} is"), area=area_label(area))
    name = free_name(tree, kind, area.name, parent.id, area)
    inside = list(tree.inside(area.id))
    if kind is AreaKind.GROUP and any(each.kind == AreaKind.GROUP for each in inside):
        raise UserMistake(AREA_MISPLACED, field="kind")
    members = members_in(act, tree, [each.id for each in inside])
    area.kind, area.name = kind.value, name
    for child in tree.children.get(area.id, ()):
        check_place(tree, AreaKind(child.kind), area)
    if kind is AreaKind.GROUP:
        area.position = 0
        _take_in(area, members)
    settle_groups(tree.areas.values())


def _check_leaving(act: Act, tree: AreaTree, area: Area) -> None:
    """See that a group is one no longer: households are counted under it, sheets were printed for it."""
    if area.kind != AreaKind.GROUP:
        return
    if any(unit.area_id == area.id for unit in members_in(act, tree, [area.id])):
        raise UserMistake(GROUP_IN_USE, field="kind", name=area_label(area))
    printed = select(func.count()).select_from(PrintedPage).where(PrintedPage.area_id == area.id)
    merged = select(func.count()).select_from(Unit).where(Unit.area_id == area.id)
    if act.session.scalar(printed) or act.session.scalar(merged):
        raise UserMistake(AREA_PRINTED, field="kind", name=area_label(area))


def _take_in(group: Area, members: list[Unit]) -> None:
    for unit in members:
        unit.area_id = group.id
        if unit.inner_area_id == group.id:
            unit.inner_area_id = None
