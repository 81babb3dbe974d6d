"""The head of sheets that come back: title, where, who goes, page, and the page's code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.codes import short_form
from outreach.printing import signoff_layout as layout
from outreach.printing.fonts import Face
from outreach.printing.paper import Paper
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.words import group_title
from outreach.wording import mark

BLANK_STAFF = 32.0
"""Room to write the names of the staff by hand where none are known, in millimetres."""
HEAD_STEPS = steps(9, 8, (7.5, 2), (7, 2))
HEADING = mark("heading")
BASELINE = 16.6
TWO = (1.6, 2.95)
"""How far the upper of two lines stands above the baseline, and their distance, in millimetres."""


@dataclass(frozen=True)
class SheetHead:
    """What the heads of one batch share: title, township and village, campaign, day of the print."""

    title: str
    place: str
    campaign: str
    printed_on: date | None = None


def draw_head(
    paper: Paper,
    head: SheetHead,
    group: str,
    staff: Sequence[str],
    page: tuple[int, int],
    code: str,
    nth: int,
) -> Iterator[PaperWarning]:
    """Draw the head of a page (number, total) with its code; `nth` is the page in the file."""
    left = layout.LEFT + paper.text(layout.LEFT, BASELINE, head.title, 17, Face.BOLD) + 4.2
    count = f"第{page[0]}页　共{page[1]}页"
    right = layout.RIGHT - paper.text(layout.RIGHT, BASELINE, count, 9, Face.BOLD, "right") - 7.6
    people = fit(("入户人员", *staff), min(70, (right - left) / 2), HEAD_STEPS)
    if not staff:
        paper.rule((right - BLANK_STAFF, BASELINE + 0.8), (right, BASELINE + 0.8), 0.2)
        right -= BLANK_STAFF + 2
    _above(paper, right - people.width, people)
    right -= people.width + 5
    yield from lost(people, HEADING, nth)
    where = [head.place, group_title(group) if group else "", head.campaign]
    place = fit(" · ".join(part for part in where if part), right - left, HEAD_STEPS)
    _above(paper, left, place)
    yield from lost(place, HEADING, nth)
    x, y, size, _ = layout.PAGE_CODE
    paper.code(x, y, size, code)
    printed = f"{head.printed_on:%Y-%m-%d} 打印　" if head.printed_on else ""
    paper.text(layout.RIGHT, 12.2, printed + short_form(code), 7.5, align="right")


def _above(paper: Paper, x: float, fitted: Fitted) -> None:
    """Draw a line on the baseline, two around it: above them stands the day of the print."""
    first = BASELINE - (TWO[0] if len(fitted.lines) > 1 else 0.0)
    for number, line in enumerate(fitted.lines):
        paper.text(x, first + number * TWO[1], line, fitted.size)
