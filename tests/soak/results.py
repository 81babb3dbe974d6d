"""What one job of the soak found: how much was done, what went wrong, and the seed to see it again."""

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
    """`bad` holds one line a failure; the figure is reached where it is empty."""

    what: str
    wanted: str
    seed: int
    done: int = 0
    note: str = ""
    bad: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def fail(self, words: str) -> None:
        self.bad.append(words)


def chance(seed: int, what: str) -> random.Random:
    """The dice of one job: the same for the same seed."""
    return random.Random(f"{seed} {what}")


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder of its own, gone afterwards."""
    folder = Path(mkdtemp(prefix="doorbook-soak-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
