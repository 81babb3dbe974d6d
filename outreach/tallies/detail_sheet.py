"""The sheet 明细: one line a visit behind each figure, to be filtered and added up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from outreach.places import door_label
from outreach.tallies.catalogue import Counts, Figure
from outreach.tallies.cells import Formula, SheetWriter, Style, wide_enough
from outreach.tallies.details import DetailRow
from outreach.tallies.layout import group_name_shown
from outreach.vocabulary import LABELS, SIGNED
from outreach.wording import zh

SHEET = "明细"
HEADS = ("指标", "期别", "组", "门牌", "户主", "日期", "走访人", "情况", "数量", "单位")
WIDTHS = (16, 7, 9, 12, 14, 13, 18, 18, 8, 7)
TITLE = Style(14, bold=True, grid=False)
SECRET = Style(10.5, bold=True, grid=False)
HEAD = Style(10.5, bold=True, horizontal="center", fill="E7ECEA")
NUMBER = Style(10.5, bold=True, horizontal="right", number="0")
HEAD_ROW = 4
CONFIDENTIAL = "内部资料，含住户姓名：只供核对本表数字，用完收好，不得外传、不得挪作他用。"


def write_detail_sheet(writer: SheetWriter, rows: Sequence[DetailRow]) -> None:
    """Write every line; the sum over what a filter leaves stands at the top."""
    sheet = writer.sheet
    writer.widths(_widths(rows))
    sheet.print_options.gridLines = True
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    last = HEAD_ROW + max(1, len(rows))
    for text, style in (("明细：每个数字背后的走访", TITLE), (CONFIDENTIAL, SECRET)):
        writer.row([(text, style)], 24)
        writer.merge(1, len(HEADS))
    added_up = Formula(f"SUBTOTAL(109,I{HEAD_ROW + 1}:I{last})", sum(row.behind.n for row in rows))
    writer.row([("筛选后的数量合计", SECRET), *[None] * 7, (added_up, NUMBER)], 20)
    writer.merge(1, 8)
    writer.row([(head, HEAD) for head in HEADS], 22)
    writer.plain_rows(_values(row) for row in rows)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:J{last}"


def _widths(rows: Sequence[DetailRow]) -> list[float]:
    """Give the columns room for the longest name of a figure, door, head and list of workers."""
    shown = {
        0: {called(figure) for figure in {row.figure.code: row.figure for row in rows}.values()},
        2: {group_name_shown(group) for group in {row.behind.group for row in rows} if group},
        3: {door_label(door) for door in {row.behind.door for row in rows}},
        4: {row.behind.head for row in rows},
        6: {row.behind.workers for row in rows},
    }
    return [wide_enough(least, shown.get(place, ())) for place, least in enumerate(WIDTHS)]


def _values(row: DetailRow) -> tuple[str | int | float | date | None, ...]:
    behind = row.behind
    return (
        called(row.figure),
        row.when,
        group_name_shown(behind.group) if behind.group else "",
        door_label(behind.door),
        behind.head,
        behind.day,
        behind.workers,
        situation(row),
        behind.n,
        row.figure.unit,
    )


def called(figure: Figure) -> str:
    """Name a figure so that no handout of the same name is mixed up with it."""
    return f"发放{figure.name}" if figure.counts is Counts.ITEMS else figure.name


def situation(row: DetailRow) -> str:
    """Say what came of the visit, or why the household is not counted."""
    behind = row.behind
    if (behind.n < 0 or row.figure.code == "excluded") and behind.reason is not None:
        reason = zh(LABELS[behind.reason])
        return f"转为不计：{reason}" if behind.n < 0 else reason
    if row.figure.code == "signed" and behind.signoff in SIGNED:
        return zh(LABELS[behind.signoff])
    return zh(LABELS[behind.outcome]) if behind.outcome is not None else ""


def sums_behind(rows: Sequence[DetailRow]) -> dict[tuple[str, str], int | float]:
    """Add the lines up by figure and 期别."""
    sums: dict[tuple[str, str], int | float] = {}
    for row in rows:
        key = (row.figure.code, row.when)
        sums[key] = sums.get(key, 0) + row.behind.n
    return sums
