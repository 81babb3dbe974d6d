"""What several leaflets share: the block of hotlines, whom to ask in the village, the imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.printing.fonts import Face
from outreach.printing.leaflet_content import Hotline
from outreach.printing.paper import HAN_MIDDLE, Paper
from outreach.printing.rich import fit_rich
from outreach.printing.text import POINT, at_least, fit, steps
from outreach.printing.theme import Theme
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

if TYPE_CHECKING:
    from outreach.printing.leaflet import LeafletJob

LEFT, RIGHT = 8.0, 202.0
NAME_STEPS = steps(12, 10.5, (10, 2), (9, 2), (8, 2), (7.5, 2))
LOW_NAMES = steps(10.5, 9, 8, 7.5, 7)
PHONE_STEPS = steps(17, 15, 13, 12, 10.5, (10.5, 2), (9, 2), (8, 2))
CONTACTS = mark("contacts")
FOOT = mark("foot of the page")
MOST_CONTACTS = 3
LOGO = 5.6


@dataclass(frozen=True)
class Contact:
    """Whom to ask: what they are, name, phone."""

    role: str
    name: str
    phone: str


@dataclass(frozen=True)
class AlarmPlace:
    """Where the hotlines stand: upper edge, height, right edge, size of the figures."""

    y: float = 233.5
    height: float = 49.5
    right: float = 128.0
    figure: float = 58.0

    def share(self, part: float) -> float:
        """Give the height of a part of the block."""
        return self.y + self.height * part


def draw_alarm(
    paper: Paper, theme: Theme, hotlines: Sequence[Hotline], place: AlarmPlace
) -> Iterator[PaperWarning]:
    """Draw when to call which number."""
    theme.alarm(paper, LEFT, place.y, place.right - LEFT, place.height)
    x, spread = 13.8, (place.right - 128.0) / max(1, len(hotlines))
    for number, hotline in enumerate(hotlines):
        if number:
            paper.rule((x, place.y + 6), (x, place.y + place.height - 6.5), 0.3, theme.on_solid)
            x += 5.4
        paper.text(x, place.share(0.184), hotline.when, 12, Face.BOLD, colour=theme.on_solid)
        width = paper.text(
            x - 0.6, place.share(0.58), hotline.number, place.figure, Face.BOLD, colour=theme.on_solid
        )
        words = fit_rich(hotline.words, max(width, 40) + spread, place.height * 0.3, hotline.when, 10.5)
        for line, shown in enumerate(words.lines):
            paper.text(x, place.share(0.744) + line * 5.7, shown, words.size, colour=theme.on_solid)
        yield from words.warnings(hotline.when)
        x += width + 6.5 + spread


def draw_contacts(
    paper: Paper, job: LeafletJob, top: float = 233.8, pitch: float = 12.9
) -> Iterator[PaperWarning]:
    """Draw names and phones to the right of the hotlines."""
    theme, left, low = job.theme, 134.0, pitch < 12
    paper.rule((left, top), (RIGHT, top), 0.6, theme.ink)
    title = fit(job.content.contacts, 66, steps(12, 10.5, 9, 8, 7.5, 7), Face.BOLD)
    paper.text(left, top + 6.4, title.first, title.size, colour=theme.ink)
    yield from lost(title, CONTACTS, 1)
    for number, contact in enumerate(job.contacts[:MOST_CONTACTS]):
        y = top + 9.9 + number * pitch
        paper.rule((left, y), (RIGHT, y), theme.hair, theme.line)
        phone = fit(contact.phone, 46, at_least(PHONE_STEPS[2 if low else 0 :], job.least), Face.BOLD)
        lower = 0.73 * pitch - HAN_MIDDLE * phone.size * POINT
        middle = lower if len(phone.lines) < 2 else pitch / 2
        paper.fitted(RIGHT, y + middle, phone, "right", theme.ink)
        ladder = LOW_NAMES if low else at_least(NAME_STEPS, job.least)
        name = fit(contact.name, RIGHT - left - phone.width - 3, ladder, Face.BOLD, gap=0)
        ladder = at_least(steps(9, 8, 7.5, 7), job.least) or steps(job.least)
        role = fit(contact.role, RIGHT - left - phone.width - 3, ladder)
        paper.text(left, y + 0.36 * pitch, role.first, role.size, colour=theme.muted)
        paper.fitted(left, y + 0.69 * pitch, name, colour=theme.ink)
        yield from (*lost(phone, CONTACTS, 1), *lost(name, CONTACTS, 1), *lost(role, CONTACTS, 1))
    end = top + 9.9 + min(MOST_CONTACTS, len(job.contacts)) * pitch
    paper.rule((left, end), (RIGHT, end), 0.6, theme.ink)


def draw_foot(
    paper: Paper, job: LeafletJob, size: float = 8.0, baseline: float = 289.3
) -> Iterator[PaperWarning]:
    """Draw who prints it, the edition, and a last line."""
    size = max(size, job.least)
    right = RIGHT - paper.text(
        RIGHT, baseline, job.content.promise, size, align="right", colour=job.theme.muted
    )
    room = right - LEFT - 4 if not job.slips else min(76.0, right - LEFT - 4)
    left = LEFT
    if job.theme.logo:
        paper.picture(LEFT, baseline - 4.2, LOGO, LOGO, job.theme.logo)
        left, room = LEFT + LOGO + 1.6, room - LOGO - 1.6
    imprint = fit(job.imprint, room, steps(size, job.least))
    paper.text(left, baseline, imprint.first, imprint.size, colour=job.theme.muted)
    yield from lost(imprint, FOOT, 1)
