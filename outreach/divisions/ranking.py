"""Which of the places found is meant: the whole name before its beginning, that before its middle."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.divisions.book import LINE, Layer
from outreach.divisions.place_words import Spans
from outreach.divisions.sought import Spelled, Where, Written

EXACT, TAILED, LISTED, BEGINS, INSIDE = range(5)
"""The name itself, the name but for 村 or the like, all of a named place, a beginning, somewhere inside."""
MANY = 1200
"""So many places are ranked one by one; of more the best are looked for first."""

Hit = tuple[int, int, int, int]
"""Rank, how many unusual readings it takes, length of the name, where it begins."""


def ranked(layer: Layer, sought: Written | Spelled, spans: Spans, limit: int) -> list[Hit]:
    """Give the names found in these townships, unsorted; all of them, or at least `limit` of the best."""
    hits = _gather(layer, sought, spans, Where.ANY, MANY)
    if len(hits) < MANY:
        return list(hits.values())
    for where, worst in ((Where.WHOLE, TAILED), (Where.HEAD, BEGINS)):
        best = _gather(layer, sought, spans, where, MANY)
        hits.update(best)
        if sum(rank <= worst for rank, *_ in best.values()) >= limit:
            break
    return list(hits.values())


def _gather(layer: Layer, sought: Written | Spelled, spans: Spans, where: Where, most: int) -> dict[int, Hit]:
    found: dict[int, Hit] = {}
    for at, end in _places(layer, sought, spans, where):
        start = at if where is not Where.ANY else layer.text.rfind(LINE, 0, at) + 1
        stop = layer.text.index(LINE, end)
        rank = _rank(layer.text[end:stop], start == at, sought.tails)
        hit = (rank, sought.oddity(layer.text, at), stop - start, start)
        found[start] = min(hit, found.get(start, hit))
        if len(found) >= most:
            break
    return found


def _places(layer: Layer, sought: Written | Spelled, spans: Spans, where: Where) -> Iterator[tuple[int, int]]:
    for lo, hi in spans:
        yield from sought.places(layer, layer.blocks[lo], layer.blocks[hi], where)


def _rank(rest: str, at_head: bool, tails: tuple[str, ...]) -> int:
    if not at_head:
        return INSIDE
    if not rest:
        return EXACT
    return TAILED if rest in tails else BEGINS
