"""Charts as blocks of a page: bars with their counts, columns day by day; all from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from outreach.printing.fonts import Face
from outreach.printing.palette import INK, LINE, MUTED, TEAL, WHITE
from outreach.printing.paper import Paper
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.words import percent

HEAD, ROW, BAR = 9.0, 6.2, 3.8
PLAN = 4.6
LABEL, COUNTS, RATE = 26.0, 26.0, 13.0
LEAST_ROWS = 3
DAYS, OVER, UNDER, BETWEEN = 40.0, 4.6, 5.4, 11.0
LABEL_STEPS = steps(10.5, 9, 8, 7.5, (7, 2))


class Block(Protocol):
    """A chart under its heading."""

    @property
    def height(self) -> float:
        """Give the height in millimetres."""

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """Give what fits into `room` and what is left; one of them is nothing."""

    def draw(self, paper: Paper, left: float, right: float, y: float) -> list[Fitted]:
        """Draw it with its upper edge at `y`; gives what users wrote, as it stands there."""


@dataclass(frozen=True)
class BarLine:
    """A part of a whole with its label."""

    label: str
    part: int
    whole: int

    @property
    def share(self) -> float:
        """Give part / whole, 0 of nothing."""
        return min(1.0, self.part / self.whole) if self.whole else 0.0


@dataclass(frozen=True)
class BarBlock:
    """One bar a line, framed by its whole; `plan` (share, words) is a dashed line across them."""

    title: str
    note: str
    lines: Sequence[BarLine]
    label: float = LABEL
    plan: tuple[float, str] | None = None

    @property
    def height(self) -> float:
        """Give the height in millimetres."""
        return self._top + ROW * len(self.lines)

    @property
    def _top(self) -> float:
        return HEAD + (PLAN if self.plan else 0.0)

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """Give what fits into `room` and what is left."""
        if self.height <= room:
            return self, None
        fitting = int((room - self._top) / ROW)
        if fitting < LEAST_ROWS:
            return None, self
        title = self.title if self.title.endswith("（续）") else f"{self.title}（续）"
        rest = replace(self, title=title, lines=self.lines[fitting:])
        return replace(self, lines=self.lines[:fitting]), rest

    def draw(self, paper: Paper, left: float, right: float, y: float) -> list[Fitted]:
        """Draw it; gives the labels as they stand there."""
        _heading(paper, left, right, y, self.title, self.note)
        start, long = left + self.label, right - left - self.label - COUNTS - RATE
        labels = []
        for number, line in enumerate(self.lines):
            middle = y + self._top + (number + 0.5) * ROW
            label = fit(line.label, self.label - 2, LABEL_STEPS, gap=0)
            labels.append(label)
            paper.fitted(left, middle, label, colour=INK)
            paper.block(start, middle - BAR / 2, long * line.share, BAR, TEAL)
            paper.frame(start, middle - BAR / 2, long, BAR, 0.2, MUTED)
            counts = f"{line.part}/{line.whole}户"
            paper.text(right - RATE, middle + 1.4, counts, 10, align="right", colour=INK)
            rate = percent(line.part, line.whole)
            paper.text(right, middle + 1.4, rate, 10.5, Face.BOLD, "right", INK)
        if self.plan is not None:
            self._draw_plan(paper, start, long, y, *self.plan)
        return labels

    def _draw_plan(self, paper: Paper, start: float, long: float, y: float, share: float, said: str) -> None:
        x, top, end = start + long * share, y + self._top, y + self.height
        paper.rule((x, top), (x, end), 0.9, WHITE)  # so that it can be seen on a bar as well
        paper.rule((x, top - 0.4), (x, end), 0.35, INK, (1.2, 0.8))
        paper.text(min(max(x, start + 7), start + long - 7), top - 1.4, said, 8.5, Face.BOLD, "centre", INK)


@dataclass(frozen=True)
class DayBlock:
    """A column a day with its number on top and the day below."""

    title: str
    note: str
    days: Sequence[tuple[date, int]]

    @property
    def height(self) -> float:
        """Give the height in millimetres."""
        return HEAD + DAYS

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """Give it whole, or leave it for the next page."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, paper: Paper, left: float, right: float, y: float) -> list[Fitted]:
        """Draw it."""
        _heading(paper, left, right, y, self.title, self.note)
        foot, top = y + self.height - UNDER, y + HEAD + OVER
        step = (right - left) / len(self.days)
        most = max(1, *(count for _, count in self.days)) if len(self.days) > 1 else max(1, self.days[0][1])
        every = max(1, -(-int(BETWEEN) // max(1, int(step))))
        for number, (day, count) in enumerate(self.days):
            middle, width = left + step * (number + 0.5), min(step * 0.6, 12.0)
            high = (foot - top) * max(0, count) / most
            paper.block(middle - width / 2, foot - high, width, high, TEAL)
            if count:
                size = 8.5 if len(str(count)) < 4 else 7
                paper.text(middle, foot - high - 1.2, str(count), size, align="centre", colour=INK)
            if number % every == 0:
                paper.text(middle, foot + 4, f"{day:%m-%d}", 8, align="centre", colour=MUTED)
        paper.rule((left, foot), (right, foot), 0.35, INK)
        return []


def _heading(paper: Paper, left: float, right: float, y: float, title: str, note: str) -> None:
    wide = paper.text(left, y + 4.6, title, 13, Face.BOLD, colour=INK)
    beside = fit(note, right - left - wide - 6, steps(8.5, 8, 7))
    paper.text(right, y + 4.6, beside.first, beside.size, align="right", colour=MUTED)
    paper.rule((left, y + 6.6), (right, y + 6.6), 0.2, LINE)
