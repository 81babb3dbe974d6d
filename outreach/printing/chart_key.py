"""The right side of the wall chart: what the tiles mean with their counts, and the line against the plan."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from outreach.printing.chart_layout import RIGHT, ChartSheet
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, LINE, MUTED, TEAL, WHITE
from outreach.printing.paper import Paper
from outreach.printing.setting import set_line
from outreach.printing.shapes import circle, through
from outreach.printing.state_marks import LETTERS, ORDER, draw_mark, label
from outreach.printing.text import POINT
from outreach.vocabulary import HouseholdState

if TYPE_CHECKING:
    from outreach.printing.coverage_sheet import CoverageJob

LEFT = 294.0
HEAD = 54.8
KEY_TOP, KEY_PITCH = 59.7, 10.6
HINTS = {
    HouseholdState.SIGNED: "签名或手印在手",
    HouseholdState.TOLD: "讲过了，还没签",
    HouseholdState.TOLD_BY_PHONE: "人在外面，电话里讲",
    HouseholdState.LEAFLET_ONLY: "没讲，不算覆盖",
    HouseholdState.REFUSED: "不肯听，再上门",
    HouseholdState.NOBODY_HOME: "家里没人，一点一次",
    HouseholdState.EXCLUDED: "空房、迁走、去世",
}


def draw_key(paper: Paper, sheet: ChartSheet, job: CoverageJob) -> float:
    """Draw the states with their counts; gives the lower edge."""
    mm, pt = sheet.mm, sheet.type
    _heading(paper, sheet, mm(HEAD), "怎么看")
    for number, state in enumerate(ORDER):
        y = mm(KEY_TOP + number * KEY_PITCH)
        baseline = y + mm(5.6)
        draw_mark(paper, mm(LEFT), y, mm(11.4), mm(7.6), state, 2)
        paper.text(mm(313), baseline, LETTERS[state], pt(13), Face.BOLD, colour=INK)
        paper.text(mm(322), baseline, label(state), pt(13), Face.BOLD, colour=INK)
        paper.text(mm(350), baseline, HINTS.get(state, ""), pt(10.5), colour=MUTED)
        paper.text(mm(RIGHT), baseline, str(job.count(state)), pt(15), Face.BOLD, "right", INK)
    bottom = mm(KEY_TOP + len(ORDER) * KEY_PITCH)
    paper.rule((mm(LEFT), bottom), (mm(RIGHT), bottom), 0.35, INK)
    paper.text(mm(LEFT), bottom + mm(6), "全村", pt(13), Face.BOLD, colour=INK)
    came = f" + 新来{job.incomers}户" if job.incomers else ""
    total = f"登记{job.registered}户 − 不计{job.excluded}户{came} = 应访{job.due}户"
    paper.text(mm(313), bottom + mm(6), total, pt(10.5), colour=INK)
    return bottom + mm(8)


def _heading(paper: Paper, sheet: ChartSheet, baseline: float, words: str) -> None:
    paper.text(sheet.mm(LEFT), baseline, words, sheet.type(15), Face.BOLD, colour=INK)
    level = baseline + sheet.mm(2.6)
    paper.rule((sheet.mm(LEFT), level), (sheet.mm(RIGHT), level), 0.35, INK)


@dataclass(frozen=True)
class Axes:
    """The frame of the curve: days from left to right, households from the bottom up, from zero."""

    sheet: ChartSheet
    first: date
    days: int
    top: int
    y: float

    @property
    def left(self) -> float:
        """Give where the first day stands."""
        return self.sheet.mm(306)

    @property
    def right(self) -> float:
        """Give where the deadline stands."""
        return self.sheet.mm(396)

    @property
    def bottom(self) -> float:
        """Give where no household stands."""
        return self.sheet.mm(262)

    def point(self, day: float, count: float) -> tuple[float, float]:
        """Give the place of so many households so many days after the first."""
        across = (self.right - self.left) * day / max(1, self.days)
        return self.left + across, self.bottom - (self.bottom - self.y) * count / max(1, self.top)


def draw_curve(paper: Paper, sheet: ChartSheet, job: CoverageJob, top: float) -> None:
    """Draw the reached households day by day against the even pace, and the pace needed from now on."""
    mm = sheet.mm
    _heading(paper, sheet, top + mm(9), "走得快不快")
    days = max(1, (job.deadline - job.starts).days)
    axes = Axes(sheet, job.starts, days, max(1, job.due), top + mm(23))
    _draw_axes(paper, axes, job)
    even = [axes.point(0, 0), axes.point(axes.days, job.due)]
    paper.lines([(even[0], even[1])], 0.25, MUTED, (0.8, 0.8))
    if not job.curve:
        return
    counts = job.curve[: axes.days + 1]
    today = len(counts) - 1
    here = axes.point(today, counts[-1])
    _draw_today(paper, sheet, here, counts[-1])
    if today < axes.days and counts[-1] < job.due:
        _draw_need(paper, axes, job.due - counts[-1], axes.days - today, here)
        paper.rule(here, even[1], 0.45, TEAL, (2, 1.2))
    paper.shape(through(*_steps(axes, counts)), edge=TEAL, line=mm(0.8))
    paper.shape(circle(*here, mm(1.3)), TEAL)


def _draw_today(paper: Paper, sheet: ChartSheet, here: tuple[float, float], count: int) -> None:
    mm, size = sheet.mm, sheet.type(12)
    words = set_line(f"今天{count}户", Face.BOLD)
    width = words.width * size * POINT
    paper.block(here[0] - mm(2.8) - width, here[1] - mm(7), width + mm(0.8), mm(5.4), WHITE)
    paper.text(here[0] - mm(2.4), here[1] - mm(2.8), words, size, align="right", colour=TEAL)


def _draw_need(paper: Paper, axes: Axes, left: int, days: int, here: tuple[float, float]) -> None:
    """Say the pace that is needed, to the right of and below the line."""
    mm, pt, right = axes.sheet.mm, axes.sheet.type, axes.sheet.mm(RIGHT)
    baseline = min(axes.bottom - mm(10), (here[1] + axes.y) / 2 + mm(16))
    paper.block(right - mm(29), baseline - mm(5), mm(29), mm(11.5), WHITE)
    paper.text(right, baseline, f"每天还要{math.ceil(left / days)}户", pt(12), Face.BOLD, "right", INK)
    paper.text(right, baseline + mm(5.4), "才能按期走完", pt(10.5), align="right", colour=MUTED)


def _steps(axes: Axes, counts: Sequence[int]) -> list[tuple[float, float]]:
    points = [axes.point(0, counts[0])]
    for day, count in enumerate(counts[1:], start=1):
        points += [axes.point(day, counts[day - 1]), axes.point(day, count)]
    return points


def _draw_axes(paper: Paper, axes: Axes, job: CoverageJob) -> None:
    mm, size = axes.sheet.mm, axes.sheet.type(10.5)
    for count in _ticks(job.due):
        x, y = axes.point(0, count)
        paper.rule((x, y), (axes.right, y), 0.2, LINE)
        paper.text(x - mm(2), y + mm(1.3), str(count), size, align="right", colour=MUTED)
    due = axes.point(0, job.due)
    paper.rule(due, (axes.right, due[1]), 0.45, INK, (1.6, 1.2))
    paper.text(due[0], due[1] - mm(1.8), f"应访{job.due}户", size, Face.BOLD, colour=INK)
    paper.rule((axes.left, axes.bottom), (axes.right, axes.bottom), 0.45, INK)
    for day in _days(axes):
        x, y = axes.point(day, 0)
        last = day == axes.days
        face, colour = (Face.BOLD, INK) if last else (Face.REGULAR, MUTED)
        shown = f"{axes.first + timedelta(days=day):%m-%d}"
        paper.rule((x, y), (x, y + mm(1.2)), 0.3, INK)
        paper.text(x, y + mm(5.6), shown, size, face, "centre", colour)
        if last:
            paper.text(x, y + mm(10.6), "截止", size, Face.BOLD, "centre", INK)


def _days(axes: Axes) -> list[int]:
    """Give the days to name: the first, the last and two between."""
    return sorted({round(axes.days * part / 3) for part in range(4)})


def _ticks(most: int) -> list[int]:
    """Give round counts from zero, about five, none close under the topmost line."""
    step = next(step for step in _round_numbers() if most / step <= 5)
    return [count for count in range(0, most, step) if count == 0 or most - count > step / 4]


def _round_numbers() -> Sequence[int]:
    return [base * 10**power for power in range(7) for base in (1, 2, 5)]
