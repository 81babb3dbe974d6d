"""How much two names are alike: the same, written with a variant character, read alike, or one sign apart."""

from __future__ import annotations

import json
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from outreach.readings import readings
from outreach.roster.names import LOST, name_key

FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "catalog" / "variant_characters.json"
MASKS = "*＊×"


class Likeness(IntEnum):
    """How alike two names are, the more the higher."""

    NOT = 0
    CLOSE = 1
    """One sign differs: alone this says nothing, brothers are called so."""
    SOUND = 2
    """Read alike: 李晓东 and 李小东."""
    VARIANT = 3
    """The same signs in other forms, or one sign lost: 𠮷 and 吉, 國 and 国."""
    SAME = 4


@cache
def _families() -> dict[int, int]:
    table = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        ord(sign): ord(family[0])
        for line in table["families"]
        for family in line.split()
        for sign in family[1:]
    }


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """Give a name's key with every variant character in its usual form."""
    return name_key(name).translate(_families())


@lru_cache(maxsize=20_000)
def sounds(name: str) -> frozenset[str]:
    """Give the ways in which a name may be read, without tones; empty where a sign has no reading."""
    key = folded(name)
    found = readings(key)
    return frozenset("".join(one) for one in found if len(one) == len(key))


def likeness(one: str, other: str) -> Likeness:
    """Compare two names; an empty one is like no other."""
    if not one or not other:
        return Likeness.NOT
    if one == other or name_key(one) == name_key(other):
        return Likeness.SAME
    first, second = folded(one), folded(other)
    if first == second or _but_for_lost(first, second):
        return Likeness.VARIANT
    if sounds(one) & sounds(other):
        return Likeness.SOUND
    return Likeness.CLOSE if _one_apart(first, second) else Likeness.NOT


def _but_for_lost(one: str, other: str) -> bool:
    """Tell names of one length that differ only where a sign is lost or masked, and share one at least."""
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    hidden = all(LOST.match(a) or LOST.match(b) or a in MASKS or b in MASKS for a, b in differing)
    return hidden and len(differing) < len(one)


def _one_apart(one: str, other: str) -> bool:
    """Tell names of which one sign was typed wrong, left out or added; two signs must agree."""
    if len(one) == len(other):
        differing = sum(a != b for a, b in zip(one, other, strict=True))
        return differing == 1 and len(one) > 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 > 2 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
