"""Banner text, one large character a page, to be pasted side by side or handed to who makes the banner."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face, missing
from outreach.printing.paper import A4, HAN_MIDDLE, Paper
from outreach.printing.text import POINT, clean
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


def draw(text: str, theme_colour: str, report: Report = silent) -> Drawn:
    """Draw a page a character; blanks only part words. Raises UserMistake (no words, too many)."""
    plain = "".join(clean(text).split())
    if not plain:
        raise UserMistake(BANNER_EMPTY, field="text")
    if len(plain) > MOST:
        raise UserMistake(BANNER_LONG, field="text", count=len(plain), most=MOST)
    paper = Paper(A4, plain)
    for number, character in enumerate(plain, start=1):
        report(number - 1, len(plain))
        baseline = A4[1] / 2 - 8 + HAN_MIDDLE * SIZE * POINT
        paper.text(A4[0] / 2, baseline, character, SIZE, Face.BOLD, "centre", theme_colour)
        paper.text(A4[0] / 2, 288, f"{number} / {len(plain)}　{plain}", 8, align="centre", colour="#56606B")
        paper.end_page()
    report(len(plain), len(plain))
    lacking = tuple(missing(plain, Face.BOLD))
    warnings = (PaperWarning(PaperFault.MISSING, BANNER, 0, 0, lacking),) if lacking else ()
    return Drawn(paper.finish(), len(plain), warnings)
