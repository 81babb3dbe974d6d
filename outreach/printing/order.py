"""What is asked of a paper: for which part of the village, which doors, and how it is to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Doors(StrEnum):
    """Which of the due households stand on the sheets."""

    ALL = "all"
    UNSIGNED = "unsigned"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class PaperOrder:
    """What is printed: a group or all (None), or exactly these units; `staff` None = whoever goes there.

    `options` holds the paper's own choices by their codes, every one of them (`PaperKind.order`); `words` are
    texts being edited, by path, None for those the ledger keeps.
    """

    group: str | None = None
    unit_ids: tuple[str, ...] = ()
    doors: Doors = Doors.ALL
    staff: tuple[str, ...] | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] | None = None
