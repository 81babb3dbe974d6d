"""The card with a receipt slip (警民防骗卡, H8): front and back side by side to be folded, the slip below."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.printing import slip_layout
from outreach.printing.card_face import HEIGHT, WIDTH, CardJob, draw_back, draw_front
from outreach.printing.cutting import draw_cut
from outreach.printing.drawn import Drawn
from outreach.printing.paper import A4, GRID, Paper
from outreach.printing.signoff_form import Notice
from outreach.printing.slip import Slip, draw_slip, draw_slip_form
from outreach.printing.theme import printed_as
from outreach.printing.warnings import PaperWarning
from outreach.progress import Report, silent

A_PAGE = 2
HALF = 143.5
CARD_LEFT, CARD_TOP = 15.0, 5.0
CUT, SLIP_TOP = 61.8, 65.0
PARTED = 0.9
TICK = 2.5


def draw(job: CardJob, notice: Notice, slips: Sequence[Slip], report: Report = silent) -> Drawn:
    """Draw two cards with their slips a page, one for each slip."""
    paper, warnings = Paper(A4, job.title), list[PaperWarning]()
    for place in range(A_PAGE):
        with paper.stencil(f"half{place}"):
            warnings += _draw_half(paper, job, notice, place * HALF)
    pages = -(-len(slips) // A_PAGE)
    for page in range(pages):
        report(page, pages)
        for place, slip in enumerate(slips[A_PAGE * page : A_PAGE * (page + 1)]):
            paper.use(f"half{place}")
            number = f"编号 {slip.serial}"
            paper.text(
                CARD_LEFT + 85,
                place * HALF + CARD_TOP + HEIGHT - 2,
                number,
                7,
                align="right",
                colour=job.theme.muted,
            )
            warnings += draw_slip(paper, slip_layout.ON_PAPER, place * HALF + SLIP_TOP, slip, page + 1)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(dict.fromkeys(warnings)))


def _draw_half(paper: Paper, job: CardJob, notice: Notice, top: float) -> list[PaperWarning]:
    y, fold = top + CARD_TOP, CARD_LEFT + WIDTH
    with printed_as(paper, job.theme):
        found = [*draw_front(paper, job, CARD_LEFT, y), *draw_back(paper, job, fold, y)]
    paper.rule((fold, y + 1), (fold, y + HEIGHT - 1), 0.15, GRID, (1.2, 1.2))
    ends = []
    for x in (CARD_LEFT, CARD_LEFT + 2 * WIDTH):
        out = -TICK if x == CARD_LEFT else TICK
        ends += [((x, level), (x + out, level)) for level in (y, y + HEIGHT)]
    paper.lines(ends, 0.1)
    paper.text(fold + 85, y + HEIGHT - 2, "中间对折成两面", 7, align="right", colour=job.theme.muted)
    draw_cut(paper, top + CUT)
    if top:
        paper.rule((8, top + PARTED), (202, top + PARTED), 0.25)
    return [*found, *draw_slip_form(paper, slip_layout.ON_PAPER, top + SLIP_TOP, notice)]
