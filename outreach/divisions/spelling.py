"""How letters as they are typed may be cut into syllables: zhouxinzhuang, zhouxz, zxz."""

from __future__ import annotations

from functools import cache

SOUNDS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsywaeo")
"""What a syllable may be shortened to."""
MOST = 3
LONGEST = 6
"""Letters of the longest syllable: zhuang."""


def cuts(letters: str, syllables: frozenset[str]) -> list[tuple[str, ...]]:
    """Give the likeliest ways to cut letters into syllables and first sounds, fewest pieces first.

    The last piece may be the beginning of a syllable that is still being typed.
    """

    @cache
    def ways(at: int) -> list[tuple[str, ...]]:
        if at == len(letters):
            return [()]
        found = [
            (letters[at:end], *rest)
            for end in range(at + 1, min(at + LONGEST, len(letters)) + 1)
            if _fits(letters[at:end], end == len(letters))
            for rest in ways(end)
        ]
        return sorted(found, key=_looseness)[: 2 * MOST]

    def _fits(piece: str, last: bool) -> bool:
        whole = piece in syllables or piece in SOUNDS
        return whole or (last and any(each.startswith(piece) for each in syllables))

    def _looseness(pieces: tuple[str, ...]) -> tuple[int, int]:
        return len(pieces), sum(piece not in syllables for piece in pieces)

    return _likeliest(ways(0), syllables)


def _likeliest(found: list[tuple[str, ...]], syllables: frozenset[str]) -> list[tuple[str, ...]]:
    """Keep the cuts into whole syllables; without any, those least shortened and those of first sounds only.

    The last piece, still being typed, does not count as shortened.
    """
    whole = [pieces for pieces in found if syllables.issuperset(pieces)]

    def shortened(pieces: tuple[str, ...]) -> int:
        return sum(piece not in syllables for piece in pieces[:-1])

    least = min(map(shortened, found), default=0)
    begun = [
        pieces
        for pieces in found
        if shortened(pieces) == least or (least and all(piece in SOUNDS for piece in pieces))
    ]
    return (whole or begun)[:MOST]


def reads_as(ways: tuple[str, ...] | frozenset[str], piece: str, *, whole: bool) -> bool:
    """Tell whether one of the readings is this piece, or begins with it unless it must be `whole`."""
    return piece in ways or (not whole and any(way.startswith(piece) for way in ways))
