"""Contact cards on the sheet: ten of 90 × 54, or two of the size of a door plate; backs register with fronts.

The grid is centred on the page and has no gutters, so the back meets the front whichever way the sheet is
turned over, and one cut parts two cards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach.printing.card_face import HEIGHT, WIDTH, CardJob, draw_back, draw_front
from outreach.printing.drawn import Drawn
from outreach.printing.paper import A4, BLACK, Paper
from outreach.printing.theme import printed_as
from outreach.printing.warnings import PaperWarning
from outreach.progress import Report, silent

CROP, OFF, CROSS = 5.0, 2.0, 1.2
FINE = 0.1


@dataclass(frozen=True)
class CardGrid:
    """How cards lie on an A4 sheet: columns, rows, how many times their size; words at the foot."""

    columns: int
    rows: int
    scale: float
    words: str

    @property
    def origin(self) -> tuple[float, float]:
        """Give the upper left corner of the grid."""
        return (A4[0] - self.columns * self.width) / 2, (A4[1] - self.rows * self.height) / 2

    @property
    def width(self) -> float:
        """Give the width of one card as it is cut."""
        return WIDTH * self.scale

    @property
    def height(self) -> float:
        """Give the height of one card as it is cut."""
        return HEIGHT * self.scale

    def corners(self) -> Iterator[tuple[float, float]]:
        """Give the upper left corner of every card."""
        left, top = self.origin
        for row in range(self.rows):
            for column in range(self.columns):
                yield left + column * self.width, top + row * self.height


TEN_UP = CardGrid(2, 5, 1.0, "成品90 × 54mm · 十张一版 · 按100%打印 · 沿角线裁切")
PLATES = CardGrid(1, 2, 2.0, "成品180 × 108mm · 两张一版 · 按100%打印 · 沿角线裁切")
BACK = "背面 · 版心居中，与正面对齐 · 按100%打印 · 沿角线裁切"


def draw(job: CardJob, grid: CardGrid = TEN_UP, two_sided: bool = True, report: Report = silent) -> Drawn:
    """Draw a sheet of fronts and, if asked, one of backs."""
    paper = Paper(A4, job.title)
    warnings: list[PaperWarning] = []
    pages = 2 if two_sided else 1
    for page in range(pages):
        report(page, pages)
        with printed_as(paper, job.theme):
            for number, (x, y) in enumerate(grid.corners()):
                found = list(_draw_face(paper, job, grid, page, x, y))
                warnings += found if number == 0 else []
        draw_crop_marks(paper, grid)
        foot = min(292.0, grid.origin[1] + grid.rows * grid.height + 6.5)
        paper.text(19, foot, BACK if page else grid.words, 8, colour=job.theme.muted)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(dict.fromkeys(warnings)))


def _draw_face(
    paper: Paper, job: CardJob, grid: CardGrid, page: int, x: float, y: float
) -> Iterator[PaperWarning]:
    face = draw_back if page else draw_front
    if grid.scale == 1.0:
        yield from face(paper, job, x, y)
        return
    with paper.part(x, y, grid.scale, HEIGHT):
        yield from face(paper, job, 0, 0)


def draw_crop_marks(paper: Paper, grid: CardGrid) -> None:
    """Draw the marks to cut by, outside the grid, and small crosses where cuts meet inside."""
    left, top = grid.origin
    xs = [left + column * grid.width for column in range(grid.columns + 1)]
    ys = [top + row * grid.height for row in range(grid.rows + 1)]
    ends = []
    for x in xs:
        ends += [((x, ys[0] - OFF - CROP), (x, ys[0] - OFF)), ((x, ys[-1] + OFF), (x, ys[-1] + OFF + CROP))]
    for y in ys:
        ends += [((xs[0] - OFF - CROP, y), (xs[0] - OFF, y)), ((xs[-1] + OFF, y), (xs[-1] + OFF + CROP, y))]
    paper.lines(ends, FINE, BLACK)
    inner = [(x, y) for x in xs[1:-1] for y in ys[1:-1]]
    crosses = [((x - CROSS, y), (x + CROSS, y)) for x, y in inner]
    crosses += [((x, y - CROSS), (x, y + CROSS)) for x, y in inner]
    if crosses:
        paper.lines(crosses, FINE, "#9E9E9E")
