"""What a search over the list found."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.queries.search import SearchHit

MOST_FOUND = 2000


@dataclass(frozen=True)
class Answer:
    """What a search found; an answer that comes too late has an old turn."""

    turn: int
    text: str
    hits: tuple[SearchHit, ...]
