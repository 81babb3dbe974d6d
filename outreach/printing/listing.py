"""A list of the register on paper: sections under each other, a line a record, places to sign at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.paper import A4, GRID, Paper
from outreach.printing.text import fit, steps
from outreach.printing.warnings import NOBODY, PaperWarning, lost
from outreach.printing.where_line import draw_where
from outreach.progress import Report, silent

LEFT, RIGHT = 15.0, 195.0
FIRST_TOP, NEXT_TOP, BOTTOM = 54.0, 29.0, 278.0
ROW, HEADING, SIGNED = 8.6, 11.5, 24.0
GREY = "#56606B"
CELL = steps(10.5, 9, (8, 2), (7.5, 2), (7, 3))
NUMBER_END = 25.0
"""Where the running number of a line ends; columns begin to the right of it."""


@dataclass(frozen=True)
class ListColumn:
    """One column: its left edge and width in mm, what stands over it, and the marked name for warnings."""

    x: float
    width: float
    title: str
    part: str
    bold: bool = False


@dataclass(frozen=True)
class ListSection:
    """Lines under one heading; `aside` stands at its right end, each row has a text a column.

    `whose` says for each row whose it is, for warnings: number of the household and name.
    """

    title: str
    aside: str
    rows: tuple[tuple[str, ...], ...]
    whose: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ListingJob:
    """The whole list; `figure` stands large at the right of the title, `sum` under it all."""

    title: str
    figure: str
    place: str
    when: str
    sum: str
    foot: str
    columns: tuple[ListColumn, ...]
    sections: tuple[ListSection, ...]
    signatures: tuple[str, ...]


@dataclass(frozen=True)
class _Placed:
    page: int
    y: float
    section: ListSection
    number: int = 0
    row: tuple[str, ...] = ()


def draw(job: ListingJob, report: Report = silent) -> Drawn:
    """Draw the list."""
    return draw_all((job,), report)


def draw_all(jobs: Sequence[ListingJob], report: Report = silent) -> Drawn:
    """Draw several lists one after another, each with pages of its own."""
    paper, warnings, pages = Paper(A4, jobs[0].title), list[PaperWarning](), 0
    for number, job in enumerate(jobs):
        report(number, len(jobs))
        pages += _draw_one(paper, job, pages, warnings)
    report(len(jobs), len(jobs))
    return Drawn(paper.finish(), pages, tuple(warnings))


def _draw_one(paper: Paper, job: ListingJob, before: int, warnings: list[PaperWarning]) -> int:
    """Draw one list after `before` pages of others; gives how many pages it took."""
    placed = list(_place(job.sections))
    end = _end(placed)
    last = end[0] + (end[1] + SIGNED > BOTTOM)
    for page in range(last + 1):
        warnings += _draw_head(paper, job, page, before)
        for part in (part for part in placed if part.page == page):
            if part.row:
                warnings += _draw_row(paper, job, part, before + page + 1)
            else:
                _draw_heading(paper, part)
        if page == last:
            _draw_signatures(paper, job, end[1] if end[0] == page else _top(page))
        _draw_foot(paper, job, page + 1, last + 1)
        paper.end_page()
    return last + 1


def _top(page: int) -> float:
    return FIRST_TOP if page == 0 else NEXT_TOP


def _end(placed: Sequence[_Placed]) -> tuple[int, float]:
    """Give the page and the height at which the list ends."""
    if not placed:
        return 0, FIRST_TOP
    return placed[-1].page, placed[-1].y + (ROW if placed[-1].row else HEADING)


def _place(sections: Sequence[ListSection]) -> Iterator[_Placed]:
    """Let headings and lines run down the pages; a heading never stands last."""
    page, y = 0, FIRST_TOP
    for section in sections:
        if y + HEADING + min(2, len(section.rows)) * ROW > BOTTOM:
            page, y = page + 1, NEXT_TOP
        yield _Placed(page, y, section)
        y += HEADING
        for number, row in enumerate(section.rows, 1):
            if y + ROW > BOTTOM:
                page, y = page + 1, NEXT_TOP
                yield _Placed(page, y, section)
                y += HEADING
            yield _Placed(page, y, section, number, row)
            y += ROW


def _draw_head(paper: Paper, job: ListingJob, page: int, before: int) -> list[PaperWarning]:
    top, warnings = _top(page), list[PaperWarning]()
    if page == 0:
        paper.text(LEFT, 24, job.title, 22, Face.BOLD)
        paper.text(RIGHT, 24, job.figure, 15, Face.BOLD, "right")
        warnings = draw_where(paper, (LEFT, 31.5), 120, job.place, before + 1)
        paper.text(RIGHT, 31.5, job.when, 9, align="right", colour=GREY)
        total = fit(job.sum, RIGHT - LEFT, steps(12, 10.5, 9, 8), Face.BOLD)
        paper.text(LEFT, 39, total.first, total.size, Face.BOLD)
    paper.rule((LEFT, top - 10), (RIGHT, top - 10), 0.6)
    paper.text(NUMBER_END, top - 3.4, "序号", 8, Face.BOLD, "right")
    for column in job.columns:
        paper.text(column.x, top - 3.4, column.title, 8, Face.BOLD)
    paper.rule((LEFT, top), (RIGHT, top), 0.35)
    return warnings


def _draw_heading(paper: Paper, part: _Placed) -> None:
    baseline = part.y + 7.6
    title = fit(part.section.title, 120, steps(13, 11, 9), Face.BOLD, gap=0)
    paper.text(LEFT + 4, baseline, title.first, title.size, Face.BOLD)
    paper.text(RIGHT - 2, baseline, part.section.aside, 9, align="right")
    paper.rule((LEFT, part.y + HEADING), (RIGHT, part.y + HEADING), 0.35)


def _draw_row(paper: Paper, job: ListingJob, part: _Placed, page: int) -> Iterator[PaperWarning]:
    middle = part.y + ROW / 2
    paper.text(NUMBER_END, middle + 1.2, str(part.number), 9, align="right", colour=GREY)
    for column, text in zip(job.columns, part.row, strict=True):
        face = Face.BOLD if column.bold else Face.REGULAR
        fitted = fit(text, column.width, CELL, face, gap=0)
        paper.fitted(column.x, middle, fitted)
        whose = part.section.whose[part.number - 1] if part.section.whose else NOBODY
        yield from lost(fitted, column.part, page, part.number, whose)
    paper.rule((LEFT, part.y + ROW), (RIGHT, part.y + ROW), 0.2, GRID)


def _draw_signatures(paper: Paper, job: ListingJob, y: float) -> None:
    paper.rule((LEFT, y), (RIGHT, y), 0.6)
    share = (RIGHT - LEFT) / max(1, len(job.signatures))
    for nth, words in enumerate(job.signatures):
        x = LEFT + nth * share
        width = paper.text(x, y + 16, words, 10)
        paper.rule((x + width + 1, y + 17), (x + share - 6, y + 17), 0.2)


def _draw_foot(paper: Paper, job: ListingJob, page: int, pages: int) -> None:
    for number, line in enumerate(fit(job.foot, RIGHT - LEFT - 22, steps(7, (7, 2))).lines):
        paper.text(LEFT, 286 + number * 3, line, 7)
    paper.text(RIGHT, 286, f"第{page}页　共{pages}页", 8, align="right")
