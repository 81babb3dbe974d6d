"""One receipt slip (回执联), drawn wherever a paper has one: on the letter, three a page, alone.

`draw_slip_form` draws what all slips share (into a stencil), `draw_slip` what is the slip's own; both take
the slip's upper left corner on the page. `slip_layout` says where its boxes are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outreach.codes import short_form
from outreach.printing import slip_layout as layout
from outreach.printing.fonts import Face
from outreach.printing.paper import GRID, Paper
from outreach.printing.setting import SEARCH_GAP
from outreach.printing.signoff_form import Notice
from outreach.printing.text import Fitted, fit, steps
from outreach.printing.warnings import PaperFault, PaperWarning, lost
from outreach.wording import mark

HAIR, EDGE, BOX_LINE = 0.2, 0.6, 0.3
SENTENCE = "我已阅读并了解防范电信网络诈骗的内容。"
HELP = "在方格里打勾，用黑色或蓝色笔；签名不出格。回执请保持平整，不折码、不压黑块。"
NAMES = (
    (layout.LEFT, 0, "村组门牌"),
    (layout.HEAD, 0, "户主"),
    (layout.KNOWN, 0, "家里知道的人数"),
    (layout.WHO, 0, "签名的是"),
    (layout.LEFT, 1, "签名或按手印"),
    (layout.KNOWN, 1, "日期"),
    (layout.WHO, 1, "与户主关系（户主本人不用填）"),
    (layout.LEFT, 2, "回收人（网格员）"),
    (layout.HEAD, 2, "回收日期"),
)
TICKS = {"by_head": "户主", "by_family": "家人", "proxy": "代签"}
VALUE_STEPS = steps(13, 12, 10.5, (10.5, 2), (9, 2), (8, 2), (7.5, 2), (7, 3))
BESIDE_STEPS = steps((7, 4), (7, 5))
BESIDE = 10.6
"""Where a value begins that needs the whole height of its field: right of the field's name."""
NOTICE_STEPS = steps((7, 3), (7, 4))
NOTICE_PITCH = 3.3, 2.7
PARTS = {"place": mark("group and door"), "head": mark("head of household"), "notice": mark("notice line")}
INSET, BELOW = 1.6, 2.9


@dataclass(frozen=True)
class Slip:
    """What is a slip's own; village, place (“3组12号”), head, household's number are empty on a blank one."""

    serial: str
    code: str
    village: str = ""
    place: str = ""
    head: str = ""
    no: str = ""


def slip_notices(notice: Notice) -> tuple[str, str]:
    """Say who keeps the slip, what for, until when, and whom to ask (DOMAIN 2.6), at length and shortly."""
    until = notice.destroyed_by
    end = f"，{until.year}年{until.month}月{until.day}日前销毁" if until else ""
    ask = f"请打{notice.phone}" if notice.phone else "请找村委会"
    return (
        "回执只用来登记“这一户讲到了”，不作他用，不要在上面写身份证号、银行卡号。"
        f"由{notice.office}保管{end}。查、改、删{ask}。",
        f"只登记“这一户讲到了”，不写身份证号、银行卡号。由{notice.office}保管{end}。查、改、删{ask}。",
    )


def draw_slip_form(
    paper: Paper, x: float, y: float, notice: Notice, names: Mapping[str, str] | None = None
) -> Iterator[PaperWarning]:
    """Draw squares, grid, names of the fields and the notice at a corner; gives what was lost.

    `names` has other words over the fields of a letter to others than households (学生 for 户主).
    """
    for left, top, width, height in layout.SQUARES:
        paper.block(x + left, y + top, width, height)
    _draw_grid(paper, x, y)
    title = paper.text(x + layout.LEFT, y + 8.9, "回执联", 17, Face.BOLD)
    paper.text(x + layout.LEFT + title + 4.5, y + 8.9, SENTENCE, 10.5)
    for left, row, name in NAMES:
        paper.text(x + left + INSET, y + layout.ROWS[row] + 3.4, (names or {}).get(name, name), 7)
    for code, name in TICKS.items():
        left, top, width, height = layout.box(code)
        paper.frame(x + left, y + top, width, height, BOX_LINE)
        paper.text(x + layout.BOXES[code], y + top + 7.8, name, 7, align="centre")
    paper.text(x + layout.WIDTH / 2, y + 73.9, HELP, 7, align="centre")
    return _draw_notice(paper, x, y, notice)


def draw_slip(paper: Paper, x: float, y: float, slip: Slip, page: int = 0) -> Iterator[PaperWarning]:
    """Draw code, number, door and head at a corner; gives what could not be shown in full."""
    left, top, _, _ = layout.CODE
    draw_number(paper, x + left, y + top, slip, fit(short_form(slip.code), left, steps(7.5)))
    middle = y + (layout.ROWS[0] + layout.NAMED + layout.ROWS[1]) / 2 - 0.3
    where = (layout.LEFT, layout.HEAD, slip.village + slip.place, "place")
    for start, end, text, part in (where, (layout.HEAD, layout.KNOWN, slip.head, "head")):
        shown = fit(text, end - start - 2 * INSET, VALUE_STEPS, Face.BOLD, gap=SEARCH_GAP)
        if shown.whole:
            paper.fitted(x + start + INSET, middle, shown)
        else:
            shown = fit(text, end - start - BESIDE - 0.5, BESIDE_STEPS, Face.BOLD, gap=SEARCH_GAP)
            paper.fitted(x + start + BESIDE, y + (layout.ROWS[0] + layout.ROWS[1]) / 2, shown)
        yield from lost(shown, PARTS[part], page, 0, (slip.no, slip.head))


def draw_number(paper: Paper, x: float, y: float, slip: Slip, below: Fitted) -> None:
    """Draw the code, 13 mm large, with number and lines `below` it at its left; both halves have it."""
    paper.code(x, y, layout.CODE[2], slip.code)
    paper.text(x - 2, y + 3.2, "编号", 7, align="right")
    paper.text(x - 2, y + 7.9, slip.serial, 9, Face.BOLD, "right")
    for number, line in enumerate(below.lines):
        paper.text(x - 2, y + 11.9 + BELOW * number, line, below.size, align="right")


def _draw_grid(paper: Paper, x: float, y: float) -> None:
    left, right, rows = x + layout.LEFT, x + layout.RIGHT, [y + row for row in layout.ROWS]
    level = [((left, row), (right, row)) for row in rows[1:3]]
    ends = ((layout.HEAD, 0, 1), (layout.KNOWN, 0, 3), (layout.WHO, 0, 2), (layout.HEAD, 2, 3))
    upright = [((x + at, rows[first]), (x + at, rows[last])) for at, first, last in ends]
    paper.lines(level + upright, HAIR, GRID)
    for row in (rows[0], rows[3]):
        paper.rule((left, row), (right, row), EDGE)


def _draw_notice(paper: Paper, x: float, y: float, notice: Notice) -> Iterator[PaperWarning]:
    room = layout.RIGHT - layout.KNOWN - INSET - 6.5
    fitted = [fit(words, room, NOTICE_STEPS) for words in slip_notices(notice)]
    shown = next((one for one in fitted if one.whole), fitted[-1])
    crowded = len(shown.lines) > 3
    top, pitch = y + layout.ROWS[2] + (3.2 if crowded else 3.7), NOTICE_PITCH[crowded]
    paper.text(x + layout.KNOWN + INSET, top, "告知", 7, Face.BOLD)
    for number, line in enumerate(shown.lines):
        paper.text(x + layout.KNOWN + INSET + 6.5, top + pitch * number, line, shown.size)
    return (fault for fault in lost(shown, PARTS["notice"], 1) if fault.fault is not PaperFault.SMALL)
