"""Chinese setting of one line: who stands how far from whom, and where a line may break.

Marks that meet share half an em, an opening mark at the start of a line hangs, a closing one at the end
counts half, and Han stands off Latin letters and figures a little.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from outreach.printing.fonts import Face, advance, runs

CLOSING = "，。、；：？！”’）》」』】〉"
OPENING = "“‘（《「『【〈"
LATIN_GAP = 0.13
SEARCH_GAP = 0.09
"""Below a tenth of an em readers of the PDF see no space: “3组12号” is still found by searching."""


@dataclass(frozen=True)
class Piece:
    """Characters of one face; `gaps` says how many em stand after each character besides its own width."""

    face: Face
    text: str
    gaps: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """A set line: its pieces, its width in em, and how far its start hangs to the left, in em."""

    pieces: tuple[Piece, ...]
    width: float
    hang: float = 0.0

    @property
    def text(self) -> str:
        """Give the characters of the line."""
        return "".join(piece.text for piece in self.pieces)


@lru_cache(maxsize=4096)
def set_line(text: str, face: Face = Face.REGULAR, latin_gap: float = LATIN_GAP) -> Line:
    """Set a text in one line; `latin_gap` is the em between Han and Latin (0 keeps names together)."""
    pieces: list[Piece] = []
    width, place = 0.0, 0
    for found, part in runs(text, face):
        ends = range(place + 1, place + len(part) + 1)
        gaps = tuple(gap(text[end - 1], text[end : end + 1], latin_gap) for end in ends)
        width += sum(advance(character, found) for character in part) + sum(gaps)
        place += len(part)
        pieces.append(Piece(found, part, gaps))
    hang = 0.5 if text[:1] and text[0] in OPENING else 0.0
    closing = 0.5 if text[-1:] and text[-1] in CLOSING else 0.0
    return Line(tuple(pieces), width - hang - closing, hang)


def gap(first: str, second: str, latin_gap: float = LATIN_GAP) -> float:
    """Give the em to add between two neighbours (negative where two marks meet)."""
    if not second:
        return 0.0
    if (first in CLOSING or first in OPENING) and second in OPENING:
        return -0.5
    if first in CLOSING and second in CLOSING:
        return -0.5
    if is_latin(first) != is_latin(second) and is_han(first) != is_han(second):
        return latin_gap
    return 0.0


@cache
def is_latin(character: str) -> bool:
    """Tell a letter or figure that is not Han."""
    return character.isalnum() and not is_han(character) or character in "%+@#"


@cache
def is_han(character: str) -> bool:
    """Tell a Han character, rare ones too."""
    return "CJK" in unicodedata.name(character, "") and character.isalpha()


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if after in CLOSING or before in OPENING or after in "·・%℃" or after.isspace():
        return False
    return before.isspace() or is_han(before) or is_han(after) or before in CLOSING or before in "·・-/"


def good_break(before: str) -> bool:
    """Tell whether the sense asks for a break here: after the dot of a name, a comma, a space, a stop."""
    return before in "·・，。；、 " or before.isspace()
