"""The household sign-off sheet (签收表, DOMAIN 2.3.2): 13 doors a page, to be signed and read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from outreach.files import whole_file
from outreach.places import door_label, place_label
from outreach.printing import signoff_layout as layout
from outreach.printing.fonts import Face
from outreach.printing.paper import A4_WIDE, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.signoff_form import FORM, TICK_BOXES, Notice, TickColumn, draw_form
from outreach.printing.signoff_head import SheetHead, draw_head
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperFault, PaperWarning, lost
from outreach.progress import Report, silent
from outreach.wording import mark

APP = TickColumn("app", "APP")
PROXY = TickColumn("proxy", "代签")
HANDOUTS_SHOWN = layout.BOXES - 2
"""Handouts that get a box; APP and 代签 take the other two."""
NAME_STEPS = steps(13, (10.5, 2), (9, 2), (8, 2), (7.5, 3), (7, 4), (7, 5))
DOOR_STEPS = steps(10.5, 9, (9, 2), (8, 2), (7.5, 3), (7, 4))
PARTS = {"head": mark("head of household"), "door": mark("group and door")}


@dataclass(frozen=True)
class SignOffRow:
    """One door: its number in the group's walk, group, door, head, code, and the household's number."""

    number: int
    group: str
    door: str
    head: str
    code: str
    no: str = ""


@dataclass(frozen=True)
class SignOffRun:
    """The pages of one group: who goes there, its doors, and a code for each page (`pages_needed`)."""

    group: str
    staff: tuple[str, ...]
    rows: tuple[SignOffRow, ...]
    page_codes: tuple[str, ...]


@dataclass(frozen=True)
class SignOffJob:
    """Everything on a batch of sheets; `handouts` beyond `HANDOUTS_SHOWN` get no box and a warning.

    `shown` are the chosen ones of SIGNOFF, all where it is None.
    """

    township: str
    village: str
    campaign: str
    handouts: tuple[TickColumn, ...]
    runs: tuple[SignOffRun, ...]
    notice: Notice
    title: str = "反诈宣传入户签收表"
    printed_on: date | None = None
    shown: tuple[str, ...] | None = None

    @property
    def columns(self) -> tuple[TickColumn, ...]:
        """Give the tick boxes of a row, from left to right."""
        handouts = self.handouts if self.shown is None or "handouts" in self.shown else ()
        others = (one for one in (APP, PROXY) if self.shown is None or one.code in self.shown)
        return (*handouts[:HANDOUTS_SHOWN], *others)

    @property
    def shape(self) -> layout.Shape:
        """Give which columns stand on the sheets."""
        if self.shown is None:
            return layout.WHOLE
        return layout.Shape(len(self.columns), "signer" in self.shown, "date" in self.shown)


@dataclass(frozen=True)
class RenderedPage:
    """A page as it was printed: `page` in the file, `number` of `total` in its group, codes in row order."""

    page: int
    group: str
    number: int
    total: int
    code: str
    row_numbers: tuple[int, ...]
    row_codes: tuple[str, ...]


@dataclass(frozen=True)
class RenderedSheets:
    """What came of a job: the PDF (none where it went to a file), pages, the geometry of each, warnings."""

    pdf: bytes
    pages: tuple[RenderedPage, ...]
    geometry: dict[str, Any]
    warnings: tuple[PaperWarning, ...]


def pages_needed(rows: int) -> int:
    """Give the pages a group of so many doors takes; a group without doors still gets an empty form."""
    return max(1, -(-rows // layout.ROWS))


def render(job: SignOffJob, target: Path, report: Report = silent) -> RenderedSheets:
    """Draw all pages straight into a PDF at `target`: memory does not grow with the file.

    Raises StorageProblem where it cannot be written.
    """
    with whole_file(target) as temporary, temporary.open("wb") as file:
        return draw(job, report, file)


def draw(job: SignOffJob, report: Report = silent, file: BinaryIO | None = None) -> RenderedSheets:
    """Draw all pages, into an empty `file` if one is given.

    `report` counts them, and what it raises stops the work.
    """
    shape = job.shape
    geometry = layout.geometry([column.code for column in job.columns], shape)
    pages = tuple(_pages(job.runs))
    warnings: list[PaperWarning] = list(_left_out(job))
    paper = Paper(A4_WIDE, job.title, file)
    paper.stamp_right = layout.STAMP_RIGHT
    with paper.stencil(FORM):
        warnings += draw_form(paper, job.columns, job.notice, shape)
    runs = (run for run in job.runs for _ in range(pages_needed(len(run.rows))))
    for page, run in zip(pages, runs, strict=True):
        report(page.page - 1, len(pages))
        paper.use(FORM)
        head = SheetHead(job.title, f"{job.township}{job.village}", job.campaign, job.printed_on)
        pages_of = (page.number, page.total)
        warnings += draw_head(paper, head, page.group, run.staff, pages_of, page.code, page.page)
        for place, row in enumerate(_rows(run, page.number)):
            warnings += _draw_row(paper, page, place, row, shape)
        paper.end_page()
    report(len(pages), len(pages))
    return RenderedSheets(paper.finish(), pages, geometry, tuple(warnings))


def _pages(runs: Sequence[SignOffRun]) -> Iterator[RenderedPage]:
    page = 0
    for run in runs:
        total = pages_needed(len(run.rows))
        for number, code in zip(range(total), run.page_codes, strict=True):
            page += 1
            rows = _rows(run, number + 1)
            numbers = tuple(row.number for row in rows)
            yield RenderedPage(
                page, run.group, number + 1, total, code, numbers, tuple(row.code for row in rows)
            )


def _rows(run: SignOffRun, number: int) -> tuple[SignOffRow, ...]:
    """Give the doors of a group's page, counted from 1."""
    return run.rows[(number - 1) * layout.ROWS : number * layout.ROWS]


def _left_out(job: SignOffJob) -> Iterator[PaperWarning]:
    left_out = job.handouts[HANDOUTS_SHOWN:] if job.shown is None or "handouts" in job.shown else ()
    for column in left_out:
        yield PaperWarning(PaperFault.LEFT_OUT, TICK_BOXES, characters=(column.label,))


def _draw_row(
    paper: Paper, page: RenderedPage, place: int, row: SignOffRow, shape: layout.Shape
) -> Iterator[PaperWarning]:
    x, y, size, _ = layout.row_code(place)
    paper.code(x, y, size, row.code)
    middle = layout.row_top(place) + layout.ROW / 2
    paper.text(45, middle + 1.2, str(row.number), 9, align="centre")
    door = fit(place_label(row.group, row.door), 18, DOOR_STEPS, gap=SEARCH_GAP)
    if len(door.lines) > 2:
        door = fit(door_label(row.door), 18, DOOR_STEPS, gap=SEARCH_GAP)  # the group is in the heading
    paper.fitted(50.9, middle, door)
    head = fit(row.head, shape.head_right - 72.4, NAME_STEPS, Face.BOLD, gap=0)
    paper.fitted(71.8, middle, head)
    yield from lost(door, PARTS["door"], page.page, row.number, (row.no, row.head))
    yield from lost(head, PARTS["head"], page.page, row.number, (row.no, row.head))
