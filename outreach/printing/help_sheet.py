"""The help sheet: how a stack of signed sheets is typed up, on one page to lie beside the keyboard."""

from __future__ import annotations

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.leaflet_content import print_data
from outreach.printing.palette import INK, LINE, MUTED, PALE_AMBER, TEAL, VERMILION, WHITE
from outreach.printing.paper import A4, Paper
from outreach.printing.rich import draw_rich, fit_rich
from outreach.printing.shapes import circle
from outreach.printing.text import fit, steps
from outreach.progress import Report, silent

LEFT, RIGHT = 18.0, 192.0


def draw(village: str, report: Report = silent) -> Drawn:
    """Draw the page."""
    data = print_data("help")
    paper = Paper(A4, data["title"])
    paper.block(LEFT, 14, RIGHT - LEFT, 26, TEAL)
    paper.text(LEFT + 7, 31, data["title"], 25, Face.BOLD, colour=WHITE)
    paper.text(RIGHT - 7, 31, village, 12, align="right", colour=WHITE)
    y = 50.0
    for number, step in enumerate(data["steps"], start=1):
        paper.shape(circle(LEFT + 6, y + 6, 5.4), VERMILION)
        paper.text(LEFT + 6, y + 8, str(number), 15, Face.BOLD, "centre", WHITE)
        paper.text(LEFT + 16, y + 5.6, step["say"], 16, Face.BOLD, colour=INK)
        words = fit_rich(step["words"], RIGHT - LEFT - 18, 15, step["say"], 12)
        draw_rich(paper, LEFT + 16, y + 9.6 + len(words.lines) * words.pitch / 2, words, INK, VERMILION)
        y += 29.0
        paper.rule((LEFT, y - 4), (RIGHT, y - 4), 0.2, LINE)
    _draw_phrases(paper, data, y + 1)
    paper.text(LEFT, 287, data["foot"], 8, colour=MUTED)
    paper.end_page()
    report(1, 1)
    return Drawn(paper.finish(), 1, ())


def _draw_phrases(paper: Paper, data: dict, y: float) -> None:  # type: ignore[type-arg]
    rows = data["phrases"]
    paper.block(LEFT, y, RIGHT - LEFT, 12 + 8.4 * len(rows), PALE_AMBER)
    paper.text(LEFT + 5, y + 7.6, data["phrases_title"], 13, Face.BOLD, colour=INK)
    for number, (typed, means) in enumerate(rows):
        baseline = y + 16.4 + number * 8.4
        shown = fit(typed, 66, steps(12, 10.5, 9), Face.BOLD)
        paper.text(LEFT + 5, baseline, shown.first, shown.size, colour=TEAL)
        said = fit(means, RIGHT - LEFT - 82, steps(11, 10, 9, 8))
        paper.text(LEFT + 76, baseline, said.first, said.size, colour=INK)
