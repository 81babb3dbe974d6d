"""The leaflet as a table: scams with how they go, how to see through them, what to do; then the hotlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.printing.fonts import Face
from outreach.printing.leaflet_content import LeafletContent, Scam
from outreach.printing.leaflet_parts import LEFT, RIGHT, AlarmPlace, draw_alarm, draw_contacts, draw_foot
from outreach.printing.leaflet_pictures import SIZE, draw_picture
from outreach.printing.paper import Paper
from outreach.printing.rich import draw_rich, fit_rich
from outreach.printing.shapes import through
from outreach.printing.text import at_least, fit, steps
from outreach.printing.theme import Theme, emphasised
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

if TYPE_CHECKING:
    from outreach.printing.leaflet import LeafletJob

MOST_ROWS, TALLEST = 6, 30.0
TEXT_COLUMNS = (51.0, 101.0, 151.0)
COLUMN_WIDTH = 48.0
HEADLINE_STEPS = steps(52, 42, 32, 25, 22)
BUBBLE_STEPS = steps(16, 15, 13, 12, 10.5, (10.5, 2), (9, 2))
HEADLINE = mark("headline")
TOO_MANY_BLOCKS = declare(
    "paper_too_many_blocks", mark("{count} scams are chosen but {most} fit: leave some of them out.")
)
Box = tuple[float, float, float, float]
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Places:
    """Where the parts stand: heights and baselines in mm, type of the headline; `strip` 0 leaves it out."""

    panel: float
    tag: float
    headline: tuple[float, float]
    head_size: float
    under: float
    under_size: float
    bubbles: tuple[tuple[Box, Corners], ...]
    table: float
    room: float
    strip: float
    alarm: AlarmPlace
    contacts: tuple[float, float]
    foot: float


WHOLE_PAGE = Places(
    panel=68.0,
    tag=19.2,
    headline=(41.0, 60.5),
    head_size=52.0,
    under=69.6,
    under_size=12.0,
    bubbles=(
        ((105.8, 17.0, 66.0, 16.9), ((110, 33), (118.2, 33), (109.8, 39.9))),
        ((125.8, 44.0, 69.9, 16.9), ((183.4, 60), (190.4, 60), (191.8, 66.9))),
    ),
    table=87.6,
    room=120.0,
    strip=212.5,
    alarm=AlarmPlace(),
    contacts=(233.8, 12.9),
    foot=289.3,
)
ABOVE_SLIP = Places(
    panel=42.0,
    tag=15.8,
    headline=(28.0, 39.8),
    head_size=32.0,
    under=46.4,
    under_size=10.5,
    bubbles=(
        ((112.0, 11.5, 58.0, 12.0), ((115, 22.5), (121, 22.5), (114.6, 27.4))),
        ((130.0, 29.5, 64.0, 13.0), ((183.4, 41.5), (189, 41.5), (190.2, 46.8))),
    ),
    table=60.0,
    room=88.0,
    strip=0.0,
    alarm=AlarmPlace(151.5, 40.0, 128.0, 44.0),
    contacts=(151.8, 9.9),
    foot=196.8,
)
"""A shorter page with a slip below it; the strip of slogans is left out."""


def draw_page(paper: Paper, job: LeafletJob) -> Iterator[PaperWarning]:
    """Draw the page. Raises UserMistake where there are too many scams or a text has no room."""
    content, theme = job.content, job.theme
    if len(content.rows) > MOST_ROWS:
        raise UserMistake(TOO_MANY_BLOCKS, count=len(content.rows), most=MOST_ROWS)
    places = ABOVE_SLIP if job.slips else WHOLE_PAGE
    yield from _draw_panel(paper, job, places)
    yield from _draw_table(paper, job, places)
    if places.strip:
        _draw_strip(paper, content, theme, places.strip, max(10.0, job.least))
    alarm = places.alarm if job.contacts else replace(places.alarm, right=RIGHT)
    yield from draw_alarm(paper, theme, content.hotlines, alarm)
    if job.contacts:
        yield from draw_contacts(paper, job, *places.contacts)
    yield from draw_foot(paper, job, baseline=places.foot)


def _draw_panel(paper: Paper, job: LeafletJob, places: Places) -> Iterator[PaperWarning]:
    content, theme = job.content, job.theme
    inset = theme.panel(paper, LEFT, 8, RIGHT - LEFT, places.panel)
    tag = fit(f"{job.village} · {content.tag}", 88, at_least(steps(12, 10.5, 9), job.least), Face.BOLD)
    paper.text(
        LEFT + inset, places.tag, tag.first, tag.size, colour=theme.help if theme.solid else theme.ink
    )
    yield from lost(tag, HEADLINE, 1)
    headline = [fit(words, 92, HEADLINE_STEPS, Face.BOLD) for words in content.headline[:2]]
    size = min([places.head_size, *(line.size for line in headline)])
    for baseline, shown in zip(places.headline, headline, strict=False):
        paper.text(LEFT + inset - 0.6, baseline, shown.first, size, colour=theme.on_solid)
        yield from lost(shown, HEADLINE, 1)
    under = fit(content.under, 112, steps(places.under_size, 10.5, max(9.0, job.least)))
    paper.text(LEFT + inset, places.under, under.first, under.size, colour=theme.on_solid)
    yield from lost(under, HEADLINE, 1)
    for number, (words, (box, tail)) in enumerate(zip(content.bubbles, places.bubbles, strict=False)):
        theme.bubble(paper, box, through(*tail, closed=True), answer=number == 1)
        face = Face.BOLD if number else Face.REGULAR
        said = fit(words, box[2] - 7, BUBBLE_STEPS[0 if number else 1 :], face)
        paper.fitted(box[0] + box[2] / 2, box[1] + box[3] / 2, said, "centre", theme.ink)
        yield from lost(said, HEADLINE, 1)


def _draw_table(paper: Paper, job: LeafletJob, places: Places) -> Iterator[PaperWarning]:
    content, theme = job.content, job.theme
    row = min(TALLEST, places.room / max(1, len(content.rows)))
    table = places.table
    bottom = table + row * len(content.rows)
    if theme.solid:
        paper.block(148, table - 8.2, RIGHT - 148, bottom - table + 8.2, theme.pale_help)
    else:
        paper.rule((147.5, table - 8.2), (147.5, bottom), 0.5, theme.ink)
    for x, words in zip((9.8, *TEXT_COLUMNS), content.heads, strict=True):
        paper.text(x, table - 2.6, words, 12, Face.BOLD, colour=theme.ink)
    for number, scam in enumerate(content.rows):
        if number:
            y = table + number * row
            paper.rule((LEFT, y), (RIGHT, y), theme.hair, theme.line)
        yield from _draw_scam(paper, job, scam, table + number * row, row)
    paper.rule((LEFT, table), (RIGHT, table), 0.6, theme.ink)
    paper.rule((LEFT, bottom), (RIGHT, bottom), 0.6, theme.ink)


def _draw_scam(
    paper: Paper, job: LeafletJob, scam: Scam, top: float, height: float
) -> Iterator[PaperWarning]:
    theme, content, middle = job.theme, job.content, top + height / 2
    side = min(SIZE, height - 1.6)
    draw_picture(paper, theme, scam.picture, 9.5 + (SIZE - side) / 2, middle - side / 2, side)
    whose = "".join(scam.name)
    name = fit_rich([f"**{line}**" for line in scam.name], 20, height - 3, whose, 15, 6.5 / 15, job.least)
    draw_rich(paper, 30, middle, name, theme.ink)
    strong, line = emphasised(theme)[1] == 0.0, emphasised(theme)[1]
    for column, (x, lines) in enumerate(zip(TEXT_COLUMNS, (scam.how, scam.see, scam.do), strict=True)):
        part = f"{whose} · {content.heads[column + 1]}"
        size = min(job.size, 10.5) if job.slips else job.size
        text = fit_rich(lines, COLUMN_WIDTH, height - 2, part, size, least=job.least)
        stressed = theme.warn if strong and column == 1 else theme.ink
        draw_rich(paper, x, middle, text, theme.ink, stressed, line if column == 1 else 0.0)
        yield from text.warnings(part)


def _draw_strip(paper: Paper, content: LeafletContent, theme: Theme, top: float, over_size: float) -> None:
    theme.strip(paper, LEFT, top, RIGHT - LEFT, 17, 28)
    for baseline, words in zip((top + 7.3, top + 13.9), content.strip_title, strict=False):
        paper.text(22, baseline, words, 15, Face.BOLD, "centre", theme.on_solid)
    width = (RIGHT - 36) / max(1, len(content.strip))
    for number, (over, under) in enumerate(content.strip):
        x = 36 + number * width
        if number:
            paper.rule((x, top + 3.5), (x, top + 13.5), 0.3, "#9BBFBF" if theme.solid else theme.ink)
        paper.text(x + 5, top + 6.5, over, over_size, colour=theme.ink)
        shown = fit(under, width - 6, steps(16, 15, 13, 12, 10.5), Face.BOLD)
        paper.text(x + 5, top + 13.4, shown.first, shown.size, colour=theme.brand)
