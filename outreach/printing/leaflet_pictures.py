"""The small drawings of the leaflets, each in a square of 16.5 × 16.5."""

from __future__ import annotations

from collections.abc import Callable

from outreach.printing.fonts import Face
from outreach.printing.paper import Paper
from outreach.printing.pen import LINE, THIN, Pen
from outreach.printing.shapes import circle, rounded, through
from outreach.printing.theme import Theme

SIZE = 16.5


def draw_picture(paper: Paper, theme: Theme, name: str, x: float, y: float, size: float = SIZE) -> None:
    """Draw a picture with its upper left corner at a place; an unknown name draws nothing."""
    drawing = PICTURES.get(name)
    if drawing is not None:
        drawing(Pen(paper, theme, x, y, size / SIZE))


def _phone(pen: Pen) -> None:
    pen.area(rounded(1.4, 0.8, 9.4, 15, 1.8), pen.blank)
    for y in (4.4, 7.8):
        pen.line(through((3.2, y), (4.1, y + 0.9), (5.6, y - 1)), THIN)
        pen.line(through((7, y), (8.8, y)), THIN)
    pen.line(through((4.6, 13.4), (6.4, 13.4)), THIN)
    pen.coin(11.9, 11.4, 3.5)


def _falling(pen: Pen) -> None:
    pen.line(through((1, 1.6), (1, 15.2), (15.6, 15.2)))
    pen.line(through((3.4, 12), (5.4, 9.4), (7, 11.2), (9.4, 5.6), (12.2, 12.6)))
    pen.line(through((10.2, 11.6), (12.4, 13), (13.6, 10.6)))
    pen.coin(13, 3.6, 3)


def _hook(pen: Pen) -> None:
    pen.line(circle(7.2, 1.6, 0.95), THIN)
    pen.line("M 7.2 2.6 L 7.2 5.2 C 7.2 8.6 11.6 8.6 11.6 5.4 L 11.6 3.6 L 9.9 5.2", LINE)
    pen.area(rounded(0.8, 9.2, 15, 7, 1.1), pen.help)
    pen.coin(5.1, 12.7, 2.2, pen.blank)
    pen.line(through((12, 11.6), (13.8, 11.6)), THIN)
    pen.line(through((11.2, 13.9), (13.8, 13.9)), THIN)


def _headset(pen: Pen) -> None:
    pen.area(circle(8.2, 7.8, 4.7), pen.blank)
    pen.line("M 2.4 7.4 C 2.4 -0.9 14 -0.9 14 7.4")
    for x in (1, 12.8):
        pen.area(rounded(x, 6.4, 2.6, 4.8, 1), pen.help)
    pen.dot(6.5, 7, 0.55)
    pen.dot(9.9, 7, 0.55)
    pen.line("M 6 9.2 C 6.8 10.9 9.6 10.9 10.4 9.2", THIN)
    pen.line("M 14 11.4 C 14 14 12.2 14.8 9.8 14.8", THIN)
    pen.dot(9, 14.8, 1.25)


def _shield(pen: Pen) -> None:
    pen.area(
        "M 8.2 0.6 C 10.2 2.2 12.6 2.8 15 2.8 L 15 8.2 C 15 12.4 11.8 15 8.2 16.4 "
        "C 4.6 15 1.4 12.4 1.4 8.2 L 1.4 2.8 C 3.8 2.8 6.2 2.2 8.2 0.6 Z",
        pen.help,
    )
    pen.paper.text(
        pen.x + 8.2 * pen.scale, pen.y + 10.9 * pen.scale, "假", 22 * pen.scale, Face.BOLD, "centre", pen.ink
    )


def _bag(pen: Pen) -> None:
    pen.line("M 5 6 C 5 -0.6 11.4 -0.6 11.4 6")
    pen.area("M 2.2 5.4 L 14.2 5.4 L 15.2 15.6 L 1.2 15.6 Z", pen.help)
    pen.line(through((6, 9.4), (10.4, 13), closed=False), THIN)
    pen.line(through((10.4, 9.4), (6, 13)), THIN)


def _person(pen: Pen) -> None:
    pen.area(circle(8.2, 4.6, 3.7), pen.blank)
    pen.area("M 1.2 16 C 1.2 11.4 4 9.8 8.2 9.8 C 12.4 9.8 15.2 11.4 15.2 16 Z", pen.help)
    pen.line(through((8.2, 10), (7, 12.4), (8.2, 15.2), (9.4, 12.4), closed=True), THIN)


def _heart(pen: Pen) -> None:
    pen.area(
        "M 8.2 15.2 C -2.6 8 1.4 1 4.9 1.2 C 7 1.3 8 2.8 8.2 4.2 C 8.4 2.8 9.6 1.3 11.6 1.2 "
        "C 15.2 1 19 8 8.2 15.2 Z",
        pen.help,
    )
    pen.line(through((8.2, 4.2), (6.8, 7), (9.2, 8.8), (7.8, 12)), THIN)


def _game(pen: Pen) -> None:
    pen.area(
        "M 4.4 4 L 12 4 C 15.6 4 16.2 9 15.8 12.2 C 15.5 14.6 12.9 14.4 11.6 11.6 L 4.8 11.6 "
        "C 3.5 14.4 0.9 14.6 0.6 12.2 C 0.2 9 0.8 4 4.4 4 Z",
        pen.help,
    )
    pen.line(through((4.8, 6), (4.8, 9.4)), THIN)
    pen.line(through((3.1, 7.7), (6.5, 7.7)), THIN)
    pen.dot(10.6, 8.8, 0.7)
    pen.dot(12.8, 6.8, 0.7)


def _plane(pen: Pen) -> None:
    pen.area(through((0.8, 8.2), (15.8, 1.2), (11.6, 15.4), (7.4, 10.4), closed=True), pen.help)
    pen.line(through((7.4, 10.4), (15.4, 1.6)), THIN)
    pen.line(through((7.4, 10.4), (6.6, 15.2), (9.2, 12.6)), THIN)


def _bottle(pen: Pen) -> None:
    pen.area(rounded(4.8, 0.8, 6.8, 3.2, 0.8), pen.blank)
    pen.area(rounded(3.2, 4, 10, 12, 1.8), pen.help)
    pen.line(through((8.2, 7), (8.2, 12.6)))
    pen.line(through((5.4, 9.8), (11, 9.8)))


def _house(pen: Pen) -> None:
    pen.area(through((2.6, 7.4), (8.2, 1.6), (13.8, 7.4), (13.8, 15.6), (2.6, 15.6), closed=True), pen.blank)
    pen.line(through((0.8, 9), (8.2, 1.4), (15.6, 9)))
    pen.coin(8.2, 10.8, 2.9)


def _card(pen: Pen) -> None:
    pen.area(rounded(0.8, 3, 15, 10.6, 1.4), pen.help)
    pen.line(through((0.8, 6.4), (15.8, 6.4)))
    pen.line(through((3.2, 10.6), (7.4, 10.6)), THIN)
    pen.area(circle(12.8, 12.6, 3.1), pen.blank)
    pen.line(through((10.7, 14.7), (14.9, 10.5)), THIN)


def _star(pen: Pen) -> None:
    pen.area(
        through(
            (8.2, 0.9), (10.4, 5.8), (15.7, 6.4), (11.7, 10), (12.9, 15.3),
            (8.2, 12.6), (3.5, 15.3), (4.7, 10), (0.7, 6.4), (6, 5.8), closed=True,
        ),
        pen.help,
    )  # fmt: skip
    pen.dot(6.8, 8, 0.55)
    pen.dot(9.6, 8, 0.55)
    pen.line("M 6.6 9.8 C 7.2 10.9 9.2 10.9 9.8 9.8", THIN)


def _chat(pen: Pen) -> None:
    pen.area(
        "M 2.4 1.2 L 11 1.2 C 12 1.2 12.6 1.8 12.6 2.8 L 12.6 7.4 C 12.6 8.4 12 9 11 9 L 5.6 9 L 3 11.4 "
        "L 3 9 L 2.4 9 C 1.4 9 0.8 8.4 0.8 7.4 L 0.8 2.8 C 0.8 1.8 1.4 1.2 2.4 1.2 Z",
        pen.blank,
    )
    for x in (4, 6.7, 9.4):
        pen.dot(x, 5.1, 0.65)
    pen.coin(11.6, 11.6, 3.9)


def _cap(pen: Pen) -> None:
    pen.line("M 4 7.4 L 4 11.6 C 5.6 13.6 10.8 13.6 12.4 11.6 L 12.4 7.4")
    pen.area(through((8.2, 2.2), (16, 5.8), (8.2, 9.4), (0.4, 5.8), closed=True), pen.help)
    pen.line(through((14.6, 6.6), (14.6, 12.4)), THIN)
    pen.dot(14.6, 13.4, 0.9)


def _mail(pen: Pen) -> None:
    pen.area(rounded(0.8, 2.6, 15, 10.6, 1.2), pen.blank)
    pen.line(through((1.2, 3.4), (8.3, 8.8), (15.4, 3.4)))
    pen.coin(12.6, 12, 3.4)


def _file(pen: Pen) -> None:
    pen.area(through((2.6, 0.8), (10, 0.8), (13.8, 4.6), (13.8, 15.8), (2.6, 15.8), closed=True), pen.blank)
    pen.line(through((10, 0.8), (10, 4.6), (13.8, 4.6)), THIN)
    pen.area(through((8.2, 6), (12, 13), (4.4, 13), closed=True), pen.help, THIN)
    pen.line(through((8.2, 8.6), (8.2, 10.4)), THIN)
    pen.dot(8.2, 11.8, 0.5)


def _receipt(pen: Pen) -> None:
    pen.area(rounded(3.2, 0.8, 10, 15.2, 1.6), pen.blank)
    pen.coin(8.2, 5.6, 2.6)
    pen.line(through((5.6, 10.6), (10.8, 10.6)), THIN)
    pen.line(through((5.6, 13), (9, 13)), THIN)
    pen.line(through((1, 15.2), (15.6, 1)))


def _qr(pen: Pen) -> None:
    for x, y in ((1.6, 1.6), (10, 1.6), (1.6, 10)):
        pen.area(rounded(x, y, 4.8, 4.8, 0.5), pen.help)
        pen.dot(x + 2.4, y + 2.4, 0.9)
    for x, y in ((10.6, 10.6), (14, 10.6), (12.3, 12.4), (10.6, 14.2), (14.2, 14.2)):
        pen.dot(x, y, 0.8)


def _box(pen: Pen) -> None:
    pen.area(
        through((8.2, 0.9), (15.2, 4.4), (15.2, 12.2), (8.2, 15.8), (1.2, 12.2), (1.2, 4.4), closed=True),
        pen.help,
    )
    pen.line(through((1.2, 4.4), (8.2, 8), (15.2, 4.4)), THIN)
    pen.line(through((8.2, 8), (8.2, 15.8)), THIN)
    pen.line(through((4.7, 2.6), (11.7, 6.2), (11.7, 8.8)), THIN)


PICTURES: dict[str, Callable[[Pen], None]] = {
    "phone": _phone,
    "falling": _falling,
    "hook": _hook,
    "headset": _headset,
    "shield": _shield,
    "bag": _bag,
    "person": _person,
    "heart": _heart,
    "game": _game,
    "plane": _plane,
    "bottle": _bottle,
    "house": _house,
    "card": _card,
    "star": _star,
    "chat": _chat,
    "cap": _cap,
    "mail": _mail,
    "file": _file,
    "receipt": _receipt,
    "qr": _qr,
    "box": _box,
}
