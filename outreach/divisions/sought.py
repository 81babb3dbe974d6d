"""What is looked for in the names of a level: characters as written, or syllables as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from outreach.divisions.book import LINE, Alphabet, Layer
from outreach.divisions.spelling import reads_as

LINE_BIT = 0x80
MOST_BITS = 7


class Where(Enum):
    """Where in a name it must stand: all of it (but for the tail), at its head, anywhere."""

    WHOLE = 0
    HEAD = 1
    ANY = 2


@dataclass(frozen=True)
class Written:
    """Characters, as units of text; `tails` the name may have after them and still be meant by them."""

    units: str
    tails: tuple[str, ...]

    def places(self, layer: Layer, lo: int, hi: int, where: Where) -> Iterator[tuple[int, int]]:
        """Give beginning and end of each place between `lo` and `hi`, in order within each tail."""
        head = 0 if where is Where.ANY else 1
        tails = [tail + LINE for tail in self.tails] if where is Where.WHOLE else [""]
        for tail in tails:
            wanted = LINE * head + self.units + tail
            at = layer.text.find(wanted, lo - head, hi)
            while at >= 0:
                yield at + head, at + head + len(self.units)
                at = layer.text.find(wanted, at + 1, hi)

    def oddity(self, text: str, at: int) -> int:
        """Count nothing: characters are what they are."""
        return 0


@dataclass(frozen=True)
class Spelled:
    """Syllables, whole or begun; found by the classes of characters first, then by their readings."""

    pieces: tuple[str, ...]
    alphabet: Alphabet
    tails: tuple[str, ...] = ()

    def places(self, layer: Layer, lo: int, hi: int, where: Where) -> Iterator[tuple[int, int]]:
        """Give beginning and end of each place between `lo` and `hi`, in order."""
        table, pattern = _pattern(self.pieces, self.alphabet)
        head = 0 if where is Where.ANY else 1
        line = bytes([LINE_BIT])
        wanted = line * head + pattern
        if where is Where.WHOLE:
            wanted += b"(?=[^" + line + b"]{0,3}" + line + b")"
        base = lo - 1
        for hit in re.finditer(wanted, layer.classes[base:hi].translate(table), re.DOTALL):
            at = base + hit.start() + head
            if self.read_at(layer.text, at):
                yield at, at + len(self.pieces)

    def read_at(self, text: str, at: int) -> bool:
        """Tell whether the units from here on can be read so."""
        return all(text[at + nth] in units for nth, (units, _) in enumerate(self._units))

    def oddity(self, text: str, at: int) -> int:
        """Count the units whose reading here is not their usual one."""
        return sum(text[at + nth] not in usual for nth, (_, usual) in enumerate(self._units))

    @cached_property
    def _units(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        last = len(self.pieces) - 1
        return tuple(_read_as(piece, nth < last, self.alphabet) for nth, piece in enumerate(self.pieces))


@lru_cache(maxsize=256)
def _read_as(piece: str, ended: bool, alphabet: Alphabet) -> tuple[frozenset[str], frozenset[str]]:
    """Give the units that may be read so, and those that usually and fully are.

    A syllable that has `ended`, since another follows, is not the beginning of a longer one.
    """
    whole = ended and piece in alphabet.syllables
    may = {unit: ways for unit, ways in alphabet.ways.items() if reads_as(ways, piece, whole=whole)}
    full = piece in alphabet.syllables
    usual = (unit for unit, ways in may.items() if reads_as(ways[:1], piece, whole=full))
    return frozenset(may), frozenset(usual)


@lru_cache(maxsize=64)
def _pattern(pieces: tuple[str, ...], alphabet: Alphabet) -> tuple[bytes, bytes]:
    """Give the table from class to the bits of the pieces it may be, and what to look for in the bits."""
    bits = {piece: 1 << nth for nth, piece in enumerate(list(dict.fromkeys(pieces))[:MOST_BITS])}
    table = bytearray(256)
    for nth, ways in alphabet.class_ways.items():
        table[nth] = sum(bit for piece, bit in bits.items() if reads_as(ways, piece, whole=False))
    table[ord(LINE)] = LINE_BIT
    return bytes(table), b"".join(_one_of(table, bits.get(piece, 0)) for piece in pieces)


def _one_of(table: bytearray, bit: int) -> bytes:
    """Give the pattern of any class with this bit; of any character where no class or no bit is known."""
    masks = sorted({mask for mask in table if mask < LINE_BIT and mask & bit})
    if len(masks) == 1:
        return re.escape(bytes(masks))
    return b"[" + b"".join(re.escape(bytes([mask])) for mask in masks) + b"]" if masks else b"[^\x80]"
