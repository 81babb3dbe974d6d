"""Looks villages and townships up, by everything people may type of them."""

from __future__ import annotations

import unicodedata

from outreach.divisions.book import LINE, TOWNSHIP_DIGITS, Book, Layer, book
from outreach.divisions.names import as_listed
from outreach.divisions.place_words import Spans
from outreach.divisions.question import Reading, readings_of
from outreach.divisions.ranking import LISTED, Hit, ranked
from outreach.divisions.rows import DivisionRow, TownshipRow

LIMIT = 20
VILLAGE_DIGITS = 12
MOST_DIGITS = 40
GOOD = 1
"""Ranks up to this one need no looser reading of what was typed."""


def find_villages(text: str, limit: int = LIMIT) -> tuple[DivisionRow, ...]:
    """Look villages up, the likeliest first: names, pinyin or initials, codes, with or without places.

    Words may stand in any order and narrow one another down: 洋口镇 周新庄, 洋口周新庄, yangkou zxz,
    320623101. The ending (村委会, 社区 ...) may be left out. Source: statistical division codes, 2023.
    """
    here = book()
    if len(code := _code(text)) > TOWNSHIP_DIGITS:
        return tuple(row for row in _in_township(here, code) if row.code.startswith(code))[:limit]
    return tuple(_village(here, at) for at in _look_up(here, here.villages, text, limit))


def find_townships(text: str, limit: int = LIMIT) -> tuple[TownshipRow, ...]:
    """Look townships and streets up in the same way; a village's code finds its township."""
    here = book()
    if len(code := _code(text)) > TOWNSHIP_DIGITS:
        text = code[:TOWNSHIP_DIGITS]
    layer = here.townships
    return tuple(_township(here, layer.block(at)) for at in _look_up(here, layer, text, limit))


def village_by_code(code: str) -> DivisionRow | None:
    """Give the village with this 12-digit code, if there is one in the list."""
    if len(code) != VILLAGE_DIGITS or not (code.isascii() and code.isdecimal()):
        return None
    return next((row for row in _in_township(book(), code) if row.code == code), None)


def _code(text: str) -> str:
    """Give the digits typed, a household's 18 cut down to its village; "" where something else is typed."""
    digits = unicodedata.normalize("NFKC", text[:MOST_DIGITS]).strip()
    return digits[:VILLAGE_DIGITS] if digits.isascii() and digits.isdecimal() else ""


def _look_up(here: Book, layer: Layer, text: str, limit: int) -> list[int]:
    """Give where in the layer the names found begin, the likeliest first."""
    best: dict[int, tuple[int, ...]] = {}
    for nth, reading in enumerate(readings_of(here, text, names_places=layer is here.townships)):
        if sum(rank <= GOOD for rank, *_ in best.values()) >= limit or (reading.last and len(best) >= limit):
            break
        for rank, oddity, length, at in _hits(layer, reading, limit):
            key = (rank, oddity, nth, length)
            best[at] = min(key, best.get(at, key))
    return sorted(best, key=lambda at: (*best[at], at))[:limit]


def _hits(layer: Layer, reading: Reading, limit: int) -> list[Hit]:
    if reading.sought is not None:
        return ranked(layer, reading.sought, reading.spans, limit)
    return [(LISTED, 0, 0, at) for at in _lines(layer, reading.spans, limit)]


def _lines(layer: Layer, spans: Spans, limit: int) -> list[int]:
    found: list[int] = []
    for lo, hi in spans:
        at, end = layer.blocks[lo], layer.blocks[hi]
        while at < end and len(found) < limit:
            found.append(at)
            at += len(layer.line(at)) + 1
    return found


def _in_township(here: Book, code: str) -> list[DivisionRow]:
    lo, hi = here.span(code[:TOWNSHIP_DIGITS])
    layer = here.villages
    return [_village(here, at) for at in _lines(layer, ((lo, hi),), len(layer.text))]


def _village(here: Book, at: int) -> DivisionRow:
    layer = here.villages
    nth = layer.block(at)
    village = here.first_village[nth] + layer.text.count(LINE, layer.blocks[nth], at)
    name = here.alphabet.read(layer.line(at))
    township = _township(here, nth)
    return DivisionRow(
        code=f"{township.code}{here.village_codes[village]:03}",
        name=name,
        township=township.name,
        county=township.county,
        city=township.city,
        province=township.province,
        listed=as_listed(name, here.village_endings[village]),
    )


def _township(here: Book, nth: int) -> TownshipRow:
    code, layer = here.township_codes[nth], here.townships
    return TownshipRow(
        code=code,
        name=here.alphabet.read(layer.line(layer.blocks[nth])),
        county=here.upper_name(code[:6]),
        city=here.upper_name(code[:4]),
        province=here.upper_name(code[:2]),
    )
