"""Measures two jobs in turns, so that a busy machine slows both."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """What our job takes and what its floor: seconds unless `unit` says else, the best of several turns.

    `title` and `against` name the two where a module measures more than one pair; a `note` stands in place of
    figures that this computer cannot give; `parts` are the pairs that it sums up, printed where asked for.
    """

    ours: float
    floor: float
    title: str = ""
    against: str = ""
    unit: str = "s"
    note: str = ""
    parts: tuple[Measured, ...] = ()

    @property
    def ratio(self) -> float:
        """Give how many times its floor our job takes."""
        return self.ours / self.floor


def in_turns(ours: Callable[[], object], floor: Callable[[], object], turns: int = 3) -> Measured:
    """Run both jobs alternately; the shortest time of each counts."""
    times = [(seconds(floor), seconds(ours)) for _ in range(turns)]
    return Measured(ours=min(pair[1] for pair in times), floor=min(pair[0] for pair in times))


def seconds(job: Callable[[], object]) -> float:
    """Time one job."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start
