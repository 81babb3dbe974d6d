"""The line to cut along: dashed, scissors at its left end, words in a gap of it."""

from __future__ import annotations

from outreach.printing.paper import BLACK, Paper
from outreach.printing.shapes import circle, through

DASH = (2.2, 1.6)
HAIR = 0.25
CUT_WORDS = "沿虚线剪下，交给网格员"


def draw_cut(paper: Paper, y: float, words: str = CUT_WORDS, left: float = 8.0, right: float = 202.0) -> None:
    """Draw a cutting line across a page."""
    middle = (left + right) / 2
    width = paper.text(middle, y + 0.9, words, 7.5, align="centre") if words else 0.0
    gap = width / 2 + 3 if words else 0.0
    for start, end in ((left, left + 3.2), (left + 13.2, middle - gap), (middle + gap, right)):
        paper.rule((start, y), (end, y), HAIR, dash=DASH)
    for side in (-1, 1):
        paper.shape(circle(left + 5.8, y + 1.5 * side, 1.2), edge=BLACK, line=HAIR + 0.1)
        blade = through((left + 6.8, y + 0.9 * side), (left + 12.6, y - 1.1 * side))
        paper.shape(blade, edge=BLACK, line=HAIR + 0.1)
