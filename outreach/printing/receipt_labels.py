"""Labels for slips that were written by hand: 24 on a page, to be stuck on or cut out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach.codes import short_form
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import LINE
from outreach.printing.paper import A4, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.slip import PARTS, Slip
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.progress import Report, silent

ACROSS, A_PAGE = 3, 24
LABEL = (70.0, 37.125)
CODE = 14.0
TITLE = "回执标签"


def draw(slips: Sequence[Slip], report: Report = silent) -> Drawn:
    """Draw a label for each slip."""
    paper, warnings = Paper(A4, TITLE), list[PaperWarning]()
    pages = -(-len(slips) // A_PAGE)
    for page in range(pages):
        report(page, pages)
        for nth, slip in enumerate(slips[A_PAGE * page : A_PAGE * (page + 1)]):
            x, y = nth % ACROSS * LABEL[0], nth // ACROSS * LABEL[1]
            warnings += _draw_label(paper, x, y, slip, page + 1)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(warnings))


def _draw_label(paper: Paper, x: float, y: float, slip: Slip, page: int) -> Iterator[PaperWarning]:
    paper.frame(x, y, *LABEL, 0.2, LINE)
    paper.code(x + 7, y + (LABEL[1] - CODE) / 2, CODE, slip.code)
    left, room = x + 7 + CODE + 4, LABEL[0] - CODE - 18
    paper.text(left, y + 12.6, slip.serial, 10.5, Face.BOLD)
    paper.text(left, y + 17.2, short_form(slip.code), 7.5)
    for text, middle, part in ((slip.place, 21.6, "place"), (slip.head, 27.2, "head")):
        shown = fit(text, room, steps(9, 8, (7.5, 2), (7, 2)), gap=SEARCH_GAP)
        paper.fitted(left, y + middle, shown)
        yield from lost(shown, PARTS[part], page, 0, (slip.no, slip.head))
