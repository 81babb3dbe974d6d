"""Where in the country a look-up is narrowed to: provinces, cities, counties and townships as typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach.divisions.book import Book, Layer, Span
from outreach.divisions.names import is_upper_ending
from outreach.divisions.sought import Spelled, Where, Written

SHORTEST, LONGEST = 2, 12
MOST_SPANS = 600
"""A word that begins the names of more divisions than these narrows nothing down."""

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Cut:
    """One way to read a text without spaces: where it says to look, and what is left to look for."""

    spans: Spans
    rest: str


def spans_written(book: Book, word: str, *, begun: bool) -> Spans:
    """Give the townships in what is called so; `begun` takes names that only begin so."""
    units = book.alphabet.units(word)
    if units is None or len(word) < SHORTEST:
        return ()
    sought, found = Written(units, ()), list[Span]()
    for layer in (book.uppers, book.townships):
        for at, end in sought.places(layer, 1, len(layer.text), Where.HEAD):
            if begun or is_upper_ending(book.alphabet.read(layer.line(end))):
                found.append(_span(book, layer, at))
    return joined(found)


def spans_spelled(book: Book, ways: Iterable[Spelled]) -> Spans:
    """Give the townships in what may be read so."""
    return joined(
        _span(book, layer, at)
        for sought in ways
        if len(sought.pieces) >= SHORTEST
        for layer in (book.uppers, book.townships)
        for at, _ in sought.places(layer, 1, len(layer.text), Where.HEAD)
    )


def _span(book: Book, layer: Layer, at: int) -> Span:
    nth = layer.block(at)
    return (nth, nth + 1) if layer is book.townships else book.span(book.upper_codes[nth])


def cuts_at_places(book: Book, text: str, within: Spans) -> Iterator[Cut]:
    """Read a text without spaces as places one after the other, and a rest: 如东县洋口镇周新庄村.

    Those with most places come first, and of these the longest.
    """
    for end in range(min(len(text), LONGEST), SHORTEST - 1, -1):
        spans = common(within, spans_written(book, text[:end], begun=False))
        if spans:
            yield from cuts_at_places(book, text[end:], spans)
            yield Cut(spans, text[end:])


def joined(spans: Iterable[Span]) -> Spans:
    """Give the same townships in order, none twice; nothing where they are too many to mean something."""
    found: list[Span] = []
    for lo, hi in sorted(spans):
        if found and lo <= found[-1][1]:
            found[-1] = (found[-1][0], max(hi, found[-1][1]))
        elif lo < hi:
            found.append((lo, hi))
    return tuple(found) if len(found) <= MOST_SPANS else ()


def common(one: Spans, other: Spans) -> Spans:
    """Give the townships in both."""
    found: list[Span] = []
    left, right = 0, 0
    while left < len(one) and right < len(other):
        lo, hi = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if lo < hi:
            found.append((lo, hi))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)
