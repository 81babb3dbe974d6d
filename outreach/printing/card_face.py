"""The two faces of a contact card (警民联系卡), 90 × 54: whom to call, and what is always a fraud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach.printing.fonts import Face
from outreach.printing.leaflet_parts import CONTACTS, Contact
from outreach.printing.leaflet_pictures import draw_picture
from outreach.printing.paper import Paper
from outreach.printing.text import fit, steps
from outreach.printing.theme import Theme
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

WIDTH, HEIGHT = 90.0, 54.0
LEFT, RIGHT = 5.0, 85.0
PHOTO = (17.0, 22.0)
CODE = 14.5
FACE_OF_CARD = mark("card")
HOTLINES = (("反诈专线", "96110"), ("报警", "110"))
SCAN_HINT = "扫码存号码"
BLANK_ROLES = ("社区民警", "网格员")
PHONE = steps(15, 13, 12, 10.5, 9, 8, 7.5, 7)
WIDE_PHONE = steps(18, *(step.size for step in PHONE))
PARTED = 26.9
"""Where a rule parts two contacts."""


@dataclass(frozen=True)
class CardJob:
    """A card: where it is from, whom it names (two at most), words; photo (JPEG) and code text if given."""

    place: str
    edition: str
    contacts: tuple[Contact, ...]
    title: str
    slogan: str
    back_title: str
    back_rows: tuple[tuple[str, str], ...]
    back_strip: tuple[str, ...]
    theme: Theme
    photo: bytes = b""
    code: str = ""


def draw_front(paper: Paper, job: CardJob, x: float, y: float) -> Iterator[PaperWarning]:
    """Draw the front with its upper left corner at a place."""
    theme = job.theme
    yield from _draw_title(paper, job, x, y, job.title, job.place)
    left, right = LEFT, RIGHT
    if job.photo:
        paper.picture(x + LEFT, y + 16.05, *PHOTO, job.photo)
        left += PHOTO[0] + 3.4
    if job.code:
        paper.any_code(x + RIGHT - CODE, y + 16.05, CODE, job.code)
        paper.text(x + RIGHT - CODE / 2, y + 36.1, SCAN_HINT, 8, align="centre", colour=theme.muted)
        right -= CODE + 4
    if not job.contacts:
        _draw_write_in(paper, theme, (x + left, x + right), y)
    wide = right - left > 70
    pitch = 13.4 if wide else 13.0
    top = 22.5 if len(job.contacts) < 2 else 18.3 if wide else 18.9
    for number, contact in enumerate(job.contacts[:2]):
        if number:
            paper.rule((x + left, y + PARTED), (x + right, y + PARTED), theme.hair, theme.line)
        yield from _draw_contact(paper, theme, contact, (x + left, x + right), y + top + number * pitch, wide)
    _draw_hotlines(paper, job, x, y + 41.2)


def draw_back(paper: Paper, job: CardJob, x: float, y: float) -> Iterator[PaperWarning]:
    """Draw the back with its upper left corner at a place."""
    theme = job.theme
    yield from _draw_title(paper, job, x, y, job.back_title, job.edition)
    for number, (name, words) in enumerate(job.back_rows):
        baseline = y + 18.1 + number * 5.3
        called = fit(name, 13.6, steps(9.5, 8, 7.5, 7), Face.BOLD)
        said = fit(words, 44, steps(9.5, 8, 7.5, 7))
        paper.text(x + LEFT, baseline, called.first, called.size, colour=theme.warn)
        paper.text(x + 19.4, baseline, said.first, said.size, colour=theme.ink)
        yield from (*lost(called, FACE_OF_CARD, 1), *lost(said, FACE_OF_CARD, 1))
    draw_picture(paper, theme, "shield", x + 64.4, y + 17.0, 20.6)
    if theme.solid:
        paper.block(x + LEFT, y + 43.1, RIGHT - LEFT, 6.6, theme.pale_brand)
    else:
        paper.frame(x + LEFT + 0.2, y + 43.3, RIGHT - LEFT - 0.4, 6.2, 0.4)
    strip = fit(job.back_strip, RIGHT - LEFT - 4, steps(8, 7.5, 7), Face.BOLD)
    paper.text(x + WIDTH / 2, y + 47.4, strip.first, strip.size, align="centre", colour=theme.brand)
    yield from lost(strip, FACE_OF_CARD, 1)


def _draw_title(
    paper: Paper, job: CardJob, x: float, y: float, title: str, beside: str
) -> Iterator[PaperWarning]:
    theme = job.theme
    begin = 14.4 if theme.logo else 8.6
    if theme.logo:
        paper.picture(x + LEFT, y + 4, 7.6, 7.6, theme.logo)
    else:
        paper.block(x + LEFT, y + 5, 1.6, 5.3, theme.warn)
    shown = fit(title, 48, steps(13, 12, 10.5, 9), Face.BOLD)
    width = paper.text(x + begin, y + 9.4, shown.first, shown.size, colour=theme.brand)
    where = fit(beside, RIGHT - begin - width - 3, steps(8, 7.5, 7))
    paper.text(x + RIGHT, y + 9.2, where.first, where.size, align="right", colour=theme.muted)
    paper.rule((x + LEFT, y + 12.8), (x + RIGHT, y + 12.8), theme.hair, theme.line)
    yield from (*lost(shown, FACE_OF_CARD, 1), *lost(where, FACE_OF_CARD, 1))


def _draw_write_in(paper: Paper, theme: Theme, edges: tuple[float, float], y: float) -> None:
    """Where nobody with a phone is known: lines to write or stamp officer and grid worker on."""
    left, right = edges
    for number, role in enumerate(BLANK_ROLES):
        baseline = y + 21.5 + number * 11
        middle = left + (right - left) * 0.42
        told = paper.text(left, baseline, role, 8, colour=theme.muted)
        paper.rule((left + told + 1.5, baseline + 1), (middle, baseline + 1), theme.hair, theme.ink)
        phone = paper.text(middle + 2, baseline, "电话", 8, colour=theme.muted)
        paper.rule((middle + phone + 3.5, baseline + 1), (right, baseline + 1), theme.hair, theme.ink)


def _draw_contact(
    paper: Paper, theme: Theme, contact: Contact, edges: tuple[float, float], baseline: float, wide: bool
) -> Iterator[PaperWarning]:
    left, right = edges
    usual = fit(contact.role, right - left, steps(8))
    room = max((right - left) * 0.72, right - left - usual.width - 3)
    name = fit(contact.name, room, steps(10.5, 9, 8, 7.5, 7), Face.BOLD, gap=0)
    role = fit(contact.role, right - left - name.width - 2.2, steps(8, 7.5, 7))
    width = paper.text(left, baseline, name.first, name.size, colour=theme.ink)
    paper.text(left + width + 2.2, baseline, role.first, role.size, colour=theme.muted)
    phone = fit(contact.phone, right - left, WIDE_PHONE if wide else PHONE, Face.BOLD)
    paper.text(left - 0.2, baseline + (6.9 if wide else 6.2), phone.first, phone.size, colour=theme.ink)
    for text in (role, name, phone):
        yield from lost(text, CONTACTS, 1)


def _draw_hotlines(paper: Paper, job: CardJob, x: float, y: float) -> None:
    theme = job.theme
    if theme.solid:
        paper.block(x + LEFT, y, RIGHT - LEFT, 8.3, theme.brand)
    else:
        paper.frame(x + LEFT + 0.3, y + 0.3, RIGHT - LEFT - 0.6, 7.7, 0.6)
    right = x + RIGHT - 3
    figures = theme.help if theme.solid else theme.ink
    for name, number in reversed(HOTLINES):
        right -= paper.text(right, y + 5.4, number, 10.5, Face.BOLD, "right", figures) + 1
        right -= paper.text(right, y + 5.4, name, 9.5, align="right", colour=theme.on_solid) + 4
    slogan = fit(job.slogan, right - x - LEFT - 3, steps(9.5, 9, 8, 7.5, 7), Face.BOLD)
    paper.text(x + LEFT + 3, y + 5.4, slogan.first, slogan.size, colour=theme.on_solid)
