"""The colour leaflet (宣传单, A4): five scams in a table, hotlines, whom to ask in the village."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.leaflet_content import Hotline, LeafletContent, Scam
from outreach.printing.leaflet_pictures import SIZE, draw_picture
from outreach.printing.palette import (
    AMBER,
    INK,
    LINE,
    MUTED,
    PALE_AMBER,
    PALE_TEAL,
    TEAL,
    VERMILION,
    WHITE,
)
from outreach.printing.paper import A4, Paper
from outreach.printing.rich import draw_lines
from outreach.printing.shapes import rounded, through
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.progress import Report, silent
from outreach.wording import mark

LEFT, RIGHT = 8.0, 202.0
TABLE, ROW = 87.6, 24.0
TEXT_COLUMNS = (51.0, 101.0, 151.0)
COLUMN_WIDTH = 48.0
HEADLINE_STEPS = steps(52, 42, 32)
NAME_STEPS = steps(12, 10.5, (9, 2), (8, 2), (7.5, 2))
PHONE_STEPS = steps(17, 15, 13, 12, 10.5)
CONTACTS = mark("contacts")


@dataclass(frozen=True)
class Contact:
    """Whom to ask: what they are, name, phone."""

    role: str
    name: str
    phone: str


@dataclass(frozen=True)
class LeafletJob:
    """A leaflet for one village; contacts without a phone are left out by the caller, three at most fit."""

    content: LeafletContent
    village: str
    imprint: tuple[str, ...]
    contacts: tuple[Contact, ...] = ()


def draw(job: LeafletJob, report: Report = silent) -> Drawn:
    """Draw the leaflet, one page."""
    content = job.content
    paper = Paper(A4, f"{content.name} {job.village}")
    warnings: list[PaperWarning] = []
    _draw_panel(paper, job)
    _draw_table(paper, content)
    _draw_strip(paper, content)
    _draw_hotlines(paper, content.hotlines, 202.0 if not job.contacts else 128.0)
    if job.contacts:
        warnings += _draw_contacts(paper, job)
    paper.text(LEFT, 289.3, "　".join(job.imprint), 8, colour=MUTED)
    paper.text(RIGHT, 289.3, content.promise, 8, align="right", colour=MUTED)
    paper.end_page()
    report(1, 1)
    return Drawn(paper.finish(), 1, tuple(warnings))


def _draw_panel(paper: Paper, job: LeafletJob) -> None:
    content = job.content
    paper.block(LEFT, 8, RIGHT - LEFT, 68, TEAL)
    paper.text(16.8, 19.2, f"{job.village} · {content.tag}", 12, Face.BOLD, colour=AMBER)
    for baseline, words in zip((41, 60.5), content.headline, strict=False):
        shown = fit(words, 92, HEADLINE_STEPS, Face.BOLD)
        paper.text(16.2, baseline, shown.lines[0], shown.size, colour=WHITE)
    paper.text(16.8, 69.6, content.under, 12, colour=WHITE)
    wrong, right = content.bubbles
    paper.shape(rounded(105.8, 17, 66, 16.9, 1.6), WHITE)
    paper.shape(through((110, 33), (118.2, 33), (109.8, 39.9), closed=True), WHITE)
    paper.text(138.8, 27.4, wrong, 15, align="centre", colour=INK)
    paper.shape(rounded(125.8, 44, 69.9, 16.9, 1.6), AMBER)
    paper.shape(through((183.4, 60), (190.4, 60), (191.8, 66.9), closed=True), AMBER)
    paper.text(160.8, 54.6, right, 16, Face.BOLD, "centre", INK)


def _draw_table(paper: Paper, content: LeafletContent) -> None:
    bottom = TABLE + ROW * len(content.rows)
    paper.block(148, 79.4, RIGHT - 148, bottom - 79.4, PALE_AMBER)
    for x, words in zip((9.8, *TEXT_COLUMNS), content.heads, strict=True):
        paper.text(x, 85, words, 12, Face.BOLD, colour=INK)
    for number, scam in enumerate(content.rows):
        if number:
            y = TABLE + number * ROW
            paper.rule((LEFT, y), (RIGHT, y), 0.2, LINE)
        _draw_scam(paper, scam, TABLE + number * ROW)
    paper.rule((LEFT, TABLE), (RIGHT, TABLE), 0.6, INK)
    paper.rule((LEFT, bottom), (RIGHT, bottom), 0.6, INK)


def _draw_scam(paper: Paper, scam: Scam, top: float) -> None:
    middle = top + ROW / 2
    draw_picture(paper, scam.picture, 9.5, middle - SIZE / 2)
    draw_lines(paper, 30, middle, [f"**{line}**" for line in scam.name], 15, 6.5, 19, INK)
    for x, lines, strong in zip(
        TEXT_COLUMNS, (scam.how, scam.see, scam.do), (INK, VERMILION, INK), strict=True
    ):
        draw_lines(paper, x, middle, lines, 12, 5.9, COLUMN_WIDTH, INK, strong)


def _draw_strip(paper: Paper, content: LeafletContent) -> None:
    paper.block(LEFT, 212.5, 28, 17, TEAL)
    paper.block(36, 212.5, RIGHT - 36, 17, PALE_TEAL)
    for baseline, words in zip((219.8, 226.4), content.strip_title, strict=False):
        paper.text(22, baseline, words, 15, Face.BOLD, "centre", WHITE)
    width = (RIGHT - 36) / max(1, len(content.strip))
    for number, (over, under) in enumerate(content.strip):
        x = 36 + number * width
        if number:
            paper.rule((x, 216), (x, 226), 0.3, "#9BBFBF")
        paper.text(x + 5, 219, over, 10, colour=INK)
        paper.text(x + 5, 225.9, under, 16, Face.BOLD, colour=TEAL)


def _draw_hotlines(paper: Paper, hotlines: Sequence[Hotline], right: float) -> None:
    paper.block(LEFT, 233.5, right - LEFT, 49.5, VERMILION)
    x, spread = 13.8, (right - 128.0) / max(1, len(hotlines))
    for number, hotline in enumerate(hotlines):
        if number:
            paper.rule((x, 239.5), (x, 276.5), 0.3, WHITE)
            x += 5.4
        paper.text(x, 242.6, hotline.when, 12, Face.BOLD, colour=WHITE)
        width = paper.text(x - 0.6, 262.2, hotline.number, 58, Face.BOLD, colour=WHITE)
        for line, words in enumerate(hotline.words):
            paper.text(x, 270.3 + line * 5.7, words, 10.5, colour=WHITE)
        x += width + 6.5 + spread


def _draw_contacts(paper: Paper, job: LeafletJob) -> list[PaperWarning]:
    left, top = 134.0, 243.7
    paper.rule((left, 233.8), (RIGHT, 233.8), 0.6, INK)
    paper.text(left, 240.2, job.content.contacts, 12, Face.BOLD, colour=INK)
    warnings: list[PaperWarning] = []
    for number, contact in enumerate(job.contacts[:3]):
        y = top + number * 12.9
        paper.rule((left, y), (RIGHT, y), 0.2, LINE)
        phone = fit(contact.phone, 46, PHONE_STEPS, Face.BOLD)
        paper.text(RIGHT, y + 9.4, phone.lines[0], phone.size, align="right", colour=INK)
        name = fit(contact.name, RIGHT - left - phone.width - 3, NAME_STEPS, Face.BOLD, gap=0)
        paper.text(left, y + 4.6, fit(contact.role, 20, steps(9, 8, 7.5)).lines[0], 9, colour=MUTED)
        paper.fitted(left, y + 8.6, name, colour=INK)
        warnings += [*lost(phone, CONTACTS, 1), *lost(name, CONTACTS, 1)]
    end = top + min(3, len(job.contacts)) * 12.9
    paper.rule((left, end), (RIGHT, end), 0.6, INK)
    return warnings
