"""The visit form (反诈入户宣传登记表, DOMAIN 2.3.1): six households a page, filled at the door, read back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from outreach.printing import signoff_layout as skeleton
from outreach.printing import visit_layout as layout
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.paper import A4_WIDE, GRID, Paper
from outreach.printing.signoff_form import (
    BOX_LINE,
    EDGE,
    HAIR,
    HEAD_EDGE,
    NOTICE,
    TICK_BOXES,
    Notice,
    TickColumn,
    draw_explained,
    draw_notice,
)
from outreach.printing.signoff_head import SheetHead, draw_head
from outreach.printing.text import fit, steps
from outreach.printing.visit_record import VisitRecord, draw_record
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.whole_numbers import seal_of_numbers
from outreach.progress import Report, silent

TITLE = "反诈入户宣传登记表"
FORM = "visit"
LABEL_STEPS = steps(7.2, 7, (7, 2))
OUTCOME_WORDS = ("见面", "电话", "未遇", "拒绝")
APP_WORDS = ("已装", "新装", "老人机", "不愿装")
LABELS = dict(
    zip((*layout.OUTCOMES, *layout.APP, layout.PROXY), (*OUTCOME_WORDS, *APP_WORDS, "代签"), strict=True)
)
NAMES = {"listener": "姓名和关系", "phone_number": "电话", "time": "月日时", "remark": "备注"}
TOTALS_OUTCOME = tuple((word, "户") for word in OUTCOME_WORDS)
TOTALS_HANDOUTS = (("宣传单", "份"), ("联系卡", "张"), ("一封信", "封"))
FILL_IN = "在方格里打勾，用黑色或蓝色笔；签名不出格；写错了在“作废”格打勾，另填一格。"
FILL_MORE = {"phone_number": "电话可以不留。", "remark": "问答写在备注，如“答3/5”。"}
SCAN = "灰度或彩色，200 dpi以上，整张平放。"
DASH = (1.2, 1.2)


@dataclass(frozen=True)
class VisitPage:
    """One page: its group, who goes, number of total, its code and its records, none on a blank form."""

    group: str
    staff: tuple[str, ...]
    number: int
    total: int
    code: str
    records: tuple[VisitRecord, ...]


@dataclass(frozen=True)
class VisitFormJob:
    """A batch of forms; `topics` five at most, `handouts` three; boxes keep their order.

    `shown` are the chosen ones of REGISTRATION.
    """

    township: str
    village: str
    campaign: str
    topics: tuple[TickColumn, ...]
    handouts: tuple[TickColumn, ...]
    pages: tuple[VisitPage, ...]
    notice: Notice
    printed_on: date | None = None
    shown: Collection[str] = layout.SHOWN - {"known_phone"}
    whole: bool = False

    @property
    def columns(self) -> tuple[TickColumn, ...]:
        """Give the boxes of the first line, from left to right."""
        topics = (*self.topics[: layout.TOPICS], TickColumn(layout.OTHER, "其他"))
        return (
            *(topics if "topics" in self.shown else ()),
            *(self.handouts[: layout.HANDOUTS] if "handouts" in self.shown else ()),
        )

    @property
    def topic_boxes(self) -> int:
        """Give how many boxes of the first line are for topics."""
        return min(len(self.topics), layout.TOPICS) + 1 if "topics" in self.shown else 0


def draw(job: VisitFormJob, report: Report = silent) -> Drawn:
    """Draw all pages; `report` counts them, and what it raises stops the work."""
    paper, warnings = Paper(A4_WIDE, TITLE), list[PaperWarning]()
    paper.stamp_right = skeleton.STAMP_RIGHT
    with paper.stencil(FORM):
        warnings += _draw_form(paper, job)
    for number, page in enumerate(job.pages):
        report(number, len(job.pages))
        paper.use(FORM)
        head = SheetHead(TITLE, f"{job.township}{job.village}", job.campaign, job.printed_on)
        warnings += draw_head(
            paper, head, page.group, page.staff, (page.number, page.total), page.code, number + 1
        )
        for place, record in enumerate(page.records):
            warnings += draw_record(paper, job.shown, place, record, number + 1)
        paper.end_page()
    report(len(job.pages), len(job.pages))
    return Drawn(paper.finish(), len(job.pages), tuple(dict.fromkeys(warnings)))


def _draw_form(paper: Paper, job: VisitFormJob) -> Iterator[PaperWarning]:
    for rect in skeleton.SQUARES:
        paper.block(*rect)
    for line in range(layout.LINES):
        for bar in skeleton.bars(line):
            paper.block(*bar)
    _draw_grid(paper, job)
    _draw_words(paper, job)
    for record in range(layout.RECORDS):
        yield from _draw_boxes(paper, job, record)
    _draw_totals(paper, job.shown)
    fill = FILL_IN + "".join(words for code, words in FILL_MORE.items() if code in job.shown)
    draw_explained(paper, (("填法", fill), ("扫描", SCAN)))
    if job.pages and not job.pages[0].records:
        for record in range(layout.RECORDS):
            paper.text(layout.HOUSEHOLD + 1.8, layout.record_top(record) + 17.6, "户籍　　　　人", 8.2)
    holds = f"只记户主姓名、门牌和电话，{seal_of_numbers(job.whole)}" if "known_phone" in job.shown else ""
    yield from lost(draw_notice(paper, job.notice, holds), NOTICE, 1)


def _draw_grid(paper: Paper, job: VisitFormJob) -> None:
    left, right, top = skeleton.LEFT, layout.RIGHT, layout.record_top(0)
    end = layout.record_top(layout.RECORDS)
    fields, second = layout.fields(job.shown), layout.second_line(job.shown)
    upright = [skeleton.LEFT, 28.0, layout.HOUSEHOLD, layout.TICKS, layout.SIGNATURE]
    upright += [layout.LISTENER] if {"listener", "phone_number"} & fields.keys() else []
    lines = [((x, skeleton.HEAD_TOP), (x, end)) for x in upright]
    lines += [((x, skeleton.HEAD_TOP), (x, end + layout.LINE)) for x in (left, right)]
    dashes = []
    for record in range(layout.RECORDS):
        y = layout.record_top(record)
        middle = y + layout.LINE
        lines += [((left, y), (right, y))] if record else []
        if {"listener", "phone_number"} <= fields.keys():
            lines += [((layout.LISTENER, middle), (layout.TICKS, middle))]
        if {"time", "remark"} & fields.keys():
            lines += [((layout.SIGNATURE, middle), (right, middle))]
        if {"time", "remark"} <= fields.keys():
            lines += [((layout.TIME_END, middle), (layout.TIME_END, y + layout.RECORD))]
        for down, boxes in _parted(job):
            x = layout.boundary(boxes)
            lines += [((x, y + down + 2.4), (x, y + down + 10.9))]
        if job.columns and second:
            dashes.append(((99.9, middle), (205, middle)))
    paper.lines(lines, HAIR, GRID)
    paper.lines(dashes, HAIR, GRID, DASH)
    for y, width in (
        (skeleton.HEAD_TOP, EDGE),
        (top, HEAD_EDGE),
        (end, HEAD_EDGE),
        (end + layout.LINE, EDGE),
    ):
        paper.rule((left - HAIR / 2, y), (right + HAIR / 2, y), width)


def _parted(job: VisitFormJob) -> Iterator[tuple[float, int]]:
    """Give how far down (0 or LINE) and after how many boxes a rule parts two kinds of boxes."""
    if 0 < job.topic_boxes < len(job.columns):
        yield 0.0, job.topic_boxes
    boxes = 0
    for part, count in (("outcome", len(layout.OUTCOMES)), ("app", len(layout.APP))):
        boxes += count if part in job.shown else 0
        if part in job.shown and boxes < len(layout.second_line(job.shown)):
            yield layout.LINE, boxes


def _draw_words(paper: Paper, job: VisitFormJob) -> None:
    middle = (skeleton.HEAD_TOP + skeleton.TOP) / 2
    shown = job.shown
    paper.text(23, middle + 1, "作废", 7.5, Face.BOLD, "centre")
    paper.text(42.8, middle + 1, "住户", 7.5, Face.BOLD)
    heads = (("listener", "听讲人"), ("phone_number", "电话（可空）"))
    listens = [word for code, word in heads if code in shown]
    paper.text(69, middle + 1, " · ".join(listens), 7.5, Face.BOLD)
    if "topics" in shown:
        paper.text(102.4, middle - 0.6, "讲了哪些骗局（可多选）", 7, Face.BOLD)
    if "handouts" in shown:
        paper.text(layout.boundary(job.topic_boxes) + 3.4, middle - 0.6, "发了什么", 7, Face.BOLD)
    if "outcome" in shown:
        paper.text(102.4, middle + 2.5, "入户结果（选一项）", 7, Face.BOLD)
    if "app" in shown:
        outcomes = len(layout.OUTCOMES) if "outcome" in shown else 0
        words = "国家反诈中心APP（选一项）"
        paper.text(layout.boundary(outcomes) + 3.4, middle + 2.5, words, 7, Face.BOLD)
    beside = "和".join(word for code, word in (("time", "时间"), ("remark", "备注")) if code in shown)
    signed = " · ".join(part for part in ("群众签名或按手印", beside) if part)
    paper.text(211, middle + 1, signed, 7.5, Face.BOLD)


def _draw_boxes(paper: Paper, job: VisitFormJob, record: int) -> Iterator[PaperWarning]:
    y = layout.record_top(record)
    paper.frame(*layout.void_box(record), BOX_LINE)
    if "at_home" in job.shown:
        paper.frame(*layout.home_box(record), BOX_LINE)
        paper.text(42.8, y + 22.6, "今天在家", 8.2)
    for code, (left, top, _, _) in layout.fields(job.shown).items():
        if words := NAMES.get(code):
            paper.text(left + (3 if left == layout.LISTENER else 1.6), y + top + 3.2, words, 7)
    second = [LABELS[code] for code in layout.second_line(job.shown)]
    for line, labels in enumerate(([column.label for column in job.columns], second)):
        for place, label in enumerate(labels):
            yield from _draw_box(paper, layout.tick_box(record, line, place), label)


def _draw_box(paper: Paper, box: tuple[float, float, float, float], label: str) -> Iterator[PaperWarning]:
    paper.frame(*box, BOX_LINE)
    words = fit(label, layout.PITCH - 0.4, LABEL_STEPS)
    middle = box[0] + box[2] / 2
    first = 8.5 if len(words.lines) == 1 else 7.4
    for number, shown in enumerate(words.lines):
        paper.text(middle, box[1] + first + 2.5 * number, shown, words.size, align="centre")
    yield from lost(words, TICK_BOXES, 1)


def _draw_totals(paper: Paper, shown: Collection[str]) -> None:
    baseline = layout.record_top(layout.RECORDS) + 7.4
    paper.text(21, baseline, "本页合计", 10, Face.BOLD)
    x = 42.0
    for word, unit in (*TOTALS_OUTCOME, *TOTALS_HANDOUTS):
        if ("outcome" if (word, unit) in TOTALS_OUTCOME else "handouts") not in shown:
            continue
        x += paper.text(x, baseline, word, 8.2) + 1
        paper.rule((x, baseline + 1), (x + 8.6, baseline + 1), HAIR)
        x += paper.text(x + 9.6, baseline, unit, 8.2) + 11.8
    for word in ("填表人", "审核人"):
        x += paper.text(x, baseline, word, 8.2) + 1
        paper.rule((x, baseline + 1), (x + 15, baseline + 1), HAIR)
        x += 18
