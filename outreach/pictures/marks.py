"""What a picture looks like as bits: found again after it was made smaller, told apart from its like."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

NEAR_SIDE, LOOK_SIDE = 8, 48
NEAR_BITS = 5
"""Two pictures whose near hashes differ in so many bits at most may be the same."""
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
LARGE_BUCKET, SAMPLE, TELLING = 50, 60, 24
"""From so many pictures alike at a glance on, so many of them say in which spots such pictures differ."""
LOOK_LEVELS = 4
"""By so many of the 64 levels any spot may differ in the looks of one picture kept twice, made smaller and
worse; two slips of one form with other names differ by 6 or more where they were signed."""


def near_hash(picture: Image) -> str:
    """Give 64 bits as hex: whether each of 8 × 8 spots is brighter than its right neighbour."""
    spots = picture.convert("L").resize((NEAR_SIDE + 1, NEAR_SIDE)).tobytes()
    bits = 0
    for row in range(NEAR_SIDE):
        for place in range(row * (NEAR_SIDE + 1), row * (NEAR_SIDE + 1) + NEAR_SIDE):
            bits = bits << 1 | (spots[place] > spots[place + 1])
    return f"{bits:016x}"


def look_of(picture: Image) -> str:
    """Give 48 × 48 spots by their brightness, a sign each for 64 levels: forms are told apart by it."""
    from PIL import Image as Pictures

    spots = picture.convert("L").resize((LOOK_SIDE, LOOK_SIDE), Pictures.Resampling.BOX).tobytes()
    return "".join(LEVELS[spot >> 2] for spot in spots)


class Marked(NamedTuple):
    """A kept picture by its marks; `look` has a byte a spot, none where it was not taken."""

    id: str
    exact: str
    near: int
    look: bytes

    @classmethod
    def of(cls, photo_id: str, exact: str, near: str, look: str) -> Marked:
        """Read the marks as they are written down."""
        return cls(photo_id, exact, int(near, 16), look.encode().translate(_LEVEL_OF))

    def near_to(self, other: Marked) -> bool:
        """Tell whether both may be the same."""
        return (self.near ^ other.near).bit_count() <= NEAR_BITS

    def same(self, other: Marked) -> bool:
        """Tell whether both are of one file or look the same."""
        if self.exact == other.exact:
            return True
        if not self.near_to(other):
            return False
        return not (self.look and other.look) or _apart(self.look, other.look) <= LOOK_LEVELS


_LEVEL_OF = bytes.maketrans(LEVELS.encode(), bytes(range(len(LEVELS))))


def _apart(one: bytes, other: bytes) -> float:
    """Give by how many levels two looks differ where they differ most."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    size = (LOOK_SIDE, LOOK_SIDE)
    first, second = Pictures.frombytes("L", size, one), Pictures.frombytes("L", size, other)
    most = ImageChops.difference(first, second).getextrema()[1]
    return most if isinstance(most, int | float) else most[1]


def twins(rows: Sequence[Marked], asked: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Give for each picture (or those asked for) that is there more than once the ids of the others."""
    found: dict[str, set[str]] = {}
    for one, other in _likely(rows) if asked is None else _with(rows, set(asked)):
        if other.id not in found.get(one.id, ()) and one.same(other):
            found.setdefault(one.id, set()).add(other.id)
            found.setdefault(other.id, set()).add(one.id)
    order = {row.id: nth for nth, row in enumerate(rows)}
    kept = found if asked is None else found.keys() & set(asked)
    return {photo_id: tuple(sorted(found[photo_id], key=order.__getitem__)) for photo_id in kept}


def _likely(rows: Sequence[Marked]) -> Iterator[tuple[Marked, Marked]]:
    """Give the pairs worth a look, each once: of one file, or of one cluster of near hashes."""
    files: dict[str, list[Marked]] = {}
    clusters: dict[int, list[Marked]] = {}
    leader = _leaders({row.near for row in rows})
    for row in rows:
        files.setdefault(row.exact, []).append(row)
        clusters.setdefault(leader[row.near], []).append(row)
    for alike in files.values():
        yield from combinations(alike, 2)
    for cluster in clusters.values():
        yield from _close(cluster)


def _leaders(nears: Collection[int]) -> dict[int, int]:
    """Put hashes that differ in few bits into clusters; gives for each the one that leads its cluster."""
    leader = {near: near for near in nears}

    def led(near: int) -> int:
        while leader[near] != near:
            leader[near] = near = leader[leader[near]]
        return near

    buckets: dict[tuple[int, int], list[int]] = {}
    for near in nears:
        for place in enumerate(_parts(near)):
            others = buckets.setdefault(place, [])
            for other in others:
                if (near ^ other).bit_count() <= NEAR_BITS:
                    leader[led(near)] = led(other)
            others.append(near)
    return {near: led(near) for near in nears}


def _with(rows: Sequence[Marked], asked: set[str]) -> Iterator[tuple[Marked, Marked]]:
    for one in rows:
        if one.id in asked:
            likely = [other for other in rows if one.exact == other.exact or one.near_to(other)]
            told = _telling(likely)
            yield from ((one, other) for other in likely if other.id != one.id and _fits(one, other, told))


def _close(bucket: Sequence[Marked]) -> Iterator[tuple[Marked, Marked]]:
    """Give the pairs of a cluster that agree in its most telling spots; those of a small one all."""
    told = _telling(bucket)
    if not told:
        yield from combinations(bucket, 2)
        return
    looked = sorted((row for row in bucket if row.look), key=lambda row: row.look[told[0]])
    for nth, one in enumerate(looked):
        for before in range(nth - 1, -1, -1):
            other = looked[before]
            if one.look[told[0]] - other.look[told[0]] > LOOK_LEVELS:
                break
            if _fits(one, other, told):
                yield other, one
    for one in (row for row in bucket if not row.look):
        yield from ((one, other) for other in bucket if other is not one)


def _fits(one: Marked, other: Marked, told: Sequence[int]) -> bool:
    if not one.look or not other.look:
        return True
    return all(abs(one.look[spot] - other.look[spot]) <= LOOK_LEVELS for spot in told)


def _telling(bucket: Sequence[Marked]) -> list[int]:
    """Give the spots in which the pictures of a large bucket (forms of one kind) differ most, else none."""
    if len(bucket) < LARGE_BUCKET:
        return []
    looks = [row.look for row in bucket[:: max(1, len(bucket) // SAMPLE)] if row.look]
    if not looks:
        return []
    spread = [max(spots) - min(spots) for spots in zip(*looks, strict=True)]
    return sorted(range(len(spread)), key=lambda spot: -spread[spot])[:TELLING]


def _parts(near: int) -> Iterator[int]:
    """Cut a near hash into parts, one more than bits may differ: of two that look the same one is equal."""
    parts = NEAR_BITS + 1
    for nth in range(parts):
        first, last = 64 * nth // parts, 64 * (nth + 1) // parts
        yield near >> first & (1 << last - first) - 1
