"""The sheet of a spot check (抽查表, DOMAIN D2, D3): what was logged, boxes for what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from outreach.printing.columns import spread
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.form_columns import SPOT_CHECK
from outreach.printing.paper import A4_WIDE, BLACK, GRID, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.signoff_form import Notice
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.where_line import draw_where
from outreach.printing.whole_numbers import seal_of_numbers
from outreach.printing.words import day_text
from outreach.progress import Report, silent
from outreach.wording import mark

LEFT, RIGHT = 18.0, 279.0
TOP, HEAD, ROW = 34.0, 9.0, 13.0
ROWS = 11
GREY = "#56606B"
ALWAYS = (("number", 9.0), ("place", 22.0), ("head", 27.0))
HEADS = {"number": "序号", "place": "门牌", "head": "户主"} | {code: head for code, _, head, _ in SPOT_CHECK}
BOXES = ("相符", "不符", "没人", "记不清")
BOX_PITCH = 12.5 / 58
"""Distance of the boxes, as a share of their column's width."""
CELL = steps(9, (8.5, 2), (7.5, 2), (7, 3), (7, 4))
WHERE = steps(9, 8, 7.5, (7.5, 2), (7, 2))
NAME = steps(12, 10.5, 9, (8, 2), (7.5, 2), (7, 4), (7, 5))
PARTS = {"place": mark("group and door"), "head": mark("head of household")}
LOGGED = mark("visit as logged")


@dataclass(frozen=True)
class CheckRow:
    """One row: number, place, head, and the visit as logged in words; `result` what is entered already."""

    number: int = 0
    place: str = ""
    head: str = ""
    at: str = ""
    workers: str = ""
    outcome: str = ""
    told: str = ""
    result: int | None = None
    said: str = ""
    checked: str = ""
    no: str = ""
    phone: str = ""


@dataclass(frozen=True)
class SpotCheckJob:
    """The whole sheet; `about` says how it was drawn, `columns` are the chosen ones of SPOT_CHECK.

    With `blank` so many pages are drawn to be written on, without rows.
    """

    title: str
    place: str
    campaign: str
    office: str
    drawn_on: date
    about: str
    rows: tuple[CheckRow, ...]
    destroyed_by: date | None = None
    columns: tuple[str, ...] = tuple(code for code, *_ in SPOT_CHECK if code != "phone")
    blank: int = 0
    whole: bool = False

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Give left edge and width of each column."""
        widths = (*ALWAYS, *((code, width) for code, _, _, width in SPOT_CHECK))
        return spread(widths, {*self.columns, *(code for code, _ in ALWAYS)}, LEFT, RIGHT)


def draw(job: SpotCheckJob, report: Report = silent) -> Drawn:
    """Draw the sheet, eleven rows a page."""
    pages = job.blank or max(1, -(-len(job.rows) // ROWS))
    paper = Paper(A4_WIDE, job.title)
    paper.stamp_right = RIGHT
    warnings: list[PaperWarning] = []
    for page in range(pages):
        report(page, pages)
        warnings += _draw_head(paper, job, page + 1, pages)
        here = [CheckRow()] * ROWS if job.blank else job.rows[page * ROWS : (page + 1) * ROWS]
        for place, row in enumerate(here):
            warnings += _draw_row(paper, job.places, row, TOP + HEAD + place * ROW, page + 1)
        _draw_edges(paper, job, TOP + HEAD + len(here) * ROW)
        _draw_foot(paper, job)
        paper.end_page()
    report(pages, pages)
    return Drawn(paper.finish(), pages, tuple(warnings))


def _draw_head(paper: Paper, job: SpotCheckJob, page: int, pages: int) -> list[PaperWarning]:
    paper.text(LEFT, 19, job.title, 17, Face.BOLD)
    paper.text(RIGHT, 19, f"第{page}页　共{pages}页", 9, align="right")
    named = (job.place, job.campaign, job.about)
    warnings = draw_where(paper, (LEFT, 27), RIGHT - LEFT - 40, named, page, WHERE)
    if not job.blank:
        paper.text(RIGHT, 27, f"{day_text(job.drawn_on)}抽样", 9, align="right", colour=GREY)
    middle = TOP + HEAD / 2 + 1.2
    for code, (x, width) in job.places.items():
        paper.text(x + 1, middle, HEADS[code], 8, Face.BOLD)
        if code == "result":
            for nth, words in enumerate(BOXES):
                paper.text(_box(x, width, nth) + 2.5, middle, words, 7.5, Face.BOLD, "centre")
    return warnings


def _box(x: float, width: float, nth: int) -> float:
    """Give the left edge of a box of the column of results."""
    return x + 2 + BOX_PITCH * width * nth


def _draw_row(
    paper: Paper, places: Mapping[str, tuple[float, float]], row: CheckRow, y: float, page: int
) -> Iterator[PaperWarning]:
    middle = y + ROW / 2
    for code, (x, width) in places.items():
        if code == "number":
            paper.text(x + width - 2, middle + 1.2, str(row.number or ""), 9, align="right")
            continue
        if code == "result":
            _draw_result(paper, row, x, y, width)
            continue
        named = code == "head"
        face, ladder = (Face.BOLD, NAME) if named else (Face.REGULAR, CELL)
        fitted = fit(getattr(row, code), width - 2, ladder, face, gap=0 if named else SEARCH_GAP)
        paper.fitted(x + 1, middle, fitted)
        yield from lost(fitted, PARTS.get(code, LOGGED), page, row.number, (row.no, row.head))
    paper.rule((LEFT, y + ROW), (RIGHT, y + ROW), 0.2, GRID)


def _draw_result(paper: Paper, row: CheckRow, x: float, y: float, width: float) -> None:
    for nth in range(len(BOXES)):
        box = _box(x, width, nth)
        paper.frame(box, y + 1.6, 5, 5, 0.3)
        if row.result == nth:
            left, bottom, right = (box + 1, y + 4.3), (box + 2.2, y + 5.6), (box + 4.2, y + 2.6)
            paper.lines([(left, bottom), (bottom, right)], 0.6)
    if row.said:
        paper.fitted(x + 1, y + 10, fit(row.said, width - 2, steps(8, 7.5, (7, 2)), gap=SEARCH_GAP))
    elif row.result is None:
        paper.text(x + 1, y + 11.4, "实际", 7, colour=GREY)


def _draw_edges(paper: Paper, job: SpotCheckJob, end: float) -> None:
    for x, _ in list(job.places.values())[1:]:
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
    holds = "只列户主姓名和门牌"
    if "phone" in job.columns and not job.blank:
        holds = f"只列户主姓名、门牌和电话，{seal_of_numbers(job.whole)}"
    notice = Notice(job.office, job.destroyed_by).short(holds)
    shown = fit(notice, 220, steps(7))
    paper.text(LEFT, 205.1, shown.first, 7, colour=BLACK)
