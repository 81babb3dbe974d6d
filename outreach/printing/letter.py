"""The letter (致居民的一封信) with its receipt slip below a cutting line, or alone on its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from outreach.errors import UserMistake
from outreach.printing import slip_layout
from outreach.printing.cutting import draw_cut
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.leaflet_parts import CONTACTS, Contact
from outreach.printing.paper import A4, Paper
from outreach.printing.rich import TEXT_TOO_LONG, draw_line, marked_lines
from outreach.printing.shapes import circle
from outreach.printing.signoff_form import Notice
from outreach.printing.slip import Slip, draw_number, draw_slip, draw_slip_form
from outreach.printing.text import POINT, Fitted, fit, steps
from outreach.printing.theme import COLOUR, Theme, printed_as
from outreach.printing.warnings import PaperWarning, lost
from outreach.progress import Report, silent
from outreach.wording import mark

LEFT, RIGHT = 24.0, 186.0
CUT, SLIP_TOP = 203.0, 211.0
CODE = (173.0, 17.5)
TITLE_END = 129.0
FIRST, LAST, LAST_ALONE = 55.2, 161.0, 240.0
"""Baseline of the greeting, and how far down the text may reach above a slip or on its own page."""
SIZES = (12.2, 11.5, 10.5, 9.5, 9.0)
PITCH = 8.1 / 12.2
SEAL = 17.0
SEALS = {"over": 160.0, "beside": 122.0}
LOGO = 11.0
CONTACT_STEPS = steps(10.5, 9, 8, 7.5, (7.5, 2), (7, 2))
OFFICE_STEPS = steps(12, 10.5, 9, (9, 2), (8, 2))
TITLE = mark("headline")
FORM = "letter"


@dataclass(frozen=True)
class LetterJob:
    """A letter; `rows` are (scam, one sentence), `slips` one a page, none for the letter alone.

    `names` replaces words over the fields of the slip.
    """

    sender: str
    title: str
    greeting: str
    paragraphs: tuple[str, str, str]
    rows: tuple[tuple[str, str], ...]
    day: str
    contacts: tuple[Contact, ...]
    notice: Notice
    slips: Sequence[Slip] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    theme: Theme = field(default=COLOUR)


def draw(job: LetterJob, report: Report = silent) -> Drawn:
    """Draw a page for each slip, or one without. Raises UserMistake where the text has no room."""
    paper, pages = Paper(A4, job.title), max(1, len(job.slips))
    warnings: list[PaperWarning] = []
    with paper.stencil(FORM):
        with printed_as(paper, job.theme):
            warnings += _draw_letter(paper, job)
        if job.slips:
            draw_cut(paper, CUT)
            warnings += draw_slip_form(paper, slip_layout.ON_PAPER, SLIP_TOP, job.notice, job.names)
    for page in range(pages):
        report(page, pages)
        paper.use(FORM)
        for slip in job.slips[page : page + 1]:
            draw_number(paper, *CODE, slip, _whose(slip))
            warnings += draw_slip(paper, slip_layout.ON_PAPER, SLIP_TOP, slip, page + 1)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(dict.fromkeys(warnings)))


def _whose(slip: Slip) -> Fitted:
    """Say whose letter it is in one line, or in several that stay clear of the title."""
    words = f"{slip.place}　{slip.head}".strip()
    shown = fit(words, 58, steps(7.5, 7))
    return shown if shown.whole else fit(words, CODE[0] - 2 - TITLE_END, steps((7, 3), (7, 5)))


def _draw_letter(paper: Paper, job: LetterJob) -> Iterator[PaperWarning]:
    theme = job.theme
    sender = fit(theme.heading or job.sender, 100, steps(9.5, 8, 7.5))
    if theme.logo:
        paper.picture(LEFT, 16.2, LOGO, LOGO, theme.logo)
    paper.text(
        LEFT + (LOGO + 3 if theme.logo else 0), 23.6, sender.first, sender.size, colour=theme.muted
    )
    title = fit(job.title, TITLE_END - LEFT - 1, steps(25, 22, 17, 15), Face.BOLD)
    paper.text(LEFT, 38.4, title.first, title.size, colour=theme.ink)
    paper.block(LEFT, 43.4, 16, 1.1, theme.warn)
    yield from lost(title, TITLE, 1)
    bottom = LAST if job.slips else LAST_ALONE
    size = next((size for size in SIZES if _height(job, size) <= bottom - FIRST), None)
    if size is None:
        raise UserMistake(TEXT_TOO_LONG, part=job.title)
    end = _draw_text(paper, job, size)
    yield from _draw_foot(paper, job, 169.0 if job.slips else min(max(end + 24, 185.0), 262.0))


def _height(job: LetterJob, size: float) -> float:
    pitch = PITCH * size
    lines = sum(len(_paragraph(text, size)) for text in job.paragraphs)
    return pitch * 1.05 + (lines - 1) * pitch + len(job.rows) * 8.4 + 9.0


def _paragraph(text: str, size: float) -> list[str]:
    """Break a paragraph, its first line two characters in."""
    return marked_lines(text, (RIGHT - LEFT) / POINT / size, indent="　　") if text.strip() else []


def _draw_text(paper: Paper, job: LetterJob, size: float) -> float:
    """Draw greeting, paragraphs and the table after the first; gives the last baseline."""
    theme, pitch = job.theme, PITCH * size
    paper.text(LEFT, FIRST, job.greeting, size, Face.BOLD, colour=theme.ink)
    y = FIRST + pitch * 1.05
    for number, text in enumerate(job.paragraphs):
        for line in _paragraph(text, size):
            draw_line(paper, LEFT, y, line, size, theme.ink, theme.warn if number else theme.ink)
            y += pitch
        if number == 0 and job.rows:
            y = _draw_rows(paper, job, y - pitch + 5.4, size) + 7.6
        elif number == 1:
            y += 0.6
    return y - pitch


def _draw_rows(paper: Paper, job: LetterJob, top: float, size: float) -> float:
    theme = job.theme
    for number, (name, words) in enumerate(job.rows):
        y = top + number * 8.4
        if number:
            paper.rule((LEFT, y), (RIGHT, y), theme.hair, theme.line)
        paper.text(LEFT, y + 5.7, str(number + 1), size, Face.BOLD, colour=theme.warn)
        called = fit(name, 25.5, steps(min(size, 12), 10.5, 9, 8), Face.BOLD)
        paper.text(31, y + 5.7, called.first, called.size, colour=theme.ink)
        said = fit(words, RIGHT - 58.9, steps(min(size, 12), 10.5, 9, 8, 7.5))
        paper.text(58.9, y + 5.7, said.first, said.size, colour=theme.ink)
    bottom = top + len(job.rows) * 8.4
    for y in (top, bottom):
        paper.rule((LEFT, y), (RIGHT, y), 0.5, theme.ink)
    return bottom


def _draw_foot(paper: Paper, job: LetterJob, y: float) -> Iterator[PaperWarning]:
    theme = job.theme
    for number, contact in enumerate(job.contacts[:3]):
        words = fit((contact.role, contact.name, contact.phone), 78, CONTACT_STEPS)
        paper.fitted(LEFT, y + number * 6.2 - 1.4, words, colour=theme.ink)
        yield from lost(words, CONTACTS, 1)
    if seal := SEALS.get(theme.seal):
        paper.shape(circle(seal, y + 2.8, SEAL), edge=theme.muted, line=0.25, dash=(1.0, 1.4))
        paper.text(seal, y + 15, "盖章处", 7.5, align="centre", colour=theme.muted)
    office = fit(theme.heading or job.sender, 78, OFFICE_STEPS)
    paper.fitted(RIGHT, y - 1.6, office, "right", theme.ink)
    paper.text(RIGHT, y + 6.2, job.day, 12, align="right", colour=theme.ink)
    yield from lost(office, CONTACTS, 1)
