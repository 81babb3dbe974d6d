"""Banner text, one large character a page, to be pasted side by side or handed to who makes the banner."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face, missing
from outreach.printing.paper import A4, HAN_MIDDLE, Align, Paper
from outreach.printing.text import POINT, clean, fit, steps
from outreach.printing.theme import Theme
from outreach.printing.warnings import PaperFault, PaperWarning
from outreach.progress import Report, silent
from outreach.wording import mark

BANNER_EMPTY = declare("banner_empty", mark("The banner has no words yet: write them, then print it."))
BANNER_LONG = declare(
    "banner_long", mark("A banner of {count} characters is too long: keep it under {most}.")
)
MOST = 40
SIZE = 540.0
"""Points: 190 mm high, with a margin of 10 mm on A4."""
BANNER = mark("banner")
LOGO = 12.0


def draw(text: str, theme: Theme, report: Report = silent) -> Drawn:
    """Draw a page a character, who hangs it up at the foot; blanks only part words. Raises UserMistake."""
    plain = "".join(clean(text).split())
    if not plain:
        raise UserMistake(BANNER_EMPTY, field="text")
    if len(plain) > MOST:
        raise UserMistake(BANNER_LONG, field="text", count=len(plain), most=MOST)
    paper = Paper(A4, plain)
    for number, character in enumerate(plain, start=1):
        report(number - 1, len(plain))
        baseline = A4[1] / 2 - 8 + HAN_MIDDLE * SIZE * POINT
        paper.text(A4[0] / 2, baseline, character, SIZE, Face.BOLD, "centre", theme.warn)
        _draw_foot(paper, theme, f"{number} / {len(plain)}　{plain}")
        paper.end_page()
    report(len(plain), len(plain))
    lacking = tuple(missing(plain, Face.BOLD))
    warnings = (PaperWarning(PaperFault.MISSING, BANNER, 0, 0, lacking),) if lacking else ()
    return Drawn(paper.finish(), len(plain), warnings)


def _draw_foot(paper: Paper, theme: Theme, words: str) -> None:
    """Draw which page of what it is, and the office's own logo and heading where they were put in."""
    left, right = 15.0, A4[0] - 15.0
    if theme.logo:
        paper.picture(left, 279.6, LOGO, LOGO, theme.logo)
    x = left + (LOGO + 3 if theme.logo else 0)
    heading = fit(theme.heading, 80, steps(9, 8, 7.5), Face.BOLD)
    if heading.lines:
        paper.text(x, 288, heading.first, heading.size, Face.BOLD, colour=theme.ink)
    owned = bool(theme.logo or theme.heading)
    shown = fit(words, 88 if owned else right - left, steps(8, 7.5, (7, 2)))
    align: Align = "right" if owned else "centre"
    for nth, line in enumerate(shown.lines):
        place = right if owned else A4[0] / 2
        paper.text(place, 288 + 3 * nth, line, shown.size, align=align, colour=theme.muted)
