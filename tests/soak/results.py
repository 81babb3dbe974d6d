"""What one part of the soak found: how much was done, what went wrong, and the seed to see it again."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp


@dataclass
class Result:
    """`bad` holds one line a failure; `counts` add up over the parts, of `peaks` the highest stays."""

    what: str
    seed: int
    done: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def fail(self, words: str) -> None:
        self.bad.append(f"{words} (seed {self.seed})")

    def count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number

    def peak(self, what: str, height: float) -> None:
        self.peaks[what] = max(self.peaks.get(what, 0.0), height)

    def add(self, part: Result) -> None:
        """Take in what another part of the same figure found."""
        self.done += part.done
        self.seconds += part.seconds
        self.bad += part.bad
        for what, number in part.counts.items():
            self.count(what, number)
        for what, height in part.peaks.items():
            self.peak(what, height)


def chance(seed: int, what: str) -> random.Random:
    """The dice of one part: the same for the same seed."""
    return random.Random(f"{seed} {what}")


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder of its own, gone afterwards."""
    folder = Path(mkdtemp(prefix="doorbook-soak-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
