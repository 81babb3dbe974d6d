"""The tree of areas with how many households each holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.actions.area_tree import AreaTree, area_label, area_tree_of
from outreach.model import Area, Unit
from outreach.vocabulary import HOUSEHOLD_KINDS, AreaKind


@dataclass(frozen=True)
class AreaRow:
    """One area; `depth` is 0 for the village, `label` as people say it.

    `households` are those inside it, at any depth, each once; `units` shops, schools and the like.
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


def area_tree(session: Session) -> tuple[AreaRow, ...]:
    """Give every area from the village down, each before what lies in it, siblings in walking order."""
    tree = area_tree_of(session)
    households, units = _counts(session, tree)
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
    return tuple(unit for unit, group, inner in rows if inside & set(_where(tree, group, inner)))


def _counts(session: Session, tree: AreaTree) -> tuple[Counter[str], Counter[str]]:
    wanted = select(Unit.area_id, Unit.inner_area_id, Unit.kind, func.count())
    wanted = wanted.where(Unit.merged_into_id.is_(None))
    households, units = Counter[str](), Counter[str]()
    for group, inner, kind, n in session.execute(
        wanted.group_by(Unit.area_id, Unit.inner_area_id, Unit.kind)
    ):
        counted = households if kind in HOUSEHOLD_KINDS else units
        for area_id in set(_where(tree, group, inner)):
            counted[area_id] += n
    return households, units


def _where(tree: AreaTree, group_id: str, inner_id: str | None) -> Iterator[str]:
    """Give every area that a unit is in, some maybe twice."""
    yield from (area.id for area in tree.above(group_id))
    if inner_id is not None and tree.holds(group_id, inner_id):
        yield from (area.id for area in tree.above(inner_id))
