"""A form of plain columns, filled or blank: rows as high as their text needs, nothing cut; places to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face, missing
from outreach.printing.palette import INK, MUTED
from outreach.printing.paper import A4, A4_WIDE, GRID, HAN_MIDDLE, Align, Paper
from outreach.printing.setting import Line, set_line
from outreach.printing.text import LONGEST, MARK_OF_CUT, POINT, break_lines, clean, fit, steps
from outreach.printing.warnings import NOBODY, PaperFault, PaperWarning
from outreach.progress import Report, silent
from outreach.wording import mark

EDGE, TOP, HEAD = 14.0, 37.0, 9.6
SIZE, PITCH, PAD, LEAST = 9.0, 4.2, 1.4, 9.2
BLANK_ROW = 10.4
MOST_LINES = 12
BESIDE_STEPS = steps(12, 10.5, 9, (9, 2), (8, 2))
HEAD_STEPS = steps(9, 8, (8, 2), (7.5, 2), (7, 2), (7, 3))
CELL, HEADING = mark("cell"), mark("heading")


@dataclass(frozen=True)
class TableColumn:
    """One column: its code, heading, share of the width, and whether it holds figures (right-aligned)."""

    code: str
    title: str
    share: float
    figures: bool = False


@dataclass(frozen=True)
class TableJob:
    """A form; `rows` have a text a column, `total` may close them, `blank` rows stand below to be written on.

    `beside` stands right of the title, `under` and `when` below it, `write_in` in place of `under` as fields
    to be written in; `notes` above the signatures. Rows are at least `least` mm high. `whose` says for each
    row whose it is (number of the household, name), for warnings.
    """

    title: str
    beside: str
    under: str
    when: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    blank: int = 0
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    foot: str = ""
    lying: bool = True
    least: float = LEAST
    write_in: tuple[str, ...] = ()
    whose: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> tuple[float, float]:
        """Give the page in millimetres."""
        return A4_WIDE if self.lying else A4

    @property
    def bottom(self) -> float:
        """Give where the rows must end on a page with signatures below them."""
        return self.size[1] - 22.0 - 4.6 * len(self.notes)


@dataclass(frozen=True)
class _Row:
    cells: tuple[tuple[Line, ...], ...]
    height: float
    bold: bool = False


def draw(job: TableJob, report: Report = silent) -> Drawn:
    """Draw all pages; every page carries the head, the signatures and its number."""
    warnings = list(_unknown(job))
    pages = list(_paged(job))
    paper = Paper(job.size, job.title)
    paper.stamp_right = job.size[0] - EDGE
    for number, rows in enumerate(pages):
        report(number, len(pages))
        _draw_head(paper, job)
        end = _draw_rows(paper, job, rows)
        _draw_foot(paper, job, end, number + 1, len(pages))
        paper.end_page()
    report(len(pages), len(pages))
    return Drawn(paper.finish(), len(pages), tuple(warnings))


def widths(job: TableJob) -> list[float]:
    """Give the width of every column in millimetres."""
    whole = sum(column.share for column in job.columns)
    return [column.share / whole * (job.size[0] - 2 * EDGE) for column in job.columns]


def _unknown(job: TableJob) -> Iterator[PaperWarning]:
    if lacking := tuple(missing(clean(job.beside + job.under))):
        yield PaperWarning(PaperFault.MISSING, HEADING, 1, 0, lacking, job.whose[0] if job.whose else NOBODY)
    for number, row in enumerate(job.rows, start=1):
        whose = job.whose[number - 1] if job.whose else NOBODY
        if lacking := tuple(missing("".join(map(clean, row)))):
            yield PaperWarning(PaperFault.MISSING, CELL, 1, number, lacking, whose)
        if any(cut for _, cut in _cells(job, row, Face.REGULAR)):
            yield PaperWarning(PaperFault.CUT, CELL, 1, number, whose=whose)


def _paged(job: TableJob) -> Iterator[list[_Row]]:
    rows = [_set(job, row) for row in job.rows]
    rows += [_set(job, job.total, bold=True)] if job.total else []
    rows += [_Row(tuple(() for _ in job.columns), BLANK_ROW)] * job.blank
    page: list[_Row] = []
    room = job.bottom - TOP - HEAD
    for row in rows:
        if page and sum(one.height for one in page) + row.height > room + 0.01:
            yield page
            page = []
        page.append(row)
    yield page


def blank_rows(job: TableJob, pages: int = 1) -> int:
    """Give how many blank rows fill so many pages without any other row."""
    return int((job.bottom - TOP - HEAD) / BLANK_ROW) * pages


def _set(job: TableJob, texts: Sequence[str], bold: bool = False) -> _Row:
    cells = tuple(lines for lines, _ in _cells(job, texts, Face.BOLD if bold else Face.REGULAR))
    most = max((len(lines) for lines in cells), default=1)
    return _Row(cells, max(job.least, most * PITCH + 3.2), bold)


def _cells(job: TableJob, texts: Sequence[str], face: Face) -> Iterator[tuple[tuple[Line, ...], bool]]:
    """Give the lines of each cell, and whether its text was too long for them; it then ends in “…”."""
    for text, width in zip(texts, widths(job), strict=True):
        room = (width - 2 * PAD) / POINT / SIZE
        lines = tuple(break_lines(clean(text), face, room))
        if len(lines) <= MOST_LINES and len(text) <= LONGEST:
            yield lines, False
            continue
        last = lines[: MOST_LINES][-1].text
        while last and set_line(last + MARK_OF_CUT, face).width > room:
            last = last[:-1]
        yield (*lines[: MOST_LINES][:-1], set_line(last + MARK_OF_CUT, face)), True


def _draw_head(paper: Paper, job: TableJob) -> None:
    right = job.size[0] - EDGE
    told = paper.text(EDGE, 21.6, job.title, 20, Face.BOLD, colour=INK)
    beside = fit(job.beside, right - EDGE - told - 6, BESIDE_STEPS, Face.BOLD)
    for nth, line in enumerate(reversed(beside.lines)):
        paper.text(right, 21.6 - nth * 4.6, line, beside.size, Face.BOLD, "right", INK)
    when = paper.text(right, 29.4, job.when, 9.5, align="right", colour=MUTED)
    if job.write_in:
        _draw_fields(paper, job, right - when - 8)
    under = fit("" if job.write_in else job.under, right - EDGE - when - 6, steps(9.5, 9, 8, 7.5, (7, 2)))
    paper.text(EDGE, 29.4, under.first if under.lines else "", under.size, colour=MUTED)
    x = EDGE
    for column, width in zip(job.columns, widths(job), strict=True):
        title = fit(column.title, width - 2 * PAD + 0.6, HEAD_STEPS, Face.BOLD)
        place = x + width - PAD if column.figures else x + PAD
        paper.fitted(place, TOP + HEAD / 2, title, "right" if column.figures else "left", INK)
        x += width


def _draw_fields(paper: Paper, job: TableJob, right: float) -> None:
    share = (right - EDGE) / len(job.write_in)
    for place, name in enumerate(job.write_in):
        x = EDGE + place * share
        told = paper.text(x, 29.4, name, 9.5, colour=INK)
        paper.rule((x + told + 1.5, 30.4), (x + share - 3, 30.4), 0.25, INK)


def _draw_rows(paper: Paper, job: TableJob, rows: Sequence[_Row]) -> float:
    right, y = job.size[0] - EDGE, TOP + HEAD
    paper.rule((EDGE, TOP), (right, TOP), 0.6, INK)
    paper.rule((EDGE, y), (right, y), 0.35, INK)
    for number, row in enumerate(rows):
        if number:
            paper.rule((EDGE, y), (right, y), 0.35 if row.bold else 0.2, INK if row.bold else GRID)
        _draw_row(paper, job, row, y)
        y += row.height
    inner = [EDGE + sum(widths(job)[: place + 1]) for place in range(len(job.columns) - 1)]
    if inner and y > TOP + HEAD:
        paper.lines([((x, TOP), (x, y)) for x in inner], 0.2, GRID)
    paper.rule((EDGE, y), (right, y), 0.6, INK)
    return y


def _draw_row(paper: Paper, job: TableJob, row: _Row, y: float) -> None:
    x, em = EDGE, SIZE * POINT
    for column, width, lines in zip(job.columns, widths(job), row.cells, strict=True):
        first = y + row.height / 2 - (len(lines) - 1) * PITCH / 2 + HAN_MIDDLE * em
        for number, line in enumerate(lines):
            place = x + width - PAD if column.figures else x + PAD
            align: Align = "right" if column.figures else "left"
            paper.text(place, first + number * PITCH, line, SIZE, align=align, colour=INK)
        x += width


def _draw_foot(paper: Paper, job: TableJob, end: float, page: int, pages: int) -> None:
    width, height = job.size
    for number, note in enumerate(job.notes):
        words = fit(note, width - 2 * EDGE, steps(8, 7.5, 7))
        paper.text(EDGE, end + 5.2 + number * 4.4, words.first, words.size, colour=MUTED)
    share = (width - 2 * EDGE) / max(1, len(job.signatures))
    for nth, name in enumerate(job.signatures):
        x = EDGE + nth * share
        told = paper.text(x, height - 14.6, name, 9, Face.BOLD, colour=INK)
        paper.rule((x + told + 2, height - 13.4), (x + share - 8, height - 13.4), 0.25, INK)
    count = f"第{page}页　共{pages}页"
    right = paper.text(width - EDGE, height - 8.4, count, 8, align="right", colour=MUTED)
    room = width - 2 * EDGE - right - 6
    foot = fit(job.foot, room, steps(7.5, 7, (7, 2)))
    for number, line in enumerate(foot.lines):
        paper.text(EDGE, height - 8.4 + number * 3, line, foot.size, colour=MUTED)
