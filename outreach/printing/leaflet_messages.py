"""The leaflet of few words and large pictures (R22): three things to remember, the hotline, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.errors import UserMistake
from outreach.printing.fonts import Face
from outreach.printing.large_pictures import SIZE, draw_large
from outreach.printing.leaflet_content import Message
from outreach.printing.leaflet_parts import CONTACTS, LEFT, RIGHT, draw_foot
from outreach.printing.leaflet_table import HEADLINE, TOO_MANY_BLOCKS
from outreach.printing.paper import Paper
from outreach.printing.rich import draw_rich, fit_rich
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost

if TYPE_CHECKING:
    from outreach.printing.leaflet import LeafletJob

MOST, TALLEST = 4, 56.0
WORDS = 62.2
HEADLINE_STEPS = steps(46, 42, 36, 32, 25)
SAY_STEPS = steps(42, 36, 32, 25, (25, 2), (22, 2))
PHONE_STEPS = steps(32, 25, 22, 17)
NAME_STEPS = steps(17, 15, 13, 12, 10.5)
MIDDLE = 112.0
NOBODY = "村委会"
USUAL = 12.0
"""The running text of other leaflets; the sizes here are meant for it and follow it."""


@dataclass(frozen=True)
class Places:
    """Where the parts stand: the panel's lower edge, baselines in it, room of messages, the block below."""

    top: float
    tag: float
    title: float
    room: float
    block: float
    foot: float


WHOLE_PAGE = Places(57.0, 24.9, 47.5, 168.0, 230.0, 289.3)
ABOVE_SLIP = Places(38.0, 18.6, 33.0, 102.0, 143.0, 198.4)


def draw_page(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    """Draw the page. Raises UserMistake where there are too many messages or a text has no room."""
    content, theme = job.content, job.theme
    if len(content.messages) > MOST:
        raise UserMistake(TOO_MANY_BLOCKS, count=len(content.messages), most=MOST)
    places = ABOVE_SLIP if job.slips else WHOLE_PAGE
    inset = theme.panel(paper, LEFT, 8, RIGHT - LEFT, places.top - 8)
    tag = fit(content.tag, 170, steps(17, 15, 13)[1 if job.slips else 0 :], Face.BOLD)
    paper.text(
        LEFT + inset, places.tag, tag.first, tag.size, colour=theme.help if theme.solid else theme.ink
    )
    ladder = HEADLINE_STEPS[2 if job.slips else 0 :]
    title = fit("".join(content.headline), 194 - 2 * inset, ladder, Face.BOLD)
    paper.text(LEFT + inset - 0.6, places.title, title.first, title.size, colour=theme.on_solid)
    yield from (*lost(tag, HEADLINE, 1), *lost(title, HEADLINE, 1))
    height = min(TALLEST, places.room / max(1, len(content.messages)))
    for number, message in enumerate(content.messages):
        y = places.top + number * height
        if number:
            paper.rule((LEFT, y), (RIGHT, y), theme.hair, theme.line)
        yield from _draw_message(paper, job, message, y, height)
    end = places.top + height * len(content.messages)
    paper.rule((LEFT, end), (RIGHT, end), 0.7, theme.ink)
    yield from _draw_call(paper, job, places.block)
    yield from _draw_people(paper, job, places.block)
    yield from draw_foot(paper, job, 9, places.foot)


def _draw_message(
    paper: Paper, job: LeafletJob, message: Message, top: float, height: float
) -> Iterator[PaperWarning]:
    theme, middle = job.theme, top + height / 2
    size = min(SIZE, height - 8)
    draw_large(paper, theme, message.picture, LEFT + 5.5 + (SIZE - size) / 2, middle - size / 2, size)
    ask = f"村里{job.contacts[0].name}" if job.contacts and job.contacts[0].name else NOBODY
    lines = [line.replace("{ask}", ask) for line in message.explain]
    low, share = height < 40, job.size / USUAL
    ladder = [step for step in SAY_STEPS if step.size <= (32 if low else 42) * share + 1]
    say = fit(message.say, RIGHT - WORDS - 4, ladder, Face.BOLD)
    size, room = (15 * share, height - 16) if low else (22 * share, height - 30)
    text = fit_rich(lines, RIGHT - WORDS - 4, room, message.say, size, 10.5 / 22)
    em = say.size / 42
    block = 15.5 * em + len(text.lines) * text.pitch
    first = middle - block / 2 + 12.6 * em
    for number, line in enumerate(say.lines):
        paper.text(WORDS, first - (len(say.lines) - 1 - number) * 10, line, say.size, colour=theme.ink)
    under = first + 8.5 * (text.size / 22) + (len(text.lines) - 1) * text.pitch / 2
    draw_rich(paper, WORDS + 0.2, under, text, theme.ink)
    yield from (*lost(say, message.say, 1), *text.warnings(message.say))


def _draw_call(paper: Paper, job: LeafletJob, top: float) -> Iterator[PaperWarning]:
    theme = job.theme
    theme.alarm(paper, LEFT, top, 97, 53 if not job.slips else 50)
    for hotline in job.content.hotlines[:1]:
        paper.text(15, top + 11.3, hotline.when, 17, Face.BOLD, colour=theme.on_solid)
        number = fit(hotline.number, 86, steps(66, 52, 42, 32, 25), Face.BOLD)
        paper.text(14.4, top + 35.8, number.first, number.size, colour=theme.on_solid)
        words = fit(hotline.words[0], 86, steps(17, 15, 13, 12), Face.REGULAR)
        paper.text(15, top + 46.4, words.first, words.size, colour=theme.on_solid)
        yield from (*lost(number, hotline.when, 1), *lost(words, hotline.when, 1))


def _draw_people(paper: Paper, job: LeafletJob, top: float) -> Iterator[PaperWarning]:
    theme, content = job.theme, job.content
    y = top + 8
    for contact in job.contacts[:1]:
        words = content.contacts.replace("{name}", contact.name) if contact.name else content.office
        name = fit(words, RIGHT - MIDDLE, NAME_STEPS, Face.BOLD)
        paper.text(MIDDLE, y, name.first, name.size, colour=theme.ink)
        phone = fit(contact.phone, RIGHT - MIDDLE, PHONE_STEPS, Face.BOLD)
        paper.text(MIDDLE - 0.3, y + 12.4, phone.first, phone.size, colour=theme.ink)
        paper.rule((MIDDLE, top + 26), (RIGHT, top + 26), theme.hair, theme.line)
        yield from (*lost(name, CONTACTS, 1), *lost(phone, CONTACTS, 1))
        y = top + 34.4
    children = fit(content.children, RIGHT - MIDDLE, NAME_STEPS, Face.BOLD)
    paper.text(MIDDLE, y, children.first, children.size, colour=theme.ink)
    paper.rule((MIDDLE, top + 50), (RIGHT, top + 50), 0.45, theme.ink)
    yield from lost(children, CONTACTS, 1)
