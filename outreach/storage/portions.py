"""Ids in portions: of many, one statement names only so many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

CHUNK = 5000
Id = TypeVar("Id", int, str)


def chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Give ids in order and in portions that one statement can name."""
    ordered = sorted(ids)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
