"""The line under a title: village, campaign, what it is about; two small lines where one has no room."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.printing.palette import MUTED
from outreach.printing.paper import Paper
from outreach.printing.text import Step, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

HEADING = mark("heading")
WHERE_STEPS = steps(10.5, 9, 8, 7.5, (7.5, 2), (7, 2))
ABOVE, PITCH = 1.3, 3.0


def draw_where(
    paper: Paper,
    place: tuple[float, float],
    width: float,
    texts: str | Sequence[str],
    page: int = 1,
    ladder: Sequence[Step] = WHERE_STEPS,
) -> list[PaperWarning]:
    """Draw it with its left end and baseline at a place; gives what was lost of it."""
    shown = fit(texts, width, ladder)
    first = place[1] - (ABOVE if len(shown.lines) > 1 else 0.0)
    for number, line in enumerate(shown.lines):
        paper.text(place[0], first + PITCH * number, line, shown.size, colour=MUTED)
    return list(lost(shown, HEADING, page))
