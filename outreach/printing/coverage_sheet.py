"""The wall chart (覆盖图, A3 or A4): one tile a household in walking order, a block a group; no names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from outreach.printing.chart_key import draw_curve, draw_key
from outreach.printing.chart_layout import (
    A3_CHART,
    BLOCK_WIDTH,
    HEAD,
    LEFT,
    RIGHT,
    Block,
    ChartSheet,
    Placed,
    Tile,
    TileSize,
    place,
)
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, LINE, MUTED, TEAL
from outreach.printing.paper import Paper
from outreach.printing.state_marks import LETTERS, draw_mark
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.words import day_text, group_title, percent
from outreach.progress import Report, silent
from outreach.vocabulary import HouseholdState
from outreach.wording import mark

STAFF = mark("person in charge")


@dataclass(frozen=True)
class CoverageJob:
    """The whole chart; `curve` counts the reached households at the end of each day from `starts`."""

    village: str
    campaign: str
    office: str
    at: datetime
    starts: date
    deadline: date
    registered: int
    excluded: int
    incomers: int
    signed: int
    blocks: tuple[Block, ...]
    curve: tuple[int, ...] = field(default=())

    @property
    def due(self) -> int:
        """Give the households that are due."""
        return sum(block.due for block in self.blocks)

    @property
    def reached(self) -> int:
        """Give the households told in person or signed."""
        return sum(block.reached for block in self.blocks)

    def count(self, state: HouseholdState) -> int:
        """Give the households in a state."""
        return sum(tile.state is state for block in self.blocks for tile in block.tiles)


def draw(job: CoverageJob, report: Report = silent, sheet: ChartSheet = A3_CHART) -> Drawn:
    """Draw the chart; big villages get smaller tiles, then a page a group."""
    placed = place(job.blocks, sheet)
    pages = placed[-1].page + 1 if placed else 1
    paper = Paper(sheet.size, f"{job.village}入户宣传覆盖图")
    paper.stamp_right = sheet.mm(RIGHT)
    warnings: list[PaperWarning] = []
    for page in range(pages):
        report(page, pages)
        _draw_head(paper, sheet, job)
        for part in placed:
            if part.page == page:
                warnings += _draw_block(paper, sheet, part)
        bottom = draw_key(paper, sheet, job)
        if page == 0:
            draw_curve(paper, sheet, job, bottom)
        _draw_foot(paper, sheet, job, page + 1, pages)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(warnings))


def _draw_block(paper: Paper, sheet: ChartSheet, part: Placed) -> Iterator[PaperWarning]:
    mm, pt, block, size = sheet.mm, sheet.type, part.block, part.size
    baseline, right = part.y + mm(6.8), part.x + mm(BLOCK_WIDTH)
    title = group_title(block.group) + ("（续）" if part.first else "")
    shown = fit(title, mm(BLOCK_WIDTH - 48), steps(pt(15), pt(12), pt(10.5), pt(9)), Face.BOLD)
    width = paper.text(part.x, baseline, shown.first, shown.size, Face.BOLD, colour=INK)
    paper.text(right, baseline, percent(block.reached, block.due), pt(13), Face.BOLD, "right", INK)
    paper.text(right - mm(15), baseline, f"{block.reached}/{block.due}户", pt(13), Face.BOLD, "right", INK)
    room = mm(BLOCK_WIDTH - 50) - width
    if block.staff and room > mm(12):
        staff = fit(block.staff, room, steps(pt(10.5), pt(9), 7.5, 7, (7, 2)), gap=0)
        paper.fitted(part.x + width + mm(3.6), baseline - mm(1.4), staff, colour=MUTED)
        yield from lost(staff, STAFF, part.page + 1)
    paper.rule((part.x, part.y + mm(9.4)), (right, part.y + mm(9.4)), 0.35, INK)
    for number, tile in enumerate(part.tiles):
        line, column = divmod(number, size.line)
        x = part.x + column * (size.width + size.gap)
        y = part.y + mm(HEAD) + line * size.pitch
        draw_mark(paper, x, y, size.width, size.height, tile.state, tile.tries)
        _draw_number(paper, sheet, (x, y), part.first + number + 1, tile, size)


def _draw_number(
    paper: Paper, sheet: ChartSheet, at: tuple[float, float], number: int, tile: Tile, size: TileSize
) -> None:
    x, y = at
    if not size.small:
        baseline = y + size.height + sheet.mm(3.4)
        paper.text(x, baseline, str(number), sheet.type(8.5), colour=INK)
        letter = LETTERS[tile.state]
        paper.text(x + size.width, baseline, letter, sheet.type(8), align="right", colour=MUTED)
    elif number % 10 == 0:
        paper.text(x + size.width, y + size.height + 2.05, str(number), 7, align="right", colour=INK)


def _draw_head(paper: Paper, sheet: ChartSheet, job: CoverageJob) -> None:
    mm, pt = sheet.mm, sheet.type
    title = fit(f"{job.village}入户宣传覆盖图", mm(205), steps(*map(pt, (32, 25, 22, 17))), Face.BOLD)
    paper.text(mm(LEFT), mm(27), title.first, title.size, Face.BOLD, colour=INK)
    at = f"截至{job.at.month}月{job.at.day}日{job.at:%H:%M}"
    words = (job.campaign, at, "按走访顺序排，一格一户")
    line = fit(words, mm(205), steps(*map(pt, (13, 12, 10.5, 9))))
    paper.text(mm(LEFT), mm(36.8), line.first, line.size, colour=MUTED)
    left = max(0, (job.deadline - job.at.date()).days)
    reached, signed = percent(job.reached, job.due), percent(job.signed, job.due)
    _figure(paper, sheet, 0, (f"{job.reached}/{job.due}", "户当面告知", reached))
    _figure(paper, sheet, 1, (f"{job.signed}/{job.due}", "户已签收", signed))
    _figure(paper, sheet, 2, (str(left), "天后截止", f"{job.deadline:%m-%d}"))


def _figure(paper: Paper, sheet: ChartSheet, number: int, texts: tuple[str, str, str]) -> None:
    mm, pt = sheet.mm, sheet.type
    figure, words, beside = texts
    x, width = mm(231.7 + 60 * number), mm(54.3)
    paper.rule((x, mm(14)), (x + width, mm(14)), 0.6, INK)
    shown = fit(figure, width, steps(*map(pt, (30, 25, 22, 17))), Face.BOLD)
    paper.text(x, mm(29.6), shown.first, shown.size, Face.BOLD, colour=INK)
    paper.text(x, mm(36.8), words, pt(13), colour=MUTED)
    paper.text(x + width, mm(36.8), beside, pt(17), Face.BOLD, "right", TEAL)


def _draw_foot(paper: Paper, sheet: ChartSheet, job: CoverageJob, page: int, pages: int) -> None:
    mm, size, baseline = sheet.mm, sheet.type(9), sheet.foot
    level = baseline - mm(5)
    paper.rule((mm(LEFT), level), (mm(RIGHT), level), 0.2, LINE)
    words = "图上只有门牌顺序号，没有住户的姓名和电话。只有“签”和“面”算覆盖。"
    told = paper.text(mm(LEFT), baseline, words, size, colour=MUTED)
    count = f"{sheet.name} · 第{page}页　共{pages}页 · {day_text(job.at.date())}"
    room = mm(RIGHT - LEFT) - told - 6
    whole = f"{job.office} · {count}"
    where = whole if fit(whole, room, steps(size)).whole else count
    paper.text(mm(RIGHT), baseline, where, size, align="right", colour=MUTED)
