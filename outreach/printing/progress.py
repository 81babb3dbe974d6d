"""The progress sheet (入户宣传工作进度表, DOMAIN 2.3.6): one row a group, and which of them are behind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from outreach.printing.columns import spread
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.form_columns import PROGRESS
from outreach.printing.palette import INK, LINE, MUTED, PALE_TEAL, TEAL, VERMILION
from outreach.printing.paper import A4_WIDE, Align, Paper
from outreach.printing.signoff_form import Notice
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.where_line import draw_where
from outreach.printing.words import day_text, group_title, percent
from outreach.progress import Report, silent
from outreach.wording import mark

LEFT, RIGHT = 15.0, 282.0
TOP, HEAD = 37.0, 12.4
LAST = 163.0
"""Where the rows must end: below stand the notes and the signatures."""
TALL, LOW = 12.6, 9.0
BAR_HEIGHT = 3.6
BAR_SHARE, RATE_SHARE = 30 / 52, 44 / 52
"""How much of the column of the rate its bar takes, and where its figure ends."""
GROUP_COLUMN, GROUP_WIDTH = "group", 22.0
TITLE = "入户宣传工作进度表"
STAFF_STEPS = steps(10.5, 9, (8, 2), (7.5, 2), (7, 3))
TALL_STAFF = steps((7, 4))
STAFF = mark("person in charge")
RATE_INSET = 8.0
WRITTEN = {"staff": 24.0, "due": 15.0, "rate": 20.0, "rank": 15.0}
"""Widths of columns that are written in by hand, where they are others."""
COUNTED = ("due", "reached", "phone", "signed", "refused", "nobody", "leaflet", "untouched", "left")


@dataclass(frozen=True)
class ProgressRow:
    """One group, or the village where `group` is None; all counts are households."""

    group: str | None
    staff: str
    due: int
    reached: int
    phone: int
    signed: int
    refused: int
    nobody: int
    leaflet: int
    untouched: int

    @property
    def left(self) -> int:
        """Give the due households not reached."""
        return self.due - self.reached


@dataclass(frozen=True)
class ProgressJob:
    """The whole sheet; `columns` are the chosen ones of PROGRESS.

    With `blank` so many sheets are drawn with the groups and staff, the figures to be written in.
    """

    township: str
    village: str
    campaign: str
    office: str
    at: datetime
    starts: date
    deadline: date
    rows: tuple[ProgressRow, ...]
    total: ProgressRow
    destroyed_by: date | None = None
    columns: tuple[str, ...] = tuple(code for code, *_ in PROGRESS)
    blank: int = 0
    by_patch: bool = False
    """A line is a worker's patch: `group` names who answers for it, `staff` says what lies in it."""

    @property
    def line(self) -> str:
        """Say what a line is."""
        return "片" if self.by_patch else "组"

    def title(self, row: ProgressRow) -> str:
        """Write whom or what a line is about."""
        return row.group or "" if self.by_patch else group_title(row.group or "")

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Give left edge and width of each column."""
        here = {code: width for code, _, _, width in PROGRESS} | (WRITTEN if self.blank else {})
        widths = ((GROUP_COLUMN, GROUP_WIDTH), *here.items())
        return spread(widths, {GROUP_COLUMN, *self.columns}, LEFT, RIGHT)

    @property
    def days_left(self) -> int:
        """Give the days from the next one to the deadline."""
        return max(0, (self.deadline - self.at.date()).days)

    @property
    def even_pace(self) -> float:
        """Give the share that would be reached today if every day brought the same."""
        days = (self.deadline - self.starts).days + 1
        return min(1.0, max(0.0, ((self.at.date() - self.starts).days + 1) / days)) if days > 0 else 1.0


def draw(job: ProgressJob, report: Report = silent) -> Drawn:
    """Draw the sheet; more groups than fit go on a second page under the same head."""
    row = TALL if TOP + HEAD + (len(job.rows) + 1) * TALL <= LAST else LOW
    room = int((LAST - TOP - HEAD) / row) - 1
    parts = [job.rows[at : at + room] for at in range(0, len(job.rows), room)] or [()]
    parts = parts * max(1, job.blank)
    paper = Paper(A4_WIDE, TITLE)
    ranks = _ranks(job.rows)
    warnings: list[PaperWarning] = []
    for page, rows in enumerate(parts, start=1):
        report(page - 1, len(parts))
        warnings += _draw_head(paper, job, page)
        for number, line in enumerate(rows):
            shown = ranks[line.group]
            warnings += _draw_row(paper, job, line, TOP + HEAD + number * row, row, shown, page)
        end = TOP + HEAD + len(rows) * row
        if job.blank:
            _draw_upright(paper, job, end + row)
        _draw_total(paper, job, end, row, job.blank > 0 or page == len(parts))
        _draw_foot(paper, job, page, len(parts))
        paper.end_page()
    report(len(parts), len(parts))
    return Drawn(paper.finish(), len(parts), tuple(warnings))


def _ranks(rows: Sequence[ProgressRow]) -> dict[str | None, str]:
    """Give the place of each group by its rate; equal rates share a place, groups without doors have none."""
    rates = [row.reached / row.due for row in rows if row.due]
    return {
        row.group: str(1 + sum(rate > row.reached / row.due for rate in rates)) if row.due else "—"
        for row in rows
    }


def _draw_head(paper: Paper, job: ProgressJob, page: int) -> list[PaperWarning]:
    paper.text(LEFT, 22.4, "反诈入户宣传工作进度表", 22, Face.BOLD, colour=INK)
    warnings = draw_where(paper, (LEFT, 29.6), 150, (f"{job.township}{job.village}", job.campaign), page)
    if job.blank:
        paper.text(RIGHT, 22.4, "截至＿＿＿＿年＿＿月＿＿日", 13, Face.BOLD, "right", INK)
    else:
        paper.text(RIGHT, 22.4, f"截至{day_text(job.at.date())}", 13, Face.BOLD, "right", INK)
    left = "" if job.blank else f"，还剩{job.days_left}天"
    until = f"截止日{job.deadline.month}月{job.deadline.day}日{left}　单位：户"
    paper.text(RIGHT, 29.6, until, 10.5, align="right", colour=MUTED)
    paper.rule((LEFT, TOP), (RIGHT, TOP), 0.6, INK)
    paper.rule((LEFT, TOP + HEAD), (RIGHT, TOP + HEAD), 0.35, INK)
    _label(paper, LEFT, ("包片人" if job.by_patch else "组",), "left")
    for code, _, words, _ in PROGRESS:
        if code in job.places:
            x, width = job.places[code]
            words = ("包哪里",) if job.by_patch and code == "staff" else words
            if job.blank:
                _label(paper, x + 1.5, words, "left")
                continue
            flush: Align = "left" if code in ("staff", "rate") else "right"
            _label(paper, x + RATE_INSET if code == "rate" else x + width * (flush == "right"), words, flush)
    return warnings


def _label(paper: Paper, x: float, words: Sequence[str], align: Align) -> None:
    first = TOP + HEAD / 2 + 1.2 - (len(words) - 1) * 2.1
    for number, word in enumerate(words):
        paper.text(x, first + number * 4.2, word, 9, Face.BOLD, align, INK)


def _draw_row(
    paper: Paper, job: ProgressJob, row: ProgressRow, y: float, height: float, rank: str, page: int
) -> list[PaperWarning]:
    middle = y + height / 2
    room = job.places[GROUP_COLUMN][1] - 2
    name = fit(job.title(row), room, steps(12, 10.5, 9, (8, 2), (7.5, 2)), Face.BOLD)
    paper.fitted(LEFT, middle, name, colour=INK)
    paper.rule((LEFT, y + height), (RIGHT, y + height), 0.2, LINE)
    warnings = [*lost(name, STAFF, page)]
    if "staff" in job.places:
        x, width = job.places["staff"]
        inset = 1.5 if job.blank else 0.0
        ladder = (*STAFF_STEPS, *(TALL_STAFF if height > LOW else ()))
        staff = fit(row.staff, width - 2 - inset, ladder, gap=0)
        paper.fitted(x + inset, middle, staff, colour=INK)
        warnings += lost(staff, STAFF, page, 0, ("", row.staff))
    if not job.blank:
        _draw_counts(paper, job, row, middle, rank)
    return warnings


def _draw_counts(paper: Paper, job: ProgressJob, row: ProgressRow, middle: float, rank: str) -> None:
    pace = f"{row.left / job.days_left:.1f}" if job.days_left else "—"
    shown = {
        **{code: str(getattr(row, code)) for code in COUNTED},
        "signed_rate": percent(row.signed, row.due),
        "pace": pace if row.left else "0",
        "rank": rank,
    }
    for code, text in shown.items():
        if code in job.places:
            x, width = job.places[code]
            face = Face.BOLD if row.group is None or code in ("reached", "left") else Face.REGULAR
            colour = MUTED if text == "0" and code in COUNTED and code != "left" else INK
            paper.text(x + width, middle + 1.6, text, 12, face, "right", colour)
    if "rate" in job.places:
        _draw_bar(paper, *job.places["rate"], row, middle)


def _draw_bar(paper: Paper, x: float, width: float, row: ProgressRow, middle: float) -> None:
    top, long = middle - BAR_HEIGHT / 2, width * BAR_SHARE
    share = row.reached / row.due if row.due else 0.0
    paper.block(x + RATE_INSET, top, long * share, BAR_HEIGHT, TEAL)
    paper.frame(x + RATE_INSET, top, long, BAR_HEIGHT, 0.2, MUTED)
    rate = percent(row.reached, row.due)
    paper.text(x + RATE_INSET + width * RATE_SHARE, middle + 1.7, rate, 13, Face.BOLD, "right", INK)


def _draw_upright(paper: Paper, job: ProgressJob, end: float) -> None:
    """Part the columns where figures are to be written in."""
    starts = [x for code, (x, _) in job.places.items() if code != GROUP_COLUMN]
    paper.lines([((x, TOP), (x, end)) for x in starts], 0.2, LINE)


def _draw_total(paper: Paper, job: ProgressJob, y: float, height: float, last: bool) -> None:
    if last:
        if not job.blank:
            paper.block(LEFT, y, RIGHT - LEFT, height, PALE_TEAL)
            _draw_counts(paper, job, job.total, y + height / 2, "")
        paper.text(LEFT + 2, y + height / 2 + 1.6, "合计", 12, Face.BOLD, colour=INK)
        paper.rule((LEFT, y), (RIGHT, y), 0.35, INK)
    end = y + height if last else y
    if "rate" in job.places and not job.blank:
        x, width = job.places["rate"]
        pace = x + RATE_INSET + width * BAR_SHARE * job.even_pace
        paper.rule((pace, TOP + HEAD + 0.6), (pace, y), 0.25, VERMILION, (1, 0.8))
    paper.rule((LEFT, end), (RIGHT, end), 0.6, INK)
    if last and not job.blank:
        _draw_notes(paper, job, end)


def _draw_notes(paper: Paper, job: ProgressJob, y: float) -> None:
    if "rate" in job.places:
        paper.rule((LEFT, y + 4.6), (LEFT + 5, y + 4.6), 0.25, VERMILION, (1, 0.8))
        pace = f"虚线：今天应到{round(100 * job.even_pace)}%，按天数匀速算。"
        paper.text(LEFT + 7, y + 5.6, pace, 8, colour=MUTED)
    how = (
        "覆盖率＝当面告知（含已签收）÷应访户；签收率＝已签收÷应访户；应访户＝登记户－不计的户＋新来的户。"
        "已签收的也算在当面告知里；电话告知、只留宣传单不算覆盖。"
    )
    paper.text(LEFT, y + 10.6, how, 8, colour=MUTED)
    if job.by_patch and sum(row.due for row in job.rows) > job.total.due:
        twice = "两人都包的户在各人的片里各算一次，各片相加可以多于合计。"
        paper.text(RIGHT, y + 5.6, twice, 8, align="right", colour=MUTED)
    behind = _behind(job)
    ink = VERMILION if behind.lines else INK
    width = paper.text(LEFT, y + 17.6, f"要赶的{job.line}", 10.5, Face.BOLD, colour=ink)
    words = behind if behind.lines else fit("没有，都跟得上。", 220, steps(10.5))
    for number, line in enumerate(words.lines):
        paper.text(LEFT + width + 6, y + 17.6 + number * 4.6, line, words.size, colour=INK)


def _behind(job: ProgressJob) -> Fitted:
    """Say in one sentence which groups are behind the even pace, and by how many doors they are short."""
    parts = []
    for row in job.rows:
        if row.left and row.due and row.reached < math.floor(row.due * job.even_pace):
            who = f"（{row.staff}）" if row.staff and not job.by_patch else ""
            parts.append(f"{job.title(row)}{who}差{row.left}户")
    sentence = "；".join(parts) + ("。" if parts else "")
    return fit(sentence, RIGHT - LEFT - 24, steps(10.5, 9, (9, 2), (8, 2), (7.5, 3)))


def _draw_foot(paper: Paper, job: ProgressJob, page: int, pages: int) -> None:
    ends = ((15, 73), (82, 140), (149, 207), (216, 274))
    for (x, end), words in zip(ends, ("填表人", "审核人", "单位负责人", "填报日期"), strict=True):
        width = paper.text(x, 195.4, words, 9, Face.BOLD, colour=INK)
        paper.rule((x + width + 2, 196.6), (end, 196.6), 0.25, INK)
    notice = Notice(job.office, job.destroyed_by).short("只有责任人姓名")
    shown = fit(f"{job.office}（盖章）　{notice}", 220, steps(8, 7.5, 7, (7, 2)))
    for number, line in enumerate(shown.lines):
        paper.text(LEFT, 201.6 + number * 3, line, shown.size, colour=MUTED)
    paper.text(RIGHT, 201.6, f"第{page}页　共{pages}页", 8, align="right", colour=MUTED)
