"""The card left at a door where nobody was home (到访未遇), four on an A4 sheet, to be cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.leaflet_parts import CONTACTS, Contact
from outreach.printing.paper import A4, HAN_MIDDLE, Paper
from outreach.printing.rich import draw_rich, fit_rich
from outreach.printing.text import POINT, fit, steps
from outreach.printing.theme import Theme, printed_as
from outreach.printing.warnings import PaperWarning, lost
from outreach.progress import Report, silent
from outreach.wording import mark

WIDTH, HEIGHT = 105.0, 148.5
LEFT, RIGHT = 10.0, 95.0
LOGO = 8.0
PHONE_STEPS = steps(20, 17, 15, 13, (10.5, 2), (9, 2))
NOTICE_CARD = mark("notice at the door")


@dataclass(frozen=True)
class DoorNoticeJob:
    """What the card says; date and time are left to be written."""

    village: str
    title: str
    lines: tuple[str, ...]
    points: tuple[str, ...]
    promise: str
    contacts: tuple[Contact, ...]
    theme: Theme


def draw(job: DoorNoticeJob, report: Report = silent) -> Drawn:
    """Draw a sheet of four. Raises UserMistake where a text has no room."""
    paper, warnings = Paper(A4, job.title), list[PaperWarning]()
    with printed_as(paper, job.theme):
        for number in range(4):
            found = _draw_card(paper, job, number % 2 * WIDTH, number // 2 * HEIGHT)
            warnings += list(found)
    for start, end in (((WIDTH, 5), (WIDTH, 292)), ((5, HEIGHT), (205, HEIGHT))):
        paper.rule(start, end, 0.2, "#9E9E9E", (1.5, 1.5))
    paper.end_page()
    report(1, 1)
    return Drawn(paper.finish(), 1, tuple(dict.fromkeys(warnings)))


def _draw_card(paper: Paper, job: DoorNoticeJob, x: float, y: float) -> Iterator[PaperWarning]:
    theme = job.theme
    inset = theme.panel(paper, x + LEFT, y + 8, RIGHT - LEFT, 27)
    inset = min(inset, 5.0)
    if theme.logo:
        paper.picture(x + RIGHT - LOGO - 3, y + 10.4, LOGO, LOGO, theme.logo)
    room = 74 - (LOGO + 2 if theme.logo else 0)
    tag = fit(theme.heading or f"{job.village} · 反诈宣传", room, steps(10.5, 9, 8), Face.BOLD)
    paper.text(x + LEFT + inset, y + 16.4, tag.first, tag.size, colour=theme.tag)
    title = fit(job.title, 76, steps(22, 20, 17, 15, 13), Face.BOLD)
    paper.text(x + LEFT + inset, y + 28.4, title.first, title.size, colour=theme.on_solid)
    yield from (*lost(tag, NOTICE_CARD, 1), *lost(title, NOTICE_CARD, 1))
    text = fit_rich(job.lines, RIGHT - LEFT, 22, job.title, 12)
    draw_rich(paper, x + LEFT, y + 49, text, theme.ink, theme.warn if theme.solid else theme.ink)
    yield from text.warnings(NOTICE_CARD)
    for place, name in enumerate(("来过的日子", "时间")):
        left = x + LEFT + place * 50
        told = paper.text(left, y + 68.5, name, 10.5, colour=theme.muted)
        paper.rule((left + told + 2, y + 69.5), (left + (46 if place == 0 else 35), y + 69.5), 0.3, theme.ink)
    yield from _draw_points(paper, job, x, y + 75)
    yield from _draw_contacts(paper, job, x, y + 103)
    promise = fit(job.promise, RIGHT - LEFT, steps(8, 7.5, 7))
    paper.text(x + LEFT, y + 142.5, promise.first, promise.size, colour=theme.muted)
    yield from lost(promise, NOTICE_CARD, 1)


def _draw_points(paper: Paper, job: DoorNoticeJob, x: float, y: float) -> Iterator[PaperWarning]:
    theme = job.theme
    paper.rule((x + LEFT, y), (x + RIGHT, y), 0.5, theme.ink)
    for number, point in enumerate(job.points[:3]):
        shown = fit(point, RIGHT - LEFT - 8, steps(12, 10.5, 9, 8), Face.BOLD)
        baseline = y + 7.2 + number * 7.6
        paper.text(x + LEFT, baseline, str(number + 1), 12, Face.BOLD, colour=theme.warn)
        paper.text(x + LEFT + 7, baseline, shown.first, shown.size, colour=theme.ink)
        yield from lost(shown, NOTICE_CARD, 1)
    paper.rule((x + LEFT, y + 25.4), (x + RIGHT, y + 25.4), 0.5, theme.ink)


def _draw_contacts(paper: Paper, job: DoorNoticeJob, x: float, y: float) -> Iterator[PaperWarning]:
    theme = job.theme
    paper.text(x + LEFT, y + 5, "回来了，请打", 10.5, Face.BOLD, colour=theme.ink)
    for number, contact in enumerate(job.contacts[:2]):
        baseline = y + 14 + number * 9.2
        phone = fit(contact.phone, 48, PHONE_STEPS, Face.BOLD)
        lower = HAN_MIDDLE * phone.size * POINT if len(phone.lines) < 2 else 2.0
        paper.fitted(x + RIGHT, baseline - lower, phone, "right", theme.ink)
        name = fit(
            (contact.role, contact.name), RIGHT - LEFT - phone.width - 3, steps(10.5, 9, (8, 2), (7, 2))
        )
        paper.fitted(x + LEFT, baseline - 1.4, name, colour=theme.ink)
        yield from (*lost(phone, CONTACTS, 1), *lost(name, CONTACTS, 1))
    if not job.contacts:
        paper.rule((x + LEFT, y + 15), (x + RIGHT, y + 15), 0.3, theme.ink)
    words = paper.text(x + LEFT, y + 33.4, "拿不准打", 10.5, colour=theme.muted)
    after = x + LEFT + words + 1.5
    after += paper.text(after, y + 33.4, "96110", 15, Face.BOLD, colour=theme.warn) + 5
    after += paper.text(after, y + 33.4, "已经转了钱打", 10.5, colour=theme.muted) + 1.5
    paper.text(after, y + 33.4, "110", 15, Face.BOLD, colour=theme.warn)
