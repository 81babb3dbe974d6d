"""What every page of the sign-off sheet shares: marks, grid, tick boxes, words at the head and the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from outreach.printing import signoff_layout as layout
from outreach.printing.fonts import Face
from outreach.printing.paper import GRID, Paper
from outreach.printing.setting import set_line
from outreach.printing.text import POINT, Fitted, fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.wording import mark

FORM = "form"
HAIR = 0.2
EDGE = 0.6
HEAD_EDGE = 0.35
BOX_LINE = 0.3
LABEL_STEPS = steps(8, 7.5, (7.5, 2), (7, 2))
TICK_BOXES = mark("tick boxes")
NOTICE = mark("notice line")
HEAD_MIDDLE = (layout.HEAD_TOP + layout.TOP) / 2
HELP = (
    (
        "填法",
        "在方格里打勾，用黑色或蓝色笔；签名、手印不出格；写错了在最左“作废”格打勾，另起一行。别折码、别压黑块。",
    ),
    ("扫描", "灰度或彩色，200 dpi以上，整张平放。"),
)


@dataclass(frozen=True)
class TickColumn:
    """A tick box: the code it is stored under, and the two to four characters above it."""

    code: str
    label: str


@dataclass(frozen=True)
class Notice:
    """Who keeps the names, until when, and whom to call (DOMAIN 2.6); what is unknown is left out."""

    office: str
    destroyed_by: date | None = None
    phone: str = ""

    @property
    def until(self) -> str:
        """Say until when a sheet is kept, "" where no day was set."""
        day = self.destroyed_by
        return f"{day.year}年{day.month}月{day.day}日前销毁" if day else ""

    def short(self, holds: str) -> str:
        """Give one sentence for a list that stays with the office: what it holds, until when."""
        parts = (f"本表由{self.office}为反诈宣传登记使用", holds, "专人保管", self.until or "用完交回")
        return "，".join(parts) + "。"

    def sentences(self, holds: str = "") -> tuple[str, ...]:
        """Give the notice line, the fullest wording first; each says who, what for, how long, whom to ask.

        `holds` says what of the people stands on the sheet where it is more than name and door.
        """
        end = self.until
        kept = "，".join(filter(None, ("专人保管", end)))
        call = f"请打{self.phone}" if self.phone else "请找村委会"
        whose = f"本表由{self.office}为反诈宣传登记使用，{holds or '只记户主姓名和门牌'}"
        return (
            f"{whose}，不收身份证号、银行卡号、密码和验证码；{kept}。要查、改、删自己的信息，{call}。",
            f"{whose}，不收身份证号、银行卡号；{kept}。查、改、删信息，{call}。",
            f"{whose}；{end or kept}。查、改、删信息，{call}。",
        )


def draw_form(
    paper: Paper, columns: Sequence[TickColumn], notice: Notice, shape: layout.Shape = layout.WHOLE
) -> Iterator[PaperWarning]:
    """Draw the stencil of a sheet with these tick boxes; gives what could not be shown in full."""
    for rect in layout.SQUARES:
        paper.block(*rect)
    for row in range(layout.ROWS):
        for bar in layout.bars(row):
            paper.block(*bar)
        for box in _boxes(row, len(columns)):
            paper.frame(*box, BOX_LINE)
    _draw_grid(paper, shape)
    _draw_words(paper, shape)
    for place, column in enumerate(columns):
        x, _, size, _ = layout.tick_box(0, place)
        label = fit(column.label, layout.BOX_PITCH - 0.4, LABEL_STEPS, Face.BOLD)
        paper.fitted(x + size / 2, HEAD_MIDDLE, label, "centre")
        yield from lost(label, TICK_BOXES, 1)
    draw_explained(paper, HELP)
    yield from lost(draw_notice(paper, notice), NOTICE, 1)


def _boxes(row: int, columns: int) -> Iterator[layout.Rect]:
    yield layout.void_box(row)
    for place in range(columns):
        yield layout.tick_box(row, place)


def _draw_grid(paper: Paper, shape: layout.Shape) -> None:
    upright = [((x, layout.HEAD_TOP), (x, layout.BOTTOM)) for x in shape.rules]
    level = [
        ((layout.LEFT, y), (layout.RIGHT, y)) for y in (layout.row_top(row) for row in range(1, layout.ROWS))
    ]
    paper.lines(upright + level, HAIR, GRID)
    for y, width in ((layout.HEAD_TOP, EDGE), (layout.TOP, HEAD_EDGE), (layout.BOTTOM, EDGE)):
        paper.rule((layout.LEFT - HAIR / 2, y), (layout.RIGHT + HAIR / 2, y), width)


def _draw_words(paper: Paper, shape: layout.Shape) -> None:
    paper.text(23, HEAD_MIDDLE + 1, "作废", 7.5, Face.BOLD, "centre")
    paper.text(45, HEAD_MIDDLE + 1, "序号", 7.5, Face.BOLD, "centre")
    paper.text(50.9, HEAD_MIDDLE + 1.05, "组·门牌", 8, Face.BOLD)
    paper.text(71.8, HEAD_MIDDLE + 1.05, "户主", 8, Face.BOLD)
    if shape.signer:
        paper.text(96.8, HEAD_MIDDLE - 0.5, "签收人和与户主关系", 7, Face.BOLD)
        paper.text(96.8, HEAD_MIDDLE + 2.3, "户主本人签的不用填", 7)
    paper.text(shape.signature + 1.8, HEAD_MIDDLE + 1.05, "签名或按手印", 8, Face.BOLD)
    if shape.date:
        paper.text(layout.DATE + 1.9, HEAD_MIDDLE + 1, "日期（月/日）", 7.5, Face.BOLD)


def draw_explained(paper: Paper, parts: Sequence[tuple[str, str]]) -> None:
    """Draw the line at the foot that says how to fill a sheet in."""
    x = layout.LEFT
    for label, words in parts:
        x = _labelled(paper, x, 200.1, label, words, 7.2)


def draw_notice(paper: Paper, notice: Notice, holds: str = "") -> Fitted:
    """Draw the notice line at the foot, its fullest wording that fits; gives it."""
    room = layout.RIGHT - layout.LEFT - 3 * 7 * POINT
    lines = [fit(sentence, room, steps(7)) for sentence in notice.sentences(holds)]
    line = next((line for line in lines if line.whole), lines[-1])
    paper.text(layout.LEFT, 203.6, "告知", 7, Face.BOLD)
    paper.text(layout.LEFT + 3 * 7 * POINT, 203.6, line.first, 7)
    return line


def _labelled(paper: Paper, x: float, baseline: float, label: str, words: str, size: float) -> float:
    """Draw a bold label and what it says; give where the next may begin."""
    em = size * POINT
    x += paper.text(x, baseline, label, size, Face.BOLD) + em
    paper.text(x, baseline, words, size)
    return x + set_line(words).width * em + em
