"""What somebody typed, in all the ways it can be meant: which words are places around, which is the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from outreach.divisions.book import TOWNSHIP_DIGITS, Book
from outreach.divisions.names import TOWNSHIP_TAILS, VILLAGE_TAILS, bare, everyday
from outreach.divisions.place_words import (
    Spans,
    common,
    cuts_at_places,
    spans_spelled,
    spans_written,
)
from outreach.divisions.sought import Spelled, Written
from outreach.divisions.spelling import MOST as MOST_CUTS
from outreach.divisions.spelling import cuts

MOST_WORDS = 6
MOST_LETTERS = 40
MOST_READINGS = 16
SHORTEST_BARE = 2
_WORD = re.compile(r"[a-z]+|[^\sa-z,，、。;；/\\|·'’\"–—-]+")
_APART = re.compile(r"['’]")


@dataclass(frozen=True)
class Reading:
    """One way to mean it: a name looked for in some townships, or (None) everything there.

    `last` marks what is only tried when little else was found.
    """

    sought: Written | Spelled | None
    spans: Spans
    last: bool = False


def readings_of(book: Book, text: str, *, names_places: bool) -> list[Reading]:
    """Give the ways to mean a text, the plainest first; `names_places` where townships are looked for."""
    words = _words(text)
    everywhere: Spans = ((0, len(book.township_codes)),)
    endings = TOWNSHIP_TAILS if names_places else VILLAGE_TAILS
    tails = tuple(units for tail in endings if (units := book.alphabet.units(tail)) is not None)
    found = _meant(book, words, everywhere, tails)
    if (marked := _plain(text).split()[:MOST_WORDS]) != words:  # a mark may belong to a name: 第一、二社区
        found = _meant(book, marked, everywhere, tails)[: MOST_READINGS - MOST_CUTS] + found
    if len(words) > 1 and len({word.isascii() for word in words}) == 1:
        joined = _word(book, "".join(words), everywhere, tails)
        found[MOST_READINGS - MOST_CUTS :] = [
            replace(reading, last=True) for reading in joined if reading.sought is not None
        ]
    return list(dict.fromkeys(found))[:MOST_READINGS]


def _meant(book: Book, words: list[str], everywhere: Spans, tails: tuple[str, ...]) -> list[Reading]:
    """Give what words can mean one by one and together."""
    meant = [list(islice(_word(book, word, everywhere, tails), MOST_READINGS)) for word in words]
    return [reading for choice in islice(product(*meant), 4 * MOST_READINGS) for reading in _both(choice)]


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))[:MOST_WORDS]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[: 2 * MOST_LETTERS]).lower()
    return _APART.sub("", plain).replace("(", "（").replace(")", "）")[:MOST_LETTERS]


def _both(choice: tuple[Reading, ...]) -> Iterator[Reading]:
    """Give what words mean together, if they can: one name at most, and a place where all agree."""
    names = [part.sought for part in choice if part.sought is not None]
    if not choice or len(names) > 1:
        return
    spans = choice[0].spans
    for part in choice[1:]:
        spans = common(spans, part.spans)
    if spans:
        yield Reading(names[0] if names else None, spans)


def _word(book: Book, word: str, everywhere: Spans, tails: tuple[str, ...]) -> Iterator[Reading]:
    """Give what one word can be: a name anywhere, a place around, both run together."""
    if word.isascii() and word.isdecimal() and len(word) >= SHORTEST_BARE:
        yield Reading(None, (book.span(word[:TOWNSHIP_DIGITS]),))
    elif word.isascii() and word.isalpha():
        ways = [Spelled(cut, book.alphabet, tails) for cut in cuts(word, book.alphabet.syllables)]
        yield from (Reading(way, everywhere) for way in ways)
        yield Reading(None, spans_spelled(book, ways))
    else:
        yield from (Reading(name, everywhere) for name in _names(book, word, tails))
        yield Reading(None, spans_written(book, word, begun=True))
        for cut in cuts_at_places(book, word, everywhere):
            yield from (Reading(name, cut.spans) for name in _names(book, cut.rest, tails))
            if not cut.rest:
                yield Reading(None, cut.spans)


def _names(book: Book, written: str, tails: tuple[str, ...]) -> Iterator[Written]:
    """Give the name as typed, without 村民委员会 and the like, and without 村 too."""
    said = everyday(written)[0] if written else ""
    short = bare(said)
    for form in dict.fromkeys((said, short if len(short) >= SHORTEST_BARE else said)):
        units = book.alphabet.units(form)
        if units:
            yield Written(units, tails)
