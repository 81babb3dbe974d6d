"""The order in which one walks the groups: by their names, unless somebody put them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach.model import Area
from outreach.places import natural_key


def groups_of(areas: Iterable[Area]) -> list[Area]:
    """Give the groups among areas as one walks them; those without a place of their own yet come last."""
    groups = [area for area in areas if area.kind == "group"]
    return sorted(groups, key=lambda area: (not area.position, area.position or 0, natural_key(area.name)))


def settle_groups(areas: Iterable[Area]) -> None:
    """Give each group without a place one: before the first whose name comes after its own (2 before 10).

    The others stay in the order that somebody may have given them.
    """
    order: list[Area] = []
    for group in groups_of(areas):
        if group.position:
            order.append(group)
            continue
        own = natural_key(group.name)
        after = (nth for nth, other in enumerate(order) if natural_key(other.name) > own)
        order.insert(next(after, len(order)), group)
    number_groups(order)


def put_group(areas: Iterable[Area], group: Area, before_id: str | None) -> None:
    """Put a group before another one, or behind the last that lies in the same area."""
    others = [one for one in groups_of(areas) if one is not group]
    beside = [nth for nth, one in enumerate(others) if one.parent_id == group.parent_id]
    last = beside[-1] + 1 if beside else len(others)
    place = next((nth for nth, one in enumerate(others) if one.id == before_id), last)
    others.insert(place, group)
    number_groups(others)


def is_by_name(areas: Iterable[Area]) -> bool:
    """Tell whether the groups stand in the order of their names."""
    keys = [natural_key(group.name) for group in groups_of(areas)]
    return keys == sorted(keys)


def number_groups(order: Sequence[Area]) -> None:
    """Number groups in this order; what stands right stays untouched."""
    for position, group in enumerate(order, 1):
        if group.position != position:
            group.position = position
