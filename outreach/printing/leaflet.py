"""The leaflet (宣传单) in its designs, sizes and inks: A4, or A5 two on a sheet; in colour or in black."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from outreach.printing import leaflet_messages, leaflet_table
from outreach.printing.cutting import draw_cut
from outreach.printing.drawn import Drawn
from outreach.printing.leaflet_content import LeafletContent
from outreach.printing.leaflet_parts import Contact
from outreach.printing.paper import A3, A4, A4_WIDE, Paper
from outreach.printing.signoff_form import Notice
from outreach.printing.slip import Slip, draw_slip, draw_slip_form
from outreach.printing.slip_layout import ON_PAPER
from outreach.printing.theme import COLOUR, Theme, printed_as
from outreach.printing.warnings import PaperWarning
from outreach.progress import Report, silent

HALF = A4[0] / A4[1]
"""How much smaller an A5 page is than an A4 page."""
USUAL, SMALL = 12.0, 10.5
CUT = 148.5
SLIP_CUT, SLIP_TOP = 203.0, 211.0
FORM = "leaflet"


@dataclass(frozen=True)
class LeafletJob:
    """A leaflet for one village; contacts without a phone are left out by the caller, three at most fit.

    `two_up` gives two of A5 on one A4 sheet; `size` is the running text in points before that. With `slips`
    there is a page for each, the slip below a shorter leaflet. A `poster` is A3.
    """

    content: LeafletContent
    village: str
    imprint: tuple[str, ...]
    contacts: tuple[Contact, ...] = ()
    theme: Theme = field(default=COLOUR)
    two_up: bool = False
    size: float = USUAL
    slips: Sequence[Slip] = ()
    notice: Notice | None = None
    poster: bool = False

    @property
    def least(self) -> float:
        """Give the smallest type that still prints as 7 points."""
        return 10.0 if self.two_up else 7.0


def draw(job: LeafletJob, report: Report = silent) -> Drawn:
    """Draw the leaflet, one page or one for each slip. Raises UserMistake where a text has no room."""
    size = A3 if job.poster else A4_WIDE if job.two_up else A4
    paper = Paper(size, f"{job.content.name} {job.village}")
    warnings: list[PaperWarning] = []
    if job.poster:
        with paper.part(0, 0, A3[0] / A4[0], A4[1]):
            warnings = list(_draw_one(paper, job))
        paper.end_page()
    elif job.two_up:
        for x in (0.0, CUT):
            with paper.part(x, 0, HALF, A4[1]):
                warnings = list(_draw_one(paper, job))
        paper.rule((CUT, 2), (CUT, 5), 0.1)
        paper.rule((CUT, 205), (CUT, 208), 0.1)
        paper.end_page()
    elif job.slips:
        warnings = _draw_with_slips(paper, job, report)
    else:
        warnings = list(_draw_one(paper, job))
        paper.end_page()
    report(paper.pages, paper.pages)
    return Drawn(paper.finish(), paper.pages, tuple(dict.fromkeys(warnings)))


def _draw_with_slips(paper: Paper, job: LeafletJob, report: Report) -> list[PaperWarning]:
    foot = _layout(job).ABOVE_SLIP.foot
    with paper.stencil(FORM):
        warnings = list(_draw_one(paper, job))
        draw_cut(paper, SLIP_CUT)
        if job.notice is not None:
            warnings += draw_slip_form(paper, ON_PAPER, SLIP_TOP, job.notice)
    for page, slip in enumerate(job.slips):
        report(page, len(job.slips))
        paper.use(FORM)
        paper.text(A4[0] / 2, foot, f"编号 {slip.serial}", 8, align="centre", colour=job.theme.muted)
        warnings += draw_slip(paper, ON_PAPER, SLIP_TOP, slip, page + 1)
        paper.end_page()
    return warnings


def _draw_one(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    with printed_as(paper, job.theme):
        yield from _layout(job).draw_page(paper, job)


def _layout(job: LeafletJob) -> ModuleType:
    return leaflet_messages if job.content.messages else leaflet_table
