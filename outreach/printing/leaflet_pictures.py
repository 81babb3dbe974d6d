"""The small drawings of the leaflet, each in a square of 16.5 × 16.5."""

from __future__ import annotations

from collections.abc import Callable

from outreach.printing.fonts import Face
from outreach.printing.palette import AMBER, TEAL, WHITE
from outreach.printing.paper import Paper
from outreach.printing.shapes import circle, rounded, through

SIZE = 16.5
LINE = 0.95
THIN = 0.75


def draw_picture(paper: Paper, name: str, x: float, y: float) -> None:
    """Draw a picture with its upper left corner at a place; an unknown name draws nothing."""
    drawing = PICTURES.get(name)
    if drawing is not None:
        drawing(_Pen(paper, x, y))


class _Pen:
    """Draws in the colours of the leaflet, moved to the picture's place."""

    def __init__(self, paper: Paper, x: float, y: float) -> None:
        self.paper, self.x, self.y = paper, x, y

    def area(self, path: str, colour: str) -> None:
        """Draw a filled shape with its edge."""
        self.paper.shape(path, colour, TEAL, LINE, (self.x, self.y))

    def line(self, path: str, width: float = LINE) -> None:
        """Draw a line."""
        self.paper.shape(path, edge=TEAL, line=width, at=(self.x, self.y))

    def dot(self, x: float, y: float, radius: float) -> None:
        """Draw a dot."""
        self.paper.shape(circle(x, y, radius), TEAL, at=(self.x, self.y))

    def coin(self, x: float, y: float, radius: float, colour: str = AMBER) -> None:
        """Draw a coin with the sign of the yuan."""
        self.area(circle(x, y, radius), colour)
        arm, low = radius * 0.38, radius * 0.55
        self.line(through((x - arm, y - low), (x, y - radius * 0.02), (x + arm, y - low)), THIN)
        self.line(through((x, y), (x, y + low)), THIN)
        for height in (0.08, 0.32):
            self.line(through((x - arm, y + radius * height), (x + arm, y + radius * height)), THIN * 0.8)


def _phone(pen: _Pen) -> None:
    pen.area(rounded(1.4, 0.8, 9.4, 15, 1.8), WHITE)
    for y in (4.4, 7.8):
        pen.line(through((3.2, y), (4.1, y + 0.9), (5.6, y - 1)), THIN)
        pen.line(through((7, y), (8.8, y)), THIN)
    pen.line(through((4.6, 13.4), (6.4, 13.4)), THIN)
    pen.coin(11.9, 11.4, 3.5)


def _falling(pen: _Pen) -> None:
    pen.line(through((1, 1.6), (1, 15.2), (15.6, 15.2)))
    pen.line(through((3.4, 12), (5.4, 9.4), (7, 11.2), (9.4, 5.6), (12.2, 12.6)))
    pen.line(through((10.2, 11.6), (12.4, 13), (13.6, 10.6)))
    pen.coin(13, 3.6, 3)


def _hook(pen: _Pen) -> None:
    pen.line(circle(7.2, 1.6, 0.95), THIN)
    pen.line("M 7.2 2.6 L 7.2 5.2 C 7.2 8.6 11.6 8.6 11.6 5.4 L 11.6 3.6 L 9.9 5.2", LINE)
    pen.area(rounded(0.8, 9.2, 15, 7, 1.1), AMBER)
    pen.coin(5.1, 12.7, 2.2, WHITE)
    pen.line(through((12, 11.6), (13.8, 11.6)), THIN)
    pen.line(through((11.2, 13.9), (13.8, 13.9)), THIN)


def _headset(pen: _Pen) -> None:
    pen.area(circle(8.2, 7.8, 4.7), WHITE)
    pen.line("M 2.4 7.4 C 2.4 -0.9 14 -0.9 14 7.4")
    for x in (1, 12.8):
        pen.area(rounded(x, 6.4, 2.6, 4.8, 1), AMBER)
    pen.dot(6.5, 7, 0.55)
    pen.dot(9.9, 7, 0.55)
    pen.line("M 6 9.2 C 6.8 10.9 9.6 10.9 10.4 9.2", THIN)
    pen.line("M 14 11.4 C 14 14 12.2 14.8 9.8 14.8", THIN)
    pen.dot(9, 14.8, 1.25)


def _shield(pen: _Pen) -> None:
    pen.area(
        "M 8.2 0.6 C 10.2 2.2 12.6 2.8 15 2.8 L 15 8.2 C 15 12.4 11.8 15 8.2 16.4 "
        "C 4.6 15 1.4 12.4 1.4 8.2 L 1.4 2.8 C 3.8 2.8 6.2 2.2 8.2 0.6 Z",
        AMBER,
    )
    pen.paper.text(pen.x + 8.2, pen.y + 10.9, "假", 22, Face.BOLD, "centre", TEAL)


PICTURES: dict[str, Callable[[_Pen], None]] = {
    "phone": _phone,
    "falling": _falling,
    "hook": _hook,
    "headset": _headset,
    "shield": _shield,
}
