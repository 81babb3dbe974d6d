"""The back-trace of a case on one page (案件倒查登记表, DOMAIN 2.3.10): residents' names are masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from outreach.printing.columns import spread
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.form_columns import BACK_TRACE
from outreach.printing.palette import INK, LINE, MUTED, PALE_TEAL, TEAL, VERMILION
from outreach.printing.paper import A4, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.where_line import draw_where
from outreach.printing.words import day_text
from outreach.progress import Report, silent
from outreach.wording import mark

LEFT, RIGHT, MIDDLE = 15.0, 195.0, 105.0
FACT, LABEL = 9.5, 20.0
ROW, HEAD = 13.0, 7.0
LINES = 8
"""Lines to write on what was done, as many of them as there is room for."""
MOST_CALLS = 7
BLANK_CALLS, BLANK_CALL = 6, 10.4
PHOTOS_A_PAGE, PHOTO_WIDE, PHOTO_HIGH, PHOTO_STEP = 6, 88.0, 68.0, 80.0
CELL_STEPS = steps(9, (9, 2), (8, 3), (7, 3))
VALUE_STEPS = steps(10.5, 9, (8.5, 2), (7.5, 2))
PARTS = {
    "facts": mark("facts of the case"),
    "calls": mark("calls before that day"),
    "done": mark("what was done"),
}


@dataclass(frozen=True)
class Call:
    """One call before that day: its cells by the code of the column, and whether it counts as reached."""

    cells: Mapping[str, str]
    reached: bool


@dataclass(frozen=True)
class TracePhoto:
    """A photo of a call or a scan of its slip: what it is in words (two lines at most), and the picture."""

    words: str
    jpeg: bytes


@dataclass(frozen=True)
class BackTraceJob:
    """The whole page; `facts` are (label, value) in pairs of columns, `left_out` calls had no room.

    `columns` are the chosen ones of BACK_TRACE. A `blank` one is to be written on, with boxes to answer in.
    """

    title: str
    number: str
    place: str
    campaign: str
    office: str
    printed_on: date
    facts: tuple[tuple[str, str], ...]
    question: str
    reached: bool | None
    answer: str
    kind_answer: str
    this_kind: bool
    reasons: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    left_out: int = 0
    notes: tuple[str, ...] = field(default=())
    responsible: str = ""
    done: str = ""
    columns: tuple[str, ...] = tuple(code for code, *_ in BACK_TRACE)
    blank: bool = False
    destroyed_by: date | None = None
    photos: tuple[TracePhoto, ...] = ()
    """Printed on pages of their own after the first, in the order of the calls."""


def draw(job: BackTraceJob, report: Report = silent, pages: int = 1) -> Drawn:
    """Draw the page, a blank one as often as asked, and pages with the photos where there are any."""
    last = pages + -(-len(job.photos) // PHOTOS_A_PAGE)
    paper = Paper(A4, job.title)
    warnings: list[PaperWarning] = []
    for page in range(pages):
        report(page, last)
        warnings += _draw_page(paper, job)
        paper.end_page()
    for page in range(pages, last):
        report(page, last)
        _draw_photos(paper, job, PHOTOS_A_PAGE * (page - pages))
        paper.end_page()
    report(last, last)
    return Drawn(paper.finish(), last, tuple(warnings))


def _draw_page(paper: Paper, job: BackTraceJob) -> list[PaperWarning]:
    warnings = _draw_head(paper, job)
    y = _draw_facts(paper, job, 40.0, warnings)
    y = _draw_boxes(paper, job, y + 6) if job.blank else _draw_answer(paper, job, y + 6)
    if job.blank or job.reached is not None:
        y = _draw_calls(paper, job, y + 7, warnings)
    y = _draw_lines(paper, y + 5, job.notes)
    _draw_done(paper, job, y + 6, warnings)
    _draw_foot(paper, job)
    return warnings


def _draw_photos(paper: Paper, job: BackTraceJob, first: int) -> None:
    """Draw a page of photos, each whole with its number and words under it."""
    paper.text(LEFT, 24, "附：照片和回执扫描件", 16, Face.BOLD, colour=INK)
    paper.text(RIGHT, 24, job.number, 13, Face.BOLD, "right", INK)
    place = fit((job.place, job.title), 120, steps(10.5, 9, 8, 7.5))
    paper.text(LEFT, 32, place.lines[0], place.size, colour=MUTED)
    paper.text(RIGHT, 32, f"打印日期{day_text(job.printed_on)}", 9, align="right", colour=MUTED)
    paper.rule((LEFT, 36), (RIGHT, 36), 0.6, INK)
    for nth, photo in enumerate(job.photos[first : first + PHOTOS_A_PAGE]):
        x = LEFT if nth % 2 == 0 else MIDDLE + 2
        y = 40 + PHOTO_STEP * (nth // 2)
        if photo.jpeg:
            paper.picture(x, y, PHOTO_WIDE, PHOTO_HIGH, photo.jpeg, whole=True)
        words = fit(f"照片{first + nth + 1}　{photo.words}", PHOTO_WIDE, steps((8, 2), (7, 2)))
        for line, text in enumerate(words.lines):
            paper.text(x, y + PHOTO_HIGH + 4 + 3.6 * line, text, words.size, colour=INK)
    notice = "照片和扫描件上的人像、姓名没有遮盖，只用于反诈宣传倒查和整改，专人保管，用完交回，不要外传。"
    paper.text(LEFT, 286, notice, 7, colour=MUTED)


def _draw_head(paper: Paper, job: BackTraceJob) -> list[PaperWarning]:
    paper.text(LEFT, 24, job.title, 22, Face.BOLD, colour=INK)
    paper.text(RIGHT, 24, job.number, 13, Face.BOLD, "right", INK)
    if not job.blank:
        paper.text(RIGHT, 32, f"打印日期{day_text(job.printed_on)}", 9, align="right", colour=MUTED)
    return draw_where(paper, (LEFT, 32), 120, (job.place, job.campaign))


def _draw_facts(paper: Paper, job: BackTraceJob, y: float, warnings: list[PaperWarning]) -> float:
    """Draw labels and values, two beside each other; give where they end."""
    facts = job.facts
    paper.rule((LEFT, y), (RIGHT, y), 0.6, INK)
    for place, (label, value) in enumerate(facts):
        x = LEFT if place % 2 == 0 else MIDDLE + 3
        middle = y + FACT * (place // 2) + FACT / 2
        paper.text(x, middle + 1.3, label, 9, Face.BOLD, colour=MUTED)
        known = value or ("" if job.blank else "—")
        fitted = fit(known, MIDDLE - LEFT - LABEL - 5, VALUE_STEPS, gap=SEARCH_GAP)
        paper.fitted(x + LABEL, middle, fitted, colour=INK)
        warnings += lost(fitted, PARTS["facts"], 1)
        if place % 2:
            paper.rule((LEFT, middle + FACT / 2), (RIGHT, middle + FACT / 2), 0.2, LINE)
    end = y + FACT * ((len(facts) + 1) // 2)
    paper.rule((LEFT, end), (RIGHT, end), 0.35, INK)
    return end


def _draw_boxes(paper: Paper, job: BackTraceJob, y: float) -> float:
    """Draw the question with boxes for the answer; give where they end."""
    paper.text(LEFT, y + 4, job.question, 10.5, Face.BOLD, colour=INK)
    x = LEFT
    for words in ("接受过，当面讲过", "只电话告知或留了宣传单", "没有接受过"):
        paper.frame(x, y + 8.4, 4.6, 4.6, 0.3, INK)
        x += 6.6 + paper.text(x + 6.6, y + 12.2, words, 10.5, colour=INK) + 8
    paper.text(LEFT, y + 20, "讲过这种骗局", 10.5, colour=INK)
    x = LEFT + 28
    for words in ("讲过", "没讲过"):
        paper.frame(x, y + 16.2, 4.6, 4.6, 0.3, INK)
        x += 6.6 + paper.text(x + 6.6, y + 20, words, 10.5, colour=INK) + 8
    return y + 23


def _draw_answer(paper: Paper, job: BackTraceJob, y: float) -> float:
    """Draw the answer in a tinted band, the reasons under it; give where they end."""
    paper.text(LEFT, y + 4, job.question, 10.5, Face.BOLD, colour=INK)
    y += 8
    band = 20 if job.kind_answer else 14
    if job.reached is False:
        paper.frame(LEFT + 0.3, y + 0.3, RIGHT - LEFT - 0.6, band - 0.6, 0.6, VERMILION)
    else:
        paper.block(LEFT, y, RIGHT - LEFT, band, PALE_TEAL)
    colour = TEAL if job.reached else VERMILION if job.reached is False else INK
    words = fit(job.answer, RIGHT - LEFT - 10, steps(15, 13, 12, 10.5, (10.5, 2)), Face.BOLD, gap=SEARCH_GAP)
    paper.fitted(LEFT + 5, y + 7, words, colour=colour)
    about = fit(job.kind_answer, RIGHT - LEFT - 10, steps(10.5, 9, (8, 2)), gap=SEARCH_GAP)
    if about.lines:
        told = INK if job.this_kind or job.reached is not False else VERMILION
        paper.fitted(LEFT + 5, y + 15, about, colour=told)
    y += band
    return _draw_lines(paper, y + 6, job.reasons) + 2 if job.reasons else y


def _draw_lines(paper: Paper, y: float, texts: Sequence[str]) -> float:
    """Draw sentences under each other; give where they end."""
    for text in texts:
        fitted = fit(text, RIGHT - LEFT, steps((10, 2), (9, 2), (8, 3)), gap=SEARCH_GAP)
        for line in fitted.lines:
            paper.text(LEFT, y, line, fitted.size, colour=INK)
            y += 5.2
    return y - 5.2 if texts else y - 5


def _draw_calls(paper: Paper, job: BackTraceJob, y: float, warnings: list[PaperWarning]) -> float:
    """Draw the calls before that day, the newest first; give where they end."""
    paper.text(LEFT, y, "这之前的走访", 10.5, Face.BOLD, colour=INK)
    if job.left_out:
        paper.text(RIGHT, y, f"另有{job.left_out}次更早的没有列出", 8, align="right", colour=MUTED)
    y += 3
    paper.rule((LEFT, y), (RIGHT, y), 0.6, INK)
    places = spread([(code, width) for code, _, _, width in BACK_TRACE], job.columns, LEFT, RIGHT)
    for code, _, words, _ in BACK_TRACE:
        if code in places:
            paper.text(places[code][0], y + 4.8, words, 8, Face.BOLD, colour=INK)
    y += HEAD
    paper.rule((LEFT, y), (RIGHT, y), 0.35, INK)
    for number, call in enumerate(job.calls, start=1):
        warnings += _draw_call(paper, places, call, y, number)
        y += ROW
        paper.rule((LEFT, y), (RIGHT, y), 0.2, LINE)
    if job.blank:
        y = _draw_blank_calls(paper, places, y)
    elif not job.calls:
        paper.text(LEFT, y + 6.4, "没有走访记录", 9, colour=MUTED)
        y += ROW
    paper.rule((LEFT, y), (RIGHT, y), 0.6, INK)
    return y


def _draw_blank_calls(paper: Paper, places: Mapping[str, tuple[float, float]], y: float) -> float:
    end = y + BLANK_CALLS * BLANK_CALL
    for row in range(1, BLANK_CALLS):
        paper.rule((LEFT, y + row * BLANK_CALL), (RIGHT, y + row * BLANK_CALL), 0.2, LINE)
    for x, _ in list(places.values())[1:]:
        paper.rule((x - 1, y - HEAD), (x - 1, end), 0.2, LINE)
    return end


def _draw_call(
    paper: Paper, places: Mapping[str, tuple[float, float]], call: Call, y: float, number: int
) -> Iterator[PaperWarning]:
    for code, (x, width) in places.items():
        face = Face.BOLD if call.reached and code == "outcome" else Face.REGULAR
        fitted: Fitted = fit(call.cells[code], width - 2, CELL_STEPS, face, gap=SEARCH_GAP)
        paper.fitted(x, y + ROW / 2, fitted, colour=INK)
        yield from lost(fitted, PARTS["calls"], 1, number)


def _draw_done(paper: Paper, job: BackTraceJob, y: float, warnings: list[PaperWarning]) -> None:
    """Draw who answers for it and what was done, or lines to write it on."""
    paper.text(LEFT, y + 4, "责任人", 10.5, Face.BOLD, colour=INK)
    if job.responsible:
        paper.text(LEFT + LABEL, y + 4, fit(job.responsible, 120, steps(10.5)).first, 10.5, colour=INK)
    else:
        paper.rule((LEFT + LABEL, y + 5), (LEFT + 80, y + 5), 0.25, INK)
    y += 12
    paper.text(LEFT, y + 4, "整改情况", 10.5, Face.BOLD, colour=INK)
    if job.done:
        words = fit(job.done, RIGHT - LEFT - LABEL, steps((10.5, 3), (9, 5), (8, 7)), gap=SEARCH_GAP)
        for number, line in enumerate(words.lines):
            paper.text(LEFT + LABEL, y + 4 + number * 5.4, line, words.size, colour=INK)
        warnings += lost(words, PARTS["done"], 1)
    else:
        for number in range(LINES):
            level = y + 5 + number * 9
            if level < 258:
                paper.rule((LEFT + LABEL, level), (RIGHT, level), 0.25, LINE)


def _draw_foot(paper: Paper, job: BackTraceJob) -> None:
    for x, words in zip((15, 62, 109, 156), ("倒查人", "审核人", "单位负责人", "日期"), strict=True):
        width = paper.text(x, 268, words, 9, Face.BOLD, colour=INK)
        paper.rule((x + width + 2, 269.4), (x + 39, 269.4), 0.25, INK)
    paper.text(LEFT, 278, f"{job.office}（盖章）", 8, colour=MUTED)
    end = f"{day_text(job.destroyed_by)}前销毁" if job.destroyed_by else "用完交回"
    masked = "居民姓名只写姓" if job.blank else "居民姓名已遮盖"
    notice = f"{masked}。本表只用于反诈宣传倒查和整改，专人保管，{end}；不登记涉案人员信息。"
    paper.text(LEFT, 286, notice, 7, colour=MUTED)
