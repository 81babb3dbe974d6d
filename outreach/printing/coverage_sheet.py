"""The wall chart (覆盖图, A3): one tile a household in walking order, a block a group; no names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from outreach.printing.chart_key import draw_curve, draw_key
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, LINE, MUTED, TEAL
from outreach.printing.paper import A3_WIDE, Paper
from outreach.printing.state_marks import LETTERS, draw_mark
from outreach.printing.text import fit, steps
from outreach.printing.words import day_text, group_title, percent
from outreach.progress import Report, silent
from outreach.vocabulary import HouseholdState

LEFT, RIGHT = 14.0, 406.0
TOP, BOTTOM = 48.0, 280.0
BLOCK_WIDTH = 127.05
COLUMNS = (14.0, 151.0)


@dataclass(frozen=True)
class Tile:
    """One household: how far it has come, and how often nobody was home."""

    state: HouseholdState
    tries: int = 0


@dataclass(frozen=True)
class Block:
    """One group: who goes there, its households in walking order, reached and due."""

    group: str
    staff: str
    tiles: tuple[Tile, ...]
    reached: int
    due: int


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


@dataclass(frozen=True)
class TileSize:
    """How big tiles are; small ones carry every tenth number only, under the tile."""

    width: float
    height: float
    gap: float
    pitch: float
    line: int
    small: bool = False


LARGE = TileSize(11.4, 7.6, 1.45, 12.7, 10)
SMALL = TileSize(5.5, 4.0, 0.9, 7.6, 20, small=True)
HEAD = 11.7
GAP = 2.1


@dataclass(frozen=True)
class Placed:
    """Some lines of a block at their place: page, left edge, head baseline, tiles from `first`."""

    page: int
    x: float
    y: float
    block: Block
    first: int
    tiles: tuple[Tile, ...]


def draw(job: CoverageJob, report: Report = silent) -> Drawn:
    """Draw the chart; big villages get smaller tiles, then more pages."""
    size = LARGE
    placed = list(_place(job.blocks, size))
    if placed and placed[-1].page > 0:
        size = SMALL
        placed = list(_place(job.blocks, size))
    pages = placed[-1].page + 1 if placed else 1
    paper = Paper(A3_WIDE, f"{job.village}入户宣传覆盖图")
    for page in range(pages):
        report(page, pages)
        _draw_head(paper, job)
        for part in placed:
            if part.page == page:
                _draw_block(paper, part, size)
        bottom = draw_key(paper, job)
        if page == 0:
            draw_curve(paper, job, bottom)
        _draw_foot(paper, job, page + 1, pages)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, ())


def _place(blocks: Sequence[Block], size: TileSize) -> Iterator[Placed]:
    """Let the blocks run down the columns; one that is longer than a column goes on in the next."""
    column, y = 0, TOP
    for block in blocks:
        lines = [block.tiles[n : n + size.line] for n in range(0, len(block.tiles), size.line)] or [()]
        height = HEAD + len(lines) * size.pitch
        if y > TOP and y + height > BOTTOM and (height <= BOTTOM - TOP or y + HEAD + size.pitch > BOTTOM):
            column, y = column + 1, TOP
        first = 0
        while lines:
            room = max(1, int((BOTTOM - y - HEAD) / size.pitch))
            tiles = tuple(tile for line in lines[:room] for tile in line)
            page, place = divmod(column, len(COLUMNS))
            yield Placed(page, COLUMNS[place], y, block, first, tiles)
            y += HEAD + len(lines[:room]) * size.pitch + GAP
            first, lines = first + len(tiles), lines[room:]
            if lines:
                column, y = column + 1, TOP


def _draw_block(paper: Paper, part: Placed, size: TileSize) -> None:
    block, baseline = part.block, part.y + 6.8
    title = group_title(block.group) + ("（续）" if part.first else "")
    width = paper.text(part.x, baseline, title, 15, Face.BOLD, colour=INK)
    right = part.x + BLOCK_WIDTH
    paper.text(right, baseline, percent(block.reached, block.due), 13, Face.BOLD, "right", INK)
    paper.text(right - 15, baseline, f"{block.reached}/{block.due}户", 13, Face.BOLD, "right", INK)
    if block.staff:
        staff = fit(block.staff, BLOCK_WIDTH - width - 50, steps(10.5, 9), gap=0)
        paper.text(part.x + width + 3.6, baseline, staff.lines[0], staff.size, colour=MUTED)
    paper.rule((part.x, part.y + 9.4), (right, part.y + 9.4), 0.35, INK)
    for number, tile in enumerate(part.tiles):
        line, place = divmod(number, size.line)
        x = part.x + place * (size.width + size.gap)
        y = part.y + HEAD + line * size.pitch
        draw_mark(paper, x, y, size.width, size.height, tile.state, tile.tries)
        _draw_number(paper, x, y, part.first + number + 1, tile, size)


def _draw_number(paper: Paper, x: float, y: float, number: int, tile: Tile, size: TileSize) -> None:
    if not size.small:
        paper.text(x, y + 11, str(number), 8.5, colour=INK)
        paper.text(x + size.width, y + 11, LETTERS[tile.state], 8, align="right", colour=MUTED)
    elif number % 10 == 0:
        paper.text(x + size.width, y + 6.7, str(number), 7, align="right", colour=MUTED)


def _draw_head(paper: Paper, job: CoverageJob) -> None:
    title = fit(f"{job.village}入户宣传覆盖图", 205, steps(32, 25, 22, 17), Face.BOLD)
    paper.text(LEFT, 27, title.lines[0], title.size, Face.BOLD, colour=INK)
    at = f"截至{job.at.month}月{job.at.day}日{job.at:%H:%M}"
    line = fit((job.campaign, at, "按走访顺序排，一格一户"), 205, steps(13, 12, 10.5, 9))
    paper.text(LEFT, 36.8, line.lines[0], line.size, colour=MUTED)
    left = max(0, (job.deadline - job.at.date()).days)
    _figure(paper, 0, f"{job.reached}/{job.due}", "户当面告知", percent(job.reached, job.due))
    _figure(paper, 1, f"{job.signed}/{job.due}", "户已签收", percent(job.signed, job.due))
    _figure(paper, 2, str(left), "天后截止", f"{job.deadline:%m-%d}")


def _figure(paper: Paper, place: int, figure: str, words: str, beside: str) -> None:
    x, width = 231.7 + 60 * place, 54.3
    paper.rule((x, 14), (x + width, 14), 0.6, INK)
    shown = fit(figure, width, steps(30, 25, 22, 17), Face.BOLD)
    paper.text(x, 29.6, shown.lines[0], shown.size, Face.BOLD, colour=INK)
    paper.text(x, 36.8, words, 13, colour=MUTED)
    paper.text(x + width, 36.8, beside, 17, Face.BOLD, "right", TEAL)


def _draw_foot(paper: Paper, job: CoverageJob, page: int, pages: int) -> None:
    paper.rule((LEFT, 283.2), (RIGHT, 283.2), 0.2, LINE)
    words = "图上只有门牌顺序号，没有姓名和电话。只有“签”和“面”算覆盖。"
    paper.text(LEFT, 288.2, words, 9, colour=MUTED)
    where = f"{job.office} · A3 · 第{page}页　共{pages}页 · {day_text(job.at.date())}"
    paper.text(RIGHT, 288.2, where, 9, align="right", colour=MUTED)
