"""Everything the page shows, read at once: the tree, the marked area with its doors, who answers for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.queries.areas import AreaDoor, AreaRow, area_tree, doors_in
from outreach.queries.patches import NOBODY, SEVERAL, PatchRow, patch_book
from outreach.queries.village import VillageRow, WorkerRow, village, workers

if TYPE_CHECKING:
    from outreach.workspace import Workspace


@dataclass(frozen=True)
class AreasSummary:
    """The page as it stands; `nobody` and `several` count the doors in no patch and in several."""

    place: VillageRow
    rows: tuple[AreaRow, ...]
    chosen: AreaRow
    doors: tuple[AreaDoor, ...]
    workers: tuple[WorkerRow, ...]
    patches: tuple[PatchRow, ...]
    nobody: int
    several: int

    def path(self) -> tuple[AreaRow, ...]:
        """Give the marked area and all it lies in, the village first."""
        by_id = {row.id: row for row in self.rows}
        path = [self.chosen]
        while (parent := by_id.get(path[0].parent_id or "")) is not None:
            path.insert(0, parent)
        return tuple(path)

    def who(self) -> dict[str, str]:
        """Name by area those who answer for it itself."""
        named: dict[str, list[str]] = {}
        for patch in self.patches:
            for area_id in patch.area_ids:
                named.setdefault(area_id, []).append(patch.name)
        return {area_id: "、".join(names) for area_id, names in named.items()}


def read_areas(workspace: Workspace, wanted: str) -> AreasSummary:
    """Read the page with the wanted area marked, the village where that is gone."""
    rows = workspace.ask(area_tree)
    book = workspace.ask(patch_book)
    chosen = next((row for row in rows if row.id == wanted), rows[0])
    return AreasSummary(
        place=workspace.ask(village),
        rows=rows,
        chosen=chosen,
        doors=workspace.ask(doors_in, chosen.id),
        workers=workspace.ask(workers),
        patches=book.rows,
        nobody=book.count(NOBODY),
        several=book.count(SEVERAL),
    )
