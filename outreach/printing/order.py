"""What is asked of a paper: for which part of the village, which doors, and how it is to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from outreach.queries.patches import PatchBook
from outreach.wording import zh


class Doors(StrEnum):
    """Which of the due households stand on the sheets."""

    ALL = "all"
    UNSIGNED = "unsigned"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class PatchDoors:
    """The doors of a patch: whose (`queries.patches`), which ids (None = every one), who goes, a title."""

    who: str = ""
    ids: frozenset[str] | None = None
    staff: tuple[str, ...] | None = None
    title: str = ""

    def holds(self, unit_id: str) -> bool:
        """Tell whether a door is among them."""
        return self.ids is None or unit_id in self.ids


EVERY_DOOR = PatchDoors()


def patch_doors(book: PatchBook, who: str) -> PatchDoors:
    """Give the doors of a worker's patch, or of NOBODY or SEVERAL; "" means every door."""
    if not who:
        return EVERY_DOOR
    ids = book.units(who)
    name = next((row.name for row in book.rows if row.worker_id == who), "")
    return PatchDoors(who, ids, (name,), zh("{name}'s patch", name=name)) if name else PatchDoors(who, ids)


@dataclass(frozen=True)
class PaperOrder:
    """What is printed: a group or all (None), or exactly these units; `staff` None = whoever goes there.

    `patch` keeps to the doors of one worker.

    `options` holds the paper's own choices by their codes, every one of them (`PaperKind.order`); `words` are
    texts being edited, by path, None for those the ledger keeps.
    """

    group: str | None = None
    unit_ids: tuple[str, ...] = ()
    doors: Doors = Doors.ALL
    staff: tuple[str, ...] | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] | None = None
    patch: PatchDoors = EVERY_DOOR
