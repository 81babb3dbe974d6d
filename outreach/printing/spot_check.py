"""The sheet of a spot check (抽查表, DOMAIN D2, D3): what was logged, boxes for what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.paper import A4_WIDE, BLACK, GRID, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.signoff_form import Notice
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.words import day_text
from outreach.progress import Report, silent
from outreach.wording import mark

LEFT, RIGHT = 18.0, 279.0
TOP, HEAD, ROW = 34.0, 9.0, 13.0
ROWS = 11
GREY = "#56606B"
COLUMNS = (18.0, 27.0, 49.0, 72.0, 104.0, 126.0, 146.0, 200.0, 258.0)
HEADS = ("序号", "门牌", "户主", "登记的时间", "去的人", "登记的结果", "登记讲了什么、谁签的", "", "抽查日期")
BOXES = (("相符", 202.0), ("不符", 214.5), ("没人", 227.0), ("记不清", 239.5))
CELL = steps(9, (8.5, 2), (7.5, 2), (7, 3))
NAME = steps(12, 10.5, 9, (8, 2), (7.5, 2), (7, 3))
PARTS = (mark("group and door"), mark("head of household"), mark("visit as logged"))


@dataclass(frozen=True)
class CheckRow:
    """One row: number, place, head, and the visit as logged in words; `result` what is entered already."""

    number: int
    place: str
    head: str
    at: str
    workers: str
    outcome: str
    told: str
    result: int | None = None
    said: str = ""
    checked: str = ""


@dataclass(frozen=True)
class SpotCheckJob:
    """The whole sheet; `about` says how it was drawn."""

    title: str
    place: str
    campaign: str
    office: str
    drawn_on: date
    about: str
    rows: tuple[CheckRow, ...]
    destroyed_by: date | None = None


def draw(job: SpotCheckJob, report: Report = silent) -> Drawn:
    """Draw the sheet, eleven rows a page."""
    pages = max(1, -(-len(job.rows) // ROWS))
    paper = Paper(A4_WIDE, job.title)
    warnings: list[PaperWarning] = []
    for page in range(pages):
        report(page, pages)
        _draw_head(paper, job, page + 1, pages)
        here = job.rows[page * ROWS : (page + 1) * ROWS]
        for place, row in enumerate(here):
            warnings += _draw_row(paper, row, TOP + HEAD + place * ROW, page + 1)
        _draw_edges(paper, TOP + HEAD + len(here) * ROW)
        _draw_foot(paper, job)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(warnings))


def _draw_head(paper: Paper, job: SpotCheckJob, page: int, pages: int) -> None:
    paper.text(LEFT, 19, job.title, 17, Face.BOLD)
    paper.text(RIGHT, 19, f"第{page}页　共{pages}页", 9, align="right")
    place = fit((job.place, job.campaign, job.about), RIGHT - LEFT - 40, steps(9, 8, 7.5))
    paper.text(LEFT, 27, place.lines[0], place.size, colour=GREY)
    paper.text(RIGHT, 27, f"{day_text(job.drawn_on)}抽样", 9, align="right", colour=GREY)
    for x, words in zip(COLUMNS, HEADS, strict=True):
        paper.text(x + 1, TOP + HEAD / 2 + 1.2, words, 8, Face.BOLD)
    for words, x in BOXES:
        paper.text(x + 2.5, TOP + HEAD / 2 + 1.2, words, 7.5, Face.BOLD, "centre")


def _draw_row(paper: Paper, row: CheckRow, y: float, page: int) -> Iterator[PaperWarning]:
    middle = y + ROW / 2
    paper.text(COLUMNS[1] - 2, middle + 1.2, str(row.number), 9, align="right")
    texts = (row.place, row.head, row.at, row.workers, row.outcome, row.told)
    for nth, (text, x, end) in enumerate(zip(texts, COLUMNS[1:7], COLUMNS[2:8], strict=True)):
        face = Face.BOLD if nth == 1 else Face.REGULAR
        fitted = fit(text, end - x - 2, NAME if nth == 1 else CELL, face, gap=0 if nth == 1 else SEARCH_GAP)
        paper.fitted(x + 1, middle, fitted)
        yield from lost(fitted, PARTS[min(nth, 2)], page, row.number)
    for nth, (_, x) in enumerate(BOXES):
        paper.frame(x, y + 1.6, 5, 5, 0.3)
        if row.result == nth:
            left, bottom, right = (x + 1, y + 4.3), (x + 2.2, y + 5.6), (x + 4.2, y + 2.6)
            paper.lines([(left, bottom), (bottom, right)], 0.6)
    if row.said:
        paper.fitted(201, y + 10, fit(row.said, 56, steps(8, 7.5, (7, 2)), gap=SEARCH_GAP))
    elif row.result is None:
        paper.text(201, y + 11.4, "实际", 7, colour=GREY)
    if row.checked:
        paper.fitted(COLUMNS[8] + 1, middle, fit(row.checked, RIGHT - COLUMNS[8] - 2, CELL))
    paper.rule((LEFT, y + ROW), (RIGHT, y + ROW), 0.2, GRID)


def _draw_edges(paper: Paper, end: float) -> None:
    for x in COLUMNS[1:]:
        paper.rule((x, TOP), (x, end), 0.2, GRID)
    paper.rule((LEFT, TOP), (RIGHT, TOP), 0.6)
    paper.rule((LEFT, TOP + HEAD), (RIGHT, TOP + HEAD), 0.35)
    paper.rule((LEFT, end), (RIGHT, end), 0.6)


def _draw_foot(paper: Paper, job: SpotCheckJob) -> None:
    help_words = (
        "问法：近来有没有人上门讲过防诈骗？哪天、谁来的、讲了什么、谁签的字？"
        "先听对方说，再对照登记。不符的写明实际情况。"
    )
    paper.text(LEFT, 193, help_words, 7.5)
    for x, words in ((18, "抽查人"), (84, "陪同人"), (150, "日期")):
        width = paper.text(x, 199.6, words, 9, Face.BOLD)
        paper.rule((x + width + 2, 201), (x + 56, 201), 0.25)
    notice = Notice(job.office, job.destroyed_by).short("只列户主姓名和门牌")
    shown = fit(notice, 220, steps(7))
    paper.text(LEFT, 204.4, shown.lines[0], 7, colour=BLACK)
