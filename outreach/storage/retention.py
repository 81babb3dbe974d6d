"""Which backups stay: by their number, so that a clock that is wrong for a day costs none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

LAST, DAILY, WEEKLY, MONTHLY = 10, 12, 10, 9
LEAST_VERIFIED = 3


class Made(Protocol):
    """What is asked of a backup: when it says that it was made."""

    @property
    def made_at(self) -> datetime:
        """Give the clock of that moment, right or wrong."""


T = TypeVar("T", bound=Made)


def to_keep(rows: Sequence[T]) -> list[T]:
    """Give those that stay of backups ordered by number, the newest first.

    The last ten, then the newest of each of the last 12 days, 10 weeks and 9 months that have one.
    """
    kept = set(range(min(LAST, len(rows))))
    for most, label in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept |= set(_newest_of_each(rows, most, label))
    return [rows[place] for place in sorted(kept)]


def _newest_of_each(rows: Sequence[Made], most: int, label: Callable[[datetime], object]) -> list[int]:
    seen: dict[object, int] = {}
    for place, row in enumerate(rows):
        seen.setdefault(label(row.made_at), place)
    return list(seen.values())[:most]


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
