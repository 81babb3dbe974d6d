"""The leaflet (宣传单) in its designs, sizes and inks: A4, or A5 two on a sheet; in colour or in black."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach.printing import leaflet_messages, leaflet_table
from outreach.printing.drawn import Drawn
from outreach.printing.leaflet_content import LeafletContent
from outreach.printing.leaflet_parts import Contact
from outreach.printing.paper import A4, A4_WIDE, Paper
from outreach.printing.theme import COLOUR, Theme, printed_as
from outreach.printing.warnings import PaperWarning
from outreach.progress import Report, silent

HALF = A4[0] / A4[1]
"""How much smaller an A5 page is than an A4 page."""
USUAL, SMALL = 12.0, 10.5
CUT = 148.5


@dataclass(frozen=True)
class LeafletJob:
    """A leaflet for one village; contacts without a phone are left out by the caller, three at most fit.

    `two_up` gives two of A5 on one A4 sheet; `size` is the running text in points before that.
    """

    content: LeafletContent
    village: str
    imprint: tuple[str, ...]
    contacts: tuple[Contact, ...] = ()
    theme: Theme = field(default=COLOUR)
    two_up: bool = False
    size: float = USUAL

    @property
    def least(self) -> float:
        """Give the smallest type that still prints as 7 points."""
        return 10.0 if self.two_up else 7.0


def draw(job: LeafletJob, report: Report = silent) -> Drawn:
    """Draw the leaflet, one page. Raises UserMistake where a text has no room."""
    paper = Paper(A4_WIDE if job.two_up else A4, f"{job.content.name} {job.village}")
    warnings: list[PaperWarning] = []
    if job.two_up:
        for x in (0.0, CUT):
            with paper.part(x, 0, HALF, A4[1]):
                warnings = list(_draw_one(paper, job))
        paper.rule((CUT, 2), (CUT, 5), 0.1)
        paper.rule((CUT, 205), (CUT, 208), 0.1)
    else:
        warnings = list(_draw_one(paper, job))
    paper.end_page()
    report(1, 1)
    return Drawn(paper.finish(), 1, tuple(warnings))


def _draw_one(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    layout = leaflet_messages if job.content.messages else leaflet_table
    with printed_as(paper, job.theme):
        yield from layout.draw_page(paper, job)
