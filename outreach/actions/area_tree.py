"""The tree of areas as it stands: what is above an area, what inside it, which group it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Area
from outreach.places import group_label, natural_key
from outreach.vocabulary import AreaKind


@dataclass
class AreaTree:
    """All areas by id, and the children of each in the order in which they are shown."""

    areas: dict[str, Area]
    children: dict[str | None, list[Area]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for area in self.areas.values():
            self.children.setdefault(area.parent_id, []).append(area)
        for siblings in self.children.values():
            siblings.sort(key=lambda area: (area.position, natural_key(area.name), area.id))

    @property
    def village(self) -> Area:
        """Give the village, in which everything else is."""
        return next(area for area in self.areas.values() if area.kind == AreaKind.VILLAGE)

    def above(self, area_id: str) -> list[Area]:
        """Give the area and all it lies in, the innermost first."""
        found: list[Area] = []
        at: str | None = area_id
        while at is not None and self.areas[at] not in found:
            found.append(self.areas[at])
            at = self.areas[at].parent_id
        return found

    def inside(self, area_id: str) -> Iterator[Area]:
        """Give the area and all that lies in it, from above to below."""
        yield self.areas[area_id]
        for child in self.children.get(area_id, ()):
            yield from self.inside(child.id)

    def group_of(self, area_id: str) -> Area | None:
        """Give the group that the area is or lies in."""
        return next((area for area in self.above(area_id) if area.kind == AreaKind.GROUP), None)

    def holds(self, group_id: str, inner_id: str | None) -> bool:
        """Tell whether a unit of this group can be in this inner area: no other group has it."""
        if inner_id is None:
            return False
        group = self.group_of(inner_id)
        return group is None or group.id == group_id

    def label(self, area_id: str) -> str:
        """Write an area as people say it, with what it lies in below the village: 东庄3组2幢."""
        names = [area_label(area) for area in self.above(area_id) if area.kind != AreaKind.VILLAGE]
        return "".join(reversed(names)) or self.areas[area_id].name


def area_label(area: Area) -> str:
    """Write one area as people say it: 3组."""
    return group_label(area.name) if area.kind == AreaKind.GROUP else area.name


def area_tree_of(session: Session) -> AreaTree:
    """Read the tree."""
    return AreaTree({area.id: area for area in session.scalars(select(Area))})
