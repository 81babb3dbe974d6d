"""The leaflet as a table: scams with how they go, how to see through them, what to do; then the hotlines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.printing.fonts import Face
from outreach.printing.leaflet_content import LeafletContent, Scam
from outreach.printing.leaflet_parts import LEFT, RIGHT, AlarmPlace, draw_alarm, draw_contacts, draw_foot
from outreach.printing.leaflet_pictures import SIZE, draw_picture
from outreach.printing.paper import Paper
from outreach.printing.rich import draw_rich, fit_rich
from outreach.printing.shapes import through
from outreach.printing.text import fit, steps
from outreach.printing.theme import Theme, emphasised
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

if TYPE_CHECKING:
    from outreach.printing.leaflet import LeafletJob

TABLE, ROOM, MOST_ROWS = 87.6, 120.0, 6
TALLEST = 30.0
TEXT_COLUMNS = (51.0, 101.0, 151.0)
COLUMN_WIDTH = 48.0
HEADLINE_STEPS = steps(52, 42, 32, 25, 22)
BUBBLE_STEPS = steps(16, 15, 13, 12, 10.5, (10.5, 2), (9, 2))
HEADLINE = mark("headline")
TOO_MANY_BLOCKS = declare(
    "paper_too_many_blocks", mark("{count} scams are chosen but {most} fit: leave some of them out.")
)
BUBBLES = (
    ((105.8, 17.0, 66.0, 16.9), ((110, 33), (118.2, 33), (109.8, 39.9))),
    ((125.8, 44.0, 69.9, 16.9), ((183.4, 60), (190.4, 60), (191.8, 66.9))),
)


def draw_page(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    """Draw the page. Raises UserMistake where there are too many scams or a text has no room."""
    content, theme = job.content, job.theme
    if len(content.rows) > MOST_ROWS:
        raise UserMistake(TOO_MANY_BLOCKS, count=len(content.rows), most=MOST_ROWS)
    yield from _draw_panel(paper, job)
    yield from _draw_table(paper, job)
    _draw_strip(paper, content, theme, max(10.0, job.least))
    place = AlarmPlace(right=RIGHT if not job.contacts else 128.0)
    yield from draw_alarm(paper, theme, content.hotlines, place)
    if job.contacts:
        yield from draw_contacts(paper, job)
    yield from draw_foot(paper, job)


def _draw_panel(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    content, theme = job.content, job.theme
    inset = theme.panel(paper, LEFT, 8, RIGHT - LEFT, 68)
    tag = fit(f"{job.village} · {content.tag}", 88, steps(12, 10.5, 9), Face.BOLD)
    paper.text(LEFT + inset, 19.2, tag.lines[0], tag.size, colour=theme.help if theme.solid else theme.ink)
    yield from lost(tag, HEADLINE, 1)
    headline = [fit(words, 92, HEADLINE_STEPS, Face.BOLD) for words in content.headline[:2]]
    size = min((line.size for line in headline), default=0.0)
    for baseline, shown in zip((41, 60.5), headline, strict=False):
        paper.text(LEFT + inset - 0.6, baseline, shown.lines[0], size, colour=theme.on_solid)
        yield from lost(shown, HEADLINE, 1)
    under = fit(content.under, 112, steps(12, 10.5, max(9.0, job.least)))
    paper.text(LEFT + inset, 69.6, under.lines[0], under.size, colour=theme.on_solid)
    yield from lost(under, HEADLINE, 1)
    for number, (words, (box, tail)) in enumerate(zip(content.bubbles, BUBBLES, strict=False)):
        theme.bubble(paper, box, through(*tail, closed=True), answer=number == 1)
        face = Face.BOLD if number else Face.REGULAR
        said = fit(words, box[2] - 7, BUBBLE_STEPS[0 if number else 1 :], face)
        paper.fitted(box[0] + box[2] / 2, box[1] + box[3] / 2, said, "centre", theme.ink)
        yield from lost(said, HEADLINE, 1)


def _draw_table(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    content, theme = job.content, job.theme
    row = min(TALLEST, ROOM / max(1, len(content.rows)))
    bottom = TABLE + row * len(content.rows)
    if theme.solid:
        paper.block(148, 79.4, RIGHT - 148, bottom - 79.4, theme.pale_help)
    else:
        paper.rule((147.5, 79.4), (147.5, bottom), 0.5, theme.ink)
    for x, words in zip((9.8, *TEXT_COLUMNS), content.heads, strict=True):
        paper.text(x, 85, words, 12, Face.BOLD, colour=theme.ink)
    for number, scam in enumerate(content.rows):
        if number:
            y = TABLE + number * row
            paper.rule((LEFT, y), (RIGHT, y), theme.hair, theme.line)
        yield from _draw_scam(paper, job, scam, TABLE + number * row, row)
    paper.rule((LEFT, TABLE), (RIGHT, TABLE), 0.6, theme.ink)
    paper.rule((LEFT, bottom), (RIGHT, bottom), 0.6, theme.ink)


def _draw_scam(
    paper: Paper, job: LeafletJob, scam: Scam, top: float, height: float
) -> Iterator[PaperWarning]:
    theme, content, middle = job.theme, job.content, top + height / 2
    draw_picture(paper, theme, scam.picture, 9.5, middle - SIZE / 2)
    whose = "".join(scam.name)
    name = fit_rich([f"**{line}**" for line in scam.name], 20, height - 3, whose, 15, 6.5 / 15)
    draw_rich(paper, 30, middle, name, theme.ink)
    strong, line = emphasised(theme)[1] == 0.0, emphasised(theme)[1]
    for column, (x, lines) in enumerate(zip(TEXT_COLUMNS, (scam.how, scam.see, scam.do), strict=True)):
        part = f"{whose} · {content.heads[column + 1]}"
        text = fit_rich(lines, COLUMN_WIDTH, height - 2, part, job.size)
        stressed = theme.warn if strong and column == 1 else theme.ink
        draw_rich(paper, x, middle, text, theme.ink, stressed, line if column == 1 else 0.0)
        yield from text.warnings(part)


def _draw_strip(paper: Paper, content: LeafletContent, theme: Theme, over_size: float) -> None:
    theme.strip(paper, LEFT, 212.5, RIGHT - LEFT, 17, 28)
    for baseline, words in zip((219.8, 226.4), content.strip_title, strict=False):
        paper.text(22, baseline, words, 15, Face.BOLD, "centre", theme.on_solid)
    width = (RIGHT - 36) / max(1, len(content.strip))
    for number, (over, under) in enumerate(content.strip):
        x = 36 + number * width
        if number:
            paper.rule((x, 216), (x, 226), 0.3, "#9BBFBF" if theme.solid else theme.ink)
        paper.text(x + 5, 219, over, over_size, colour=theme.ink)
        shown = fit(under, width - 6, steps(16, 15, 13, 12, 10.5), Face.BOLD)
        paper.text(x + 5, 225.9, shown.lines[0], shown.size, colour=theme.brand)
