"""The charts of a period on A4 upright, drawn to be read in black and white; more groups, more pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach.printing.chart_blocks import BarBlock, BarLine, Block, DayBlock
from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, MUTED
from outreach.printing.paper import A4, Paper
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.printing.where_line import draw_where
from outreach.printing.words import day_text
from outreach.progress import Report, silent
from outreach.tallies.charts import Charts, GroupBar
from outreach.wording import mark

LEFT, RIGHT = 15.0, 195.0
TOP, LAST, GAP = 40.0, 277.0, 7.0
FOOT = 283.0
KIND_LABEL = 62.0
LABEL = mark("label of a bar")


@dataclass(frozen=True)
class ChartsJob:
    """What is drawn, of which village, campaign and period, as known on which day."""

    village: str
    campaign: str
    period: str
    office: str
    on: date
    found: Charts

    @property
    def title(self) -> str:
        """Give the title."""
        return f"{self.village}反诈宣传图表"


def draw(job: ChartsJob, report: Report = silent) -> Drawn:
    """Draw the charts one below the other."""
    pages = _placed(_blocks(job.found))
    paper = Paper(A4, job.title)
    warnings: list[PaperWarning] = []
    for number, blocks in enumerate(pages, start=1):
        report(number - 1, len(pages))
        warnings += _draw_head(paper, job)
        for y, block in blocks:
            for label in block.draw(paper, LEFT, RIGHT, y):
                warnings += lost(label, LABEL, number)
        _draw_foot(paper, job, number, len(pages))
        paper.end_page()
    report(len(pages), len(pages))
    return Drawn(paper.finish(), len(pages), tuple(dict.fromkeys(warnings)))


def _blocks(found: Charts) -> list[Block]:
    lines = [_line(bar, bar.label) for bar in (*found.bars, found.whole)]
    plan = f"计划{round(100 * found.planned)}%"
    progress, asked = "入户率和计划", "累计当面告知÷应访；虚线是按首轮期限匀速算的计划"
    blocks: list[Block] = [
        BarBlock(progress, asked, lines, plan=(found.planned, plan))
    ]
    if found.days:
        total = sum(count for _, count in found.days)
        first, last = (f"{found.days[at][0]:%m-%d}" for at in (0, -1))
        span = first if first == last else f"{first}至{last}"
        blocks.append(DayBlock("每天入户", f"{span}，共{total}户（第一次当面告知）", found.days))
    ranked = [_line(bar, f"{bar.place}. {bar.label}") for bar in found.ranked()]
    blocks.append(BarBlock("各组名次", "按入户率，相同的并列", ranked))
    if found.kinds:
        due = found.whole.due
        kinds = [BarLine(f"{row.label}（{row.cases}起）", min(row.told, due), due) for row in found.kinds]
        note = "案件里的诈骗类型，起数多的在前；横条是讲过这一类的户"
        blocks.append(BarBlock("发过的案和讲过的内容", note, kinds, KIND_LABEL))
    return blocks


def _line(bar: GroupBar, label: str) -> BarLine:
    return BarLine(label, bar.reached, bar.due)


def _placed(blocks: Sequence[Block]) -> list[list[tuple[float, Block]]]:
    """Put the blocks on pages; one that is too long goes on at the top of the next page."""
    pages: list[list[tuple[float, Block]]] = [[]]
    y = TOP
    for block in blocks:
        rest: Block | None = block
        while rest is not None:
            part, rest = rest.split(LAST - y)
            if part is not None:
                pages[-1].append((y, part))
                y += part.height + GAP
            if rest is not None:
                pages.append([])
                y = TOP
    return pages


def _draw_head(paper: Paper, job: ChartsJob) -> list[PaperWarning]:
    title = fit(job.title, RIGHT - LEFT, steps(22, 18, 15, 12), Face.BOLD)
    paper.text(LEFT, 22.4, title.first, title.size, Face.BOLD, colour=INK)
    beside = paper.text(RIGHT, 30, f"截至{day_text(job.on)}", 10.5, align="right", colour=MUTED)
    paper.rule((LEFT, 33.6), (RIGHT, 33.6), 0.6, INK)
    return draw_where(paper, (LEFT, 30), RIGHT - LEFT - beside - 6, (job.period, job.campaign))


def _draw_foot(paper: Paper, job: ChartsJob, page: int, pages: int) -> None:
    count = paper.text(RIGHT, FOOT, f"第{page}页　共{pages}页", 8, align="right", colour=MUTED)
    words = fit((job.office, "图上只有各组的户数，没有住户"), RIGHT - LEFT - count - 6, steps(8, 7))
    paper.text(LEFT, FOOT, words.first, words.size, colour=MUTED)
