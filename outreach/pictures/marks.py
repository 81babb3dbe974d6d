"""What a picture looks like as bits: found again after it was made smaller, told apart from its like."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

NEAR_SIDE, LOOK_SIDE = 8, 48
NEAR_BITS = 5
"""Two pictures whose near hashes differ in so many bits at most may be the same."""
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
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
    """A kept picture by its marks; `look` is None where it was not taken."""

    id: str
    exact: str
    near: int
    look: Image | None

    @classmethod
    def of(cls, photo_id: str, exact: str, near: str, look: str) -> Marked:
        """Read the marks as they are written down."""
        from PIL import Image as Pictures

        size = (LOOK_SIDE, LOOK_SIDE)
        spots = look.encode().translate(_LEVEL_OF)
        return cls(photo_id, exact, int(near, 16), Pictures.frombytes("L", size, spots) if look else None)

    def same(self, other: Marked) -> bool:
        """Tell whether both are of one file or look the same."""
        from PIL import ImageChops

        if self.exact == other.exact:
            return True
        if (self.near ^ other.near).bit_count() > NEAR_BITS:
            return False
        if self.look is None or other.look is None:
            return True
        apart = ImageChops.difference(self.look, other.look)
        return max(apart.tobytes()) <= LOOK_LEVELS


_LEVEL_OF = bytes.maketrans(LEVELS.encode(), bytes(range(len(LEVELS))))


def twins(rows: Sequence[Marked], asked: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Give for each picture (or those asked for) that is there more than once the ids of the others."""
    found: dict[str, set[str]] = {}
    for one, other in _pairs(rows) if asked is None else _with(rows, set(asked)):
        found.setdefault(one.id, set()).add(other.id)
        found.setdefault(other.id, set()).add(one.id)
    order = {row.id: nth for nth, row in enumerate(rows)}
    kept = found if asked is None else found.keys() & set(asked)
    return {photo_id: tuple(sorted(found[photo_id], key=order.__getitem__)) for photo_id in kept}


def _pairs(rows: Sequence[Marked]) -> Iterator[tuple[Marked, Marked]]:
    """Give the same pictures among all: only those are compared of whose near hash one part is equal."""
    buckets: dict[object, list[Marked]] = {}
    for row in rows:
        for place in (row.exact, *enumerate(_parts(row.near))):
            others = buckets.setdefault(place, [])
            yield from ((row, other) for other in others if row.same(other))
            others.append(row)


def _with(rows: Sequence[Marked], asked: set[str]) -> Iterator[tuple[Marked, Marked]]:
    for one in rows:
        if one.id in asked:
            yield from ((one, other) for other in rows if other.id != one.id and one.same(other))


def _parts(near: int) -> Iterator[int]:
    """Cut a near hash into parts, one more than bits may differ: of two that look the same one is equal."""
    parts = NEAR_BITS + 1
    for nth in range(parts):
        first, last = 64 * nth // parts, 64 * (nth + 1) // parts
        yield near >> first & (1 << last - first) - 1
