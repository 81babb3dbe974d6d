"""The visit form (反诈入户宣传登记表, DOMAIN 2.3.1): six households a page, filled at the door, read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from outreach.places import place_label
from outreach.printing import signoff_layout as skeleton
from outreach.printing import visit_layout as layout
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.paper import A4_WIDE, GRID, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.signoff_form import (
    BOX_LINE,
    EDGE,
    HAIR,
    HEAD_EDGE,
    NOTICE,
    Notice,
    TickColumn,
    draw_explained,
    draw_notice,
)
from outreach.printing.signoff_head import SheetHead, draw_head
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.progress import Report, silent
from outreach.wording import mark

TITLE = "反诈入户宣传登记表"
FORM = "visit"
LABEL_STEPS = steps(7.2, 7, (7, 2))
NAME_STEPS = steps(13, 12, 10.5, (9, 2), (8, 2), (7.5, 2), (7, 3))
PLACE_STEPS = steps(10.5, 9, 8, 7.5, (7, 2))
PARTS = {"head": mark("head of household"), "door": mark("group and door"), "boxes": mark("tick boxes")}
OUTCOME_WORDS = ("见面", "电话", "未遇", "拒绝")
APP_WORDS = ("已装", "新装", "老人机", "不愿装")
TOTALS = (
    *((f"{word}", "户") for word in OUTCOME_WORDS),
    ("宣传单", "份"),
    ("联系卡", "张"),
    ("一封信", "封"),
)
HELP = (
    (
        "填法",
        "在方格里打勾，用黑色或蓝色笔；签名不出格；写错了在“作废”格打勾，另填一格。电话可以不留。"
        "问答写在备注，如“答3/5”。",
    ),
    ("扫描", "灰度或彩色，200 dpi以上，整张平放。"),
)
DASH = (1.2, 1.2)


@dataclass(frozen=True)
class VisitRecord:
    """One household: its number in the walk, group, door, head, members in the register, code."""

    number: int
    group: str
    door: str
    head: str
    members: int
    code: str


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
    """A batch of forms; `topics` five at most, `handouts` three; boxes keep their order."""

    township: str
    village: str
    campaign: str
    topics: tuple[TickColumn, ...]
    handouts: tuple[TickColumn, ...]
    pages: tuple[VisitPage, ...]
    notice: Notice
    printed_on: date | None = None

    @property
    def columns(self) -> tuple[TickColumn, ...]:
        """Give the boxes of the first line, from left to right."""
        return (
            *self.topics[: layout.TOPICS],
            TickColumn(layout.OTHER, "其他"),
            *self.handouts[: layout.HANDOUTS],
        )


def draw(job: VisitFormJob, report: Report = silent) -> Drawn:
    """Draw all pages; `report` counts them, and what it raises stops the work."""
    paper, warnings = Paper(A4_WIDE, TITLE), list[PaperWarning]()
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
            warnings += _draw_record(paper, place, record, number + 1)
        paper.end_page()
    report(len(job.pages), len(job.pages))
    return Drawn(paper.finish(), len(job.pages), tuple(dict.fromkeys(warnings)))


def _draw_record(paper: Paper, place: int, record: VisitRecord, page: int) -> Iterator[PaperWarning]:
    x, y, size, _ = layout.record_code(place)
    paper.code(x, y, size, record.code)
    top = layout.record_top(place)
    number = paper.text(layout.HOUSEHOLD + 1.8, top + 5.5, str(record.number), 8)
    door = fit(place_label(record.group, record.door), 20 - number, PLACE_STEPS, gap=SEARCH_GAP)
    paper.text(layout.HOUSEHOLD + 4.4 + number, top + 5.5, door.lines[0], door.size)
    head = fit(record.head, 22, NAME_STEPS, Face.BOLD, gap=0)
    paper.fitted(layout.HOUSEHOLD + 1.8, top + 10.2, head)
    paper.text(layout.HOUSEHOLD + 1.8, top + 17.6, f"户籍{record.members}人", 8.2)
    yield from lost(door, PARTS["door"], page, record.number)
    yield from lost(head, PARTS["head"], page, record.number)


def _draw_form(paper: Paper, job: VisitFormJob) -> Iterator[PaperWarning]:
    for rect in skeleton.SQUARES:
        paper.block(*rect)
    for line in range(layout.LINES):
        for bar in skeleton.bars(line):
            paper.block(*bar)
    _draw_grid(paper)
    _draw_words(paper)
    for record in range(layout.RECORDS):
        yield from _draw_boxes(paper, job, record)
    _draw_totals(paper)
    draw_explained(paper, HELP)
    yield from lost(draw_notice(paper, job.notice), NOTICE, 1)


def _draw_grid(paper: Paper) -> None:
    left, right, top = skeleton.LEFT, layout.RIGHT, layout.record_top(0)
    end = layout.record_top(layout.RECORDS)
    upright = [skeleton.LEFT, 28.0, layout.HOUSEHOLD, layout.LISTENER, layout.TICKS, layout.SIGNATURE]
    lines = [((x, skeleton.HEAD_TOP), (x, end)) for x in upright]
    lines += [((x, skeleton.HEAD_TOP), (x, end + layout.LINE)) for x in (left, right)]
    dashes = []
    for record in range(layout.RECORDS):
        y = layout.record_top(record)
        middle = y + layout.LINE
        lines += [((left, y), (right, y))] if record else []
        lines += [
            ((layout.LISTENER, middle), (layout.TICKS, middle)),
            ((layout.SIGNATURE, middle), (right, middle)),
        ]
        lines += [((layout.TIME_END, middle), (layout.TIME_END, y + layout.RECORD))]
        lines += [((171, y + 2.4), (171, y + 10.9)), ((147, middle + 2.4), (147, middle + 10.9))]
        lines += [((195, middle + 2.4), (195, middle + 10.9))]
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


def _draw_words(paper: Paper) -> None:
    middle = (skeleton.HEAD_TOP + skeleton.TOP) / 2
    paper.text(23, middle + 1, "作废", 7.5, Face.BOLD, "centre")
    paper.text(42.8, middle + 1, "住户", 7.5, Face.BOLD)
    paper.text(69, middle + 1, "听讲人 · 电话（可空）", 7.5, Face.BOLD)
    paper.text(102.4, middle - 0.6, "讲了哪些骗局（可多选）", 7, Face.BOLD)
    paper.text(174.4, middle - 0.6, "发了什么", 7, Face.BOLD)
    paper.text(102.4, middle + 2.5, "入户结果（选一项）", 7, Face.BOLD)
    paper.text(150.4, middle + 2.5, "国家反诈中心APP（选一项）", 7, Face.BOLD)
    paper.text(211, middle + 1, "群众签名或按手印 · 时间和备注", 7.5, Face.BOLD)


def _draw_boxes(paper: Paper, job: VisitFormJob, record: int) -> Iterator[PaperWarning]:
    y = layout.record_top(record)
    paper.frame(*layout.void_box(record), BOX_LINE)
    paper.frame(*layout.home_box(record), BOX_LINE)
    paper.text(42.8, y + 22.6, "今天在家", 8.2)
    names = ((69, 3.2, "姓名和关系"), (69, 16.2, "电话"), (210.6, 16.2, "月日时"), (235.6, 16.2, "备注"))
    for x, down, words in names:
        paper.text(x, y + down, words, 7)
    second = [*OUTCOME_WORDS, *APP_WORDS, "代签"]
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
    yield from lost(words, PARTS["boxes"], 1)


def _draw_totals(paper: Paper) -> None:
    baseline = layout.record_top(layout.RECORDS) + 7.4
    paper.text(21, baseline, "本页合计", 10, Face.BOLD)
    x = 42.0
    for word, unit in TOTALS:
        x += paper.text(x, baseline, word, 8.2) + 1
        paper.rule((x, baseline + 1), (x + 8.6, baseline + 1), HAIR)
        x += paper.text(x + 9.6, baseline, unit, 8.2) + 11.8
    for word in ("填表人", "审核人"):
        x += paper.text(x, baseline, word, 8.2) + 1
        paper.rule((x, baseline + 1), (x + 15, baseline + 1), HAIR)
        x += 18
