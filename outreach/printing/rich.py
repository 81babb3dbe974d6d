"""Lines with words that stand out: **so** is bold and may have a colour of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach.printing.fonts import Face
from outreach.printing.paper import HAN_MIDDLE, Paper
from outreach.printing.setting import gap, set_line
from outreach.printing.text import POINT

STRONG = "**"


def draw_lines(
    paper: Paper,
    x: float,
    middle: float,
    lines: Sequence[str],
    size: float,
    pitch: float,
    width: float,
    colour: str,
    strong: str | None = None,
) -> None:
    """Draw lines, their block centred on `middle`; type gets smaller where one is wider than `width`."""
    widest = max((line_width(line) for line in lines), default=0.0) * size * POINT
    size = min(size, size * width / widest) if widest else size
    first = middle - (len(lines) - 1) * pitch / 2 + HAN_MIDDLE * size * POINT
    for number, line in enumerate(lines):
        _draw_line(paper, x, first + number * pitch, line, size, colour, strong or colour)


def line_width(line: str) -> float:
    """Give the width of a marked line in em."""
    return sum(set_line(text, face).width + space for text, face, space in _parts(line))


def _draw_line(
    paper: Paper, x: float, baseline: float, line: str, size: float, colour: str, strong: str
) -> None:
    for text, face, space in _parts(line):
        x += space * size * POINT
        shown = strong if face is Face.BOLD else colour
        paper.text(x, baseline, text, size, face, colour=shown)
        x += _full_width(text, face) * size * POINT


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
