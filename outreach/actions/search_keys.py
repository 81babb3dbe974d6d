"""Every way a villager would look a household or person up, as keys that begin with what is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from outreach.codes import RANDOM_PART
from outreach.model.search import KeyKind
from outreach.places import group_label, numbers_key, place_label
from outreach.readings import spoken

Key = tuple[int, str]
CODE, NO, NAME, PINYIN, INITIALS, DOOR, PHONE, ID, NAME_PART, DOOR_PART = map(int, KeyKind)
"""Plain numbers: the driver takes them three times as fast as members of an enumeration."""
MOST_LETTERS = 200
MOST_PARTS = 40
"""Parts that begin further on in a name or address are not found: nobody looks for them."""
IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]{1,40}")
READ = 12
"""So many letters of a name are read aloud."""


def plain(text: str) -> str:
    """Fold text as keys and queries compare it: half width, lower case, no blanks."""
    if IDEOGRAPHS.fullmatch(text):
        return text  # nearly every name: nothing to fold
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    lower = folded.lower()
    return (lower if lower.isalnum() else "".join(lower.split()))[:MOST_LETTERS]


def code_keys(code: str) -> Iterator[Key]:
    """Give the keys of a code on paper, whole and as people read it out."""
    yield CODE, code.lower()
    yield CODE, plain(code[RANDOM_PART])


def door_keys(group: str, door: str, address: str) -> Iterator[Key]:
    """Give the keys of a place: as said, as numbers, as the roster writes it."""
    numbers = numbers_key(f"{group_label(group)} {door}")
    for value in {plain(place_label(group, door)), numbers, plain(address)}:
        yield DOOR, value
        for start in range(1, min(len(value), MOST_PARTS)):
            yield DOOR_PART, value[start:]


def name_keys(name: str) -> list[Key]:
    """Give the keys of a name, none twice: itself, its parts, its readings and their initials."""
    value = plain(name)
    keys = [(NAME, value), *_part_keys(value[1:])]
    said = spoken(name[:READ])
    for whole, initials in said:
        keys += ((PINYIN, whole), (INITIALS, initials))
    return keys if len(said) < 2 else list(dict.fromkeys(keys))


@lru_cache(maxsize=20_000)
def _part_keys(rest: str) -> tuple[Key, ...]:
    """Give the keys of a name's end from any character on; many have the same given name."""
    return tuple((NAME_PART, rest[start:]) for start in range(min(len(rest), MOST_PARTS - 1)))


def reading_keys(syllables: tuple[str, ...]) -> tuple[Key, Key]:
    """Give the keys of one reading of a name."""
    return (PINYIN, "".join(syllables)), (INITIALS, "".join([syllable[0] for syllable in syllables]))


def tail_key(kind: int, number: str) -> Key:
    """Give the key of a phone or ID number, written backwards: people remember the end."""
    simple = number.isascii() and number.isdigit()
    return kind, (number if simple else plain(number))[::-1]
