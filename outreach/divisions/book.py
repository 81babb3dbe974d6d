"""The national list of divisions as it lies in its file: opened at the first question, searched in place.

Names are kept as text of 16-bit units, one unit a character: the high byte is the character's class, of
characters that are read alike, so that the high bytes alone can be searched by pinyin. Made by
resources/divisions/build.py from the 2023 edition of the statistical division codes.
"""

from __future__ import annotations

import sys
import zipfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "divisions" / "villages-2023.zip"
LINE = "\0"
"""Ends each name, alone in class 0; the text begins with one too."""
SURROGATES = range(0xD8, 0xE0)
"""High bytes that no single unit of text may have."""
TOWNSHIP_DIGITS = 9
VOWELS = frozenset("aeiouv")
UNNAMED_CITIES = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")

Span = tuple[int, int]
"""Townships from the first up to the second."""


@dataclass(frozen=True, eq=False)
class Alphabet:
    """The characters of all names: `code` to a unit of text, and each unit's readings, the usual first."""

    code: dict[str, str]
    letter: dict[str, str]
    ways: dict[str, tuple[str, ...]]

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Give every reading there is of a character; letters without a vowel are none."""
        ways = frozenset(way for ways in self.ways.values() for way in ways)
        return frozenset(way for way in ways if VOWELS.intersection(way) and way not in "iuv")

    @cached_property
    def class_ways(self) -> dict[int, frozenset[str]]:
        """Give the readings of each class."""
        found: dict[int, set[str]] = {}
        for unit, ways in self.ways.items():
            found.setdefault(ord(unit) >> 8, set()).update(ways)
        return {nth: frozenset(ways) for nth, ways in found.items()}

    def units(self, written: str) -> str | None:
        """Give a text as units; None where a character stands in no name at all."""
        found = [self.code.get(letter) for letter in written]
        return None if None in found else "".join(unit for unit in found if unit)

    def read(self, units: str) -> str:
        """Give the characters of a text of units."""
        return "".join(self.letter[unit] for unit in units)


@dataclass(frozen=True)
class Layer:
    """The names of one level, one a line; `blocks` says where the lines of each township begin.

    In the layer of provinces, cities and counties each has a block of its own.
    """

    text: str
    classes: bytes
    blocks: array[int]

    def line(self, at: int) -> str:
        """Give the name that begins at a place of the text."""
        return self.text[at : self.text.index(LINE, at)]

    def block(self, at: int) -> int:
        """Give the number of the block that a place of the text is in."""
        return bisect_right(self.blocks, at) - 1


@dataclass(frozen=True)
class Book:
    """Everything in the file; townships and villages are numbered in the order of their codes."""

    alphabet: Alphabet
    upper: dict[str, str]
    uppers: Layer
    township_codes: tuple[str, ...]
    townships: Layer
    villages: Layer
    first_village: array[int]
    village_codes: array[int]
    village_endings: bytes

    def span(self, code: str) -> Span:
        """Give the townships whose codes begin with these digits, at most nine."""
        codes = self.township_codes
        return bisect_left(codes, code), bisect_left(codes, code + ":")

    @cached_property
    def upper_codes(self) -> tuple[str, ...]:
        """Give the codes of provinces, cities and counties in the order of their layer."""
        return tuple(self.upper)

    def upper_name(self, code: str) -> str:
        """Give the name of a province, city or county, "" for a city that is none."""
        name = self.upper.get(code, "")
        return "" if len(code) == 4 and name in UNNAMED_CITIES else name


@cache
def book() -> Book:
    """Read the file, once; about a tenth of a second and 20 MiB."""
    with zipfile.ZipFile(FILE) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    alphabet = _alphabet(parts["alphabet.txt"].decode())
    upper = dict(line.split("\t") for line in parts["upper.txt"].decode().split("\n"))
    digits = parts["township_codes.txt"].decode()
    codes = tuple(digits[at : at + TOWNSHIP_DIGITS] for at in range(0, len(digits), TOWNSHIP_DIGITS))
    first = array("I", accumulate(_units(parts["village_counts.bin"]), initial=0))
    townships, villages = parts["township_names.bin"], parts["village_names.bin"]
    return Book(
        alphabet=alphabet,
        upper=upper,
        uppers=_layer_of(alphabet, upper.values()),
        township_codes=codes,
        townships=_layer(townships, parts["township_lengths.bin"]),
        villages=_layer(villages, parts["village_lengths.bin"]),
        first_village=first,
        village_codes=_units(parts["village_codes.bin"]),
        village_endings=parts["village_endings.bin"],
    )


def _alphabet(lines: str) -> Alphabet:
    code, ways = dict[str, str](), {LINE: tuple[str, ...]()}
    for line in lines.split("\n"):
        unit, letter, *read = line.split(" ")
        code[letter] = chr(int(unit, 16))
        ways[code[letter]] = tuple(read)
    return Alphabet(code, {unit: letter for letter, unit in code.items()}, ways)


def _layer(units: bytes, lengths: bytes) -> Layer:
    blocks = array("I", accumulate(_units(lengths), initial=1))
    return Layer(units.decode("utf-16-le"), units[1::2], blocks)


def _layer_of(alphabet: Alphabet, names: Iterable[str]) -> Layer:
    lines = ["", *(alphabet.units(name) or "" for name in names)]
    text = "".join(line + LINE for line in lines)
    blocks = array("I", accumulate((len(line) + 1 for line in lines[1:]), initial=1))
    return Layer(text, text.encode("utf-16-le")[1::2], blocks)


def _units(data: bytes) -> array[int]:
    units = array("H")
    units.frombytes(data)
    if sys.byteorder == "big":
        units.byteswap()
    return units
