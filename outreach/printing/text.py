"""What users wrote, on paper: cleaned once, broken into lines, fitted to its place, never cut in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from outreach.printing.fonts import Face, missing
from outreach.printing.setting import LATIN_GAP, Line, good_break, may_break, set_line

POINT = 25.4 / 72
"""Millimetres of one point."""
HAN_HEIGHT = 0.93
"""The height of a Han character in em."""
LONGEST = 400
MARK_OF_CUT = "…"
DOT = "·"
"""Parts the names of minorities: lines that end at it read better than larger ones that do not."""
SMALLER_BY_SENSE = 0.8
DROPPED = ("Cc", "Cf", "Cs", "Zl", "Zp")


@dataclass(frozen=True)
class Step:
    """One way to fit a text: type size in points, and how many lines it may take."""

    size: float
    lines: int = 1


@dataclass(frozen=True)
class Fitted:
    """A text as it will stand: lines, size in points, whether it is whole, and characters no face has."""

    text: str
    lines: tuple[Line, ...]
    size: float
    whole: bool
    missing: tuple[str, ...]

    @property
    def first(self) -> Line:
        """Give the first line, an empty one where nothing is left of the text."""
        return self.lines[0] if self.lines else set_line("")

    @property
    def pitch(self) -> float:
        """Give the distance of the lines in em: the more there are, the closer they stand."""
        return 1.25 if len(self.lines) < 3 else 1.12 if len(self.lines) < 5 else 1.02

    @property
    def height(self) -> float:
        """Give what the lines take in millimetres, from the top of the first to the foot of the last."""
        return (max(0, len(self.lines) - 1) * self.pitch + HAN_HEIGHT) * self.size * POINT

    @property
    def width(self) -> float:
        """Give the width of the longest line in millimetres."""
        return max((line.width for line in self.lines), default=0.0) * self.size * POINT


def clean(text: str, limit: int = LONGEST) -> str:
    """Make user text fit to be printed: no control or hidden characters, one space a gap."""
    kept = (_kept(character) for character in text[: 4 * limit])
    return " ".join("".join(kept).split())[:limit]


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return ""
    return "" if unicodedata.category(character) in DROPPED else character


def steps(*sizes: float | tuple[float, int]) -> tuple[Step, ...]:
    """Write a ladder of sizes shortly: 13, (10.5, 2) is one line of 13 pt, else two of 10.5."""
    return tuple(Step(*size) if isinstance(size, tuple) else Step(size) for size in sizes)


def at_least(ladder: Sequence[Step], size: float) -> tuple[Step, ...]:
    """Keep the steps of a ladder that are not smaller than a size in points."""
    return tuple(step for step in ladder if step.size >= size)


def fit(
    text: str | Sequence[str],
    width: float,
    ladder: Sequence[Step],
    face: Face = Face.REGULAR,
    gap: float = LATIN_GAP,
) -> Fitted:
    """Fit a text (or several, an em apart) into `width` millimetres by the first step that holds it.

    Where even the last does not, the text ends in “…” and `whole` is False. A name with dots may take a step
    a little smaller if its lines then end at them.
    """
    texts = [text] if isinstance(text, str) else text
    plain = "　".join(map(clean, texts))
    lacking = tuple(missing(plain, face))
    whole = set_line(plain, face, gap).width
    found: Fitted | None = None
    for step in ladder:
        if found and step.size < SMALLER_BY_SENSE * found.size:
            return found
        room = width / POINT / step.size
        if step is not ladder[-1] and whole > step.lines * (room + 1):
            continue  # a line holds at most its width and a hanging mark at both ends
        lines = list(islice(break_lines(plain, face, room, gap), step.lines + 1))
        if len(lines) <= step.lines:
            complete = max(map(len, texts), default=0) <= LONGEST
            fitted = Fitted(plain, tuple(lines), step.size, complete, lacking)
            if DOT not in plain or all(line.text.endswith(DOT) for line in lines[:-1]):
                return fitted
            found = found or fitted
    if found:
        return found
    cut = _cut(lines, step, face, width / POINT / step.size, gap)
    return Fitted(plain, cut, step.size, False, lacking)


def _cut(lines: Sequence[Line], step: Step, face: Face, width: float, gap: float) -> tuple[Line, ...]:
    last = lines[step.lines - 1].text
    while last and set_line(last + MARK_OF_CUT, face, gap).width > width:
        last = last[:-1]
    return (*lines[: step.lines - 1], set_line(last + MARK_OF_CUT, face, gap))


def break_lines(
    text: str, face: Face, width: float, gap: float = LATIN_GAP, by_sense: bool = True
) -> Iterator[Line]:
    """Break a text into lines of at most `width` em, by sense where that costs no further line.

    Running text is not broken by sense: its lines are as full as they can be.
    """
    rest = text
    while rest:
        whole = set_line(rest, face, gap)
        if whole.width <= width or len(rest) == 1:
            yield whole
            return
        end = _line_end(rest, face, width, gap, by_sense)
        yield set_line(rest[:end].rstrip(), face, gap)
        rest = rest[end:].lstrip()


def _line_end(text: str, face: Face, width: float, gap: float, by_sense: bool) -> int:
    """Find how many characters the next line takes (one at least)."""
    longest = 1
    while longest < len(text) and set_line(text[: longest + 1].rstrip(), face, gap).width <= width:
        longest += 1
    if longest == len(text):
        return longest
    ends = [n for n in range(longest, 0, -1) if may_break(text[n - 1], text[n])]
    for end in ends if by_sense else ():
        if good_break(text[end - 1]) and set_line(text[end:], face, gap).width <= width:
            return end
    end = ends[0] if ends else longest
    if end == len(text) - 1 and end - 2 + end % 2 in ends:
        return end - 2 + end % 2  # no single character in the last line; words have two as a rule
    return end
