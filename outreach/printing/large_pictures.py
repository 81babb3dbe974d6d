"""The large drawings of the leaflet with few words, each in a square of 39 × 39."""

from __future__ import annotations

from collections.abc import Callable

from outreach.printing.fonts import Face
from outreach.printing.leaflet_pictures import draw_picture
from outreach.printing.paper import Paper
from outreach.printing.pen import Pen
from outreach.printing.shapes import circle, rounded, through
from outreach.printing.theme import Theme

SIZE = 39.0
LINE = 2.0


def draw_large(paper: Paper, theme: Theme, name: str, x: float, y: float, size: float = SIZE) -> None:
    """Draw a large picture with its upper left corner at a place; else a small one of that name, enlarged."""
    drawing = PICTURES.get(name)
    if drawing is not None:
        drawing(Pen(paper, theme, x, y, size / SIZE))
    else:
        inner = size * 0.86
        draw_picture(paper, theme, name, x + (size - inner) / 2, y + (size - inner) / 2, inner)


def _handset(pen: Pen) -> None:
    pen.area(
        "M 3.3 19.6 C 0.9 1.6 38.1 1.6 35.7 19.6 C 35.6 20.6 34.8 21.2 33.8 21.2 L 26.6 21.2 "
        "C 25.4 21.2 24.8 20.5 24.8 19.4 L 24.8 16.2 C 22 14.6 17 14.6 14.2 16.2 L 14.2 19.4 "
        "C 14.2 20.5 13.6 21.2 12.4 21.2 L 5.2 21.2 C 4.2 21.2 3.4 20.6 3.3 19.6 Z",
        pen.help,
        LINE,
    )
    pen.line(through((19.5, 23), (19.5, 33)), 2.4)
    pen.line(through((14.6, 28.4), (19.5, 33.2), (24.4, 28.4)), 2.4)


def _locked_phone(pen: Pen) -> None:
    pen.area(rounded(8, 1, 23, 37, 3.4), pen.blank, LINE)
    pen.line("M 15 16.4 L 15 13.4 C 15 7.8 24 7.8 24 13.4 L 24 16.4", LINE)
    pen.area(rounded(12, 15.6, 15, 11, 1.8), pen.help, LINE)
    for x in (15.2, 18.1, 21, 23.9):
        pen.dot(x, 21.1, 1)
    pen.line(through((17, 33.8), (22, 33.8)), LINE)


def _family(pen: Pen) -> None:
    pen.area("M 3.4 36.6 C 3.4 31 5.6 28.4 11.8 28.4 C 18 28.4 20.2 31 20.2 36.6 Z", pen.help, LINE)
    pen.area("M 22.6 36.6 C 22.6 31.4 24.8 29.2 30.6 29.2 C 36.4 29.2 38.6 31.4 38.6 36.6 Z", pen.blank, LINE)
    pen.area(circle(11.8, 21.6, 5), pen.blank, LINE)
    pen.area(circle(30.6, 22.2, 4.4), pen.blank, LINE)
    pen.area(
        "M 15 1 L 37 1 C 38 1 38.6 1.6 38.6 2.6 L 38.6 12.4 C 38.6 13.4 38 14 37 14 L 25.6 14 L 20.8 18.6 "
        "L 20.8 14 L 15 14 C 14 14 13.4 13.4 13.4 12.4 L 13.4 2.6 C 13.4 1.6 14 1 15 1 Z",
        pen.blank,
        LINE,
    )
    pen.coin(21.6, 7.5, 3.9, pen.blank, 1.3)
    size = 22 * pen.scale
    pen.paper.text(
        pen.x + 31.4 * pen.scale, pen.y + 10.4 * pen.scale, "?", size, Face.BOLD, "centre", pen.ink
    )


PICTURES: dict[str, Callable[[Pen], None]] = {
    "handset": _handset,
    "locked_phone": _locked_phone,
    "family": _family,
}
