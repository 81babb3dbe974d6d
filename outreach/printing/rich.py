"""Lines with words that stand out: **so** is bold and may have a colour of its own or a line under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach.errors import UserMistake, declare
from outreach.printing.fonts import Face, missing
from outreach.printing.paper import HAN_MIDDLE, Paper
from outreach.printing.setting import gap, set_line
from outreach.printing.text import POINT, break_lines, clean
from outreach.printing.warnings import PaperFault, PaperWarning
from outreach.wording import mark

STRONG = "**"
PITCH = 5.9 / 12
"""Millimetres from line to line for each point of type."""
SIZES = (12.0, 10.5, 9.0, 8.0, 7.5, 7.0)
LONGEST_PARAGRAPH = 1200
UNDER = 0.13
"""How far the line under a stressed word lies below its baseline, in em."""
TEXT_TOO_LONG = declare(
    "paper_text_too_long",
    mark("“{part}” has more text than its place holds: shorten it, or leave another block out."),
)


@dataclass(frozen=True)
class RichText:
    """Marked lines as they fit: size in points, the distance of lines in mm; `tight` if made smaller."""

    lines: tuple[str, ...]
    size: float
    pitch: float
    tight: bool
    missing: tuple[str, ...] = ()

    def warnings(self, part: str, page: int = 1) -> Iterator[PaperWarning]:
        """Say what the worker should know of it."""
        if self.missing:
            yield PaperWarning(PaperFault.MISSING, part, page, 0, self.missing)
        if self.tight:
            yield PaperWarning(PaperFault.TIGHT, part, page)


def fit_rich(
    lines: Sequence[str],
    width: float,
    height: float,
    part: str,
    size: float = 12.0,
    pitch: float = PITCH,
    least: float = 7.0,
) -> RichText:
    """Fit marked lines into a box; breaks of the text stay, too long lines get more, then type shrinks.

    `part` names the text. Raises UserMistake where it does not fit even in the smallest type.
    """
    cleaned = [line for line in map(clean, lines) if line] or [""]
    lacking = tuple(missing("".join(cleaned)))
    ladder = [size, *(step for step in SIZES if least <= step < size)]
    for step in ladder:
        broken = [piece for line in cleaned for piece in _broken(line, width / POINT / step)]
        if (len(broken) - 1) * step * pitch + step * POINT <= height + 0.01:
            return RichText(tuple(broken), step, step * pitch, step < size, lacking)
    raise UserMistake(TEXT_TOO_LONG, part=part)


def draw_rich(
    paper: Paper,
    x: float,
    middle: float,
    text: RichText,
    colour: str,
    strong: str | None = None,
    line: float = 0.0,
) -> None:
    """Draw fitted lines, their block centred on `middle`; `line` is the width of the rule under stress."""
    first = middle - (len(text.lines) - 1) * text.pitch / 2 + HAN_MIDDLE * text.size * POINT
    for number, words in enumerate(text.lines):
        draw_line(paper, x, first + number * text.pitch, words, text.size, colour, strong, line)


def draw_line(
    paper: Paper,
    x: float,
    baseline: float,
    words: str,
    size: float,
    colour: str,
    strong: str | None = None,
    line: float = 0.0,
) -> float:
    """Draw one marked line; gives where it ends."""
    for text, face, space in _parts(words):
        x += space * size * POINT
        bold = face is Face.BOLD
        shown = paper.text(x, baseline, text, size, face, colour=(strong or colour) if bold else colour)
        if bold and line:
            y = baseline + UNDER * size * POINT + 0.4
            paper.rule((x, y), (x + shown, y), line, colour)
        x += _full_width(text, face) * size * POINT
    return x


def marked_lines(text: str, width: float, indent: str = "") -> list[str]:
    """Break a marked paragraph to a width in em, its first line after an indent."""
    return list(_broken(indent + clean(text, LONGEST_PARAGRAPH), width, by_sense=False))


def line_width(line: str) -> float:
    """Give the width of a marked line in em."""
    return sum(set_line(text, face).width + space for text, face, space in _parts(line))


def _broken(line: str, width: float, by_sense: bool = True) -> Iterator[str]:
    """Break a marked line to a width in em; what stands out goes on standing out in the next line."""
    if line_width(line) <= width:
        yield line
        return
    plain = line.replace(STRONG, "")
    strong = [number % 2 == 1 for number, text in enumerate(line.split(STRONG)) for _ in text]
    place = 0
    for piece in break_lines(plain, Face.BOLD, width, by_sense=by_sense):
        while plain[place].isspace() and not piece.text[0].isspace():  # the gap at which the line was broken
            place += 1
        yield _marked(piece.text, strong[place : place + len(piece.text)])
        place += len(piece.text)


def _marked(text: str, strong: Sequence[bool]) -> str:
    parts, on = "", False
    for character, wanted in zip(text, strong, strict=True):
        parts += (STRONG if wanted is not on else "") + character
        on = wanted
    return parts + (STRONG if on else "")


def _full_width(text: str, face: Face) -> float:
    """Give the width with the half em that a mark at the end of a line would lose."""
    return set_line(text + "　", face).width - 1


def _parts(line: str) -> Iterator[tuple[str, Face, float]]:
    """Split at the marks: text, face, and the gap before it in em."""
    before = ""
    for number, text in enumerate(line.split(STRONG)):
        if text:
            yield text, Face.BOLD if number % 2 else Face.REGULAR, gap(before, text[0]) if before else 0.0
            before = text[-1]
