"""Receipts, three a page: the household's narrow part above, the slip below it, cutting lines between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.printing import slip_layout as layout
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.paper import A4, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.shapes import circle, through
from outreach.printing.signoff_form import Notice
from outreach.printing.slip import Slip, draw_slip, draw_slip_form
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning
from outreach.progress import Report, silent

A_PAGE = 3
STRIP = 99.0
TEAR = 14.0
"""Where the slip is torn off, below the upper edge of its strip."""
SLIP_TOP = 18.5
STAMP_RIGHT = 189.0
"""The stamp keeps clear of the corner square of the lowest slip."""
KEPT_CODE = 8.0
LEFT, RIGHT = 24.0, 186.0
KEPT_ROOM = 32.0
HAIRLINE = 0.25
DASH = (2.2, 1.6)
KEPT = (
    "要转账先打96110问一问，找网格员、社区民警也行；转了钱马上打110。",
    "上门宣传不收钱，不要身份证号、银行卡号、密码和验证码；谁要谁是骗子。",
)


@dataclass(frozen=True)
class ReceiptsJob:
    """A batch of slips, and who keeps them."""

    title: str
    notice: Notice
    slips: Sequence[Slip]


def pages_needed(slips: int) -> int:
    """Give the pages so many slips take."""
    return -(-slips // A_PAGE)


def draw(job: ReceiptsJob, report: Report = silent) -> Drawn:
    """Draw all pages; `report` counts them, and what it raises stops the work."""
    paper, warnings = Paper(A4, job.title), list[PaperWarning]()
    paper.stamp_right = STAMP_RIGHT
    for place in range(A_PAGE):
        with paper.stencil(f"strip{place}"):
            warnings += draw_slip_form(paper, layout.ON_PAPER, STRIP * place + SLIP_TOP, job.notice)
            _draw_strip(paper, STRIP * place, first=place == 0)
    pages = pages_needed(len(job.slips))
    for page in range(pages):
        report(page, pages)
        for place, slip in enumerate(job.slips[A_PAGE * page : A_PAGE * (page + 1)]):
            top = STRIP * place
            paper.use(f"strip{place}")
            warnings += draw_slip(paper, layout.ON_PAPER, top + SLIP_TOP, slip, page + 1)
            _draw_kept(paper, top, slip)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(dict.fromkeys(warnings)))


def _draw_kept(paper: Paper, top: float, slip: Slip) -> None:
    """Draw number and code on the household's part, smaller than on the slip: there is less room."""
    edge = RIGHT - KEPT_CODE
    paper.code(edge, top + 4.4, KEPT_CODE, slip.code)
    paper.text(edge - 2, top + 7.4, f"编号 {slip.serial}", 8, Face.BOLD, "right")
    whose = fit(f"{slip.place} {slip.head}".strip(), KEPT_ROOM, steps(7.5, 7), gap=SEARCH_GAP)
    if not whose.whole:  # the slip below has it in full
        whose = fit(slip.place, KEPT_ROOM, steps(7.5, 7, (7, 2)), gap=SEARCH_GAP)
    first = top + (11.2 if len(whose.lines) < 2 else 10.3)
    for number, line in enumerate(whose.lines):
        paper.text(edge - 2, first + 2.6 * number, line, whose.size, align="right")


def _draw_strip(paper: Paper, top: float, *, first: bool) -> None:
    """Draw the household's part of a strip, the line to tear along and the one above the strip."""
    if not first:
        _cut(paper, top)
    paper.text(LEFT, top + 7.4, "住户留存", 9, Face.BOLD)
    for number, line in enumerate(KEPT):
        paper.text(LEFT + 17, top + 7.2 + 4.0 * number, line, 7.5)
    words = paper.text(A4[0] / 2, top + TEAR + 0.9, "沿虚线剪下，交给网格员", 7, align="centre")
    for start, end in ((8.0, (A4[0] - words) / 2 - 3), ((A4[0] + words) / 2 + 3, A4[0] - 8)):
        paper.rule((start, top + TEAR), (end, top + TEAR), HAIRLINE, dash=DASH)


def _cut(paper: Paper, y: float) -> None:
    """Draw the line between two strips, with scissors at its left end."""
    paper.rule((8, y), (12.2, y), HAIRLINE, dash=DASH)
    paper.rule((21, y), (A4[0] - 8, y), HAIRLINE)
    for side in (-1, 1):
        paper.shape(circle(14.2, y + 1.5 * side, 1.1), edge="#000000", line=HAIRLINE)
        paper.shape(through((15.1, y + 0.9 * side), (20.4, y - 1.1 * side)), edge="#000000", line=HAIRLINE)
