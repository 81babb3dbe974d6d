"""The sheet the office gets: one row a group, two rows of heads, totals and rates as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from openpyxl.utils import get_column_letter

from outreach.tallies.cells import Formula, SheetWriter, Style, Value
from outreach.tallies.layout import (
    TableColumn,
    group_name_shown,
    office,
    table_columns,
    title,
    under_table,
)
from outreach.tallies.tally import Number, TallySheet

TITLE = Style(18, bold=True, horizontal="center", grid=False)
LINE = Style(10.5, grid=False, wrap=True)
MIDDLE = replace(LINE, horizontal="center")
RIGHT = replace(LINE, horizontal="right")
HEAD = Style(10.5, bold=True, horizontal="center", wrap=True, fill="E7ECEA")
GROUP = Style(11, bold=True)
COUNT = Style(11, horizontal="right", number="0_ ")
RATE = Style(11, horizontal="right", number="0.0%_ ")
NOTE = Style(10.5, wrap=True)
TOTAL = Style(11, bold=True, fill="E7ECEA")
TOTAL_COUNT = Style(11, bold=True, horizontal="right", fill="E7ECEA", number="0_ ")
TOTAL_RATE = Style(11, bold=True, horizontal="right", fill="E7ECEA", number="0.0%_ ")
ITEM = Style(10.5)
UNDER = Style(10.5, bold=True, grid=False)
FIRST_ROW = 5
Cells = list[tuple[Value, Style] | None]


def write_weekly_sheet(writer: SheetWriter, sheet: TallySheet, preparer: str, on: date) -> dict[str, str]:
    """Write the whole sheet; gives the cell of each total by figure and column, as `code column`."""
    columns = table_columns(sheet)
    width = len(columns) + 2
    writer.widths([9, *(column.width for column in columns), 10])
    writer.sheet.freeze_panes = f"B{FIRST_ROW}"
    _top(writer, sheet, width, on)
    _heads(writer, columns, width)
    for group in sheet.groups:
        at = writer.at + 1
        cells = [_number(sheet, columns, column, group, at, (COUNT, RATE)) for column in columns]
        writer.row([(group_name_shown(group), GROUP), *cells, ("", NOTE)], 24)
    totals = _totals(writer, sheet, columns)
    _under(writer, sheet, width)
    _signatures(writer, preparer, width)
    return totals


def _top(writer: SheetWriter, sheet: TallySheet, width: int, on: date) -> None:
    writer.row([(title(sheet), TITLE)], 34)
    writer.merge(1, width)
    said: Cells = [
        (f"填报单位：{office(sheet)}", LINE),
        (f"专项行动：{sheet.campaign.name}", MIDDLE),
        (f"统计期：{sheet.period.chinese()}", MIDDLE),
        (f"填报日期：{on.isoformat()}", RIGHT),
    ]
    _parts(writer, said, width, 30)


def _parts(writer: SheetWriter, said: Cells, width: int, height: float) -> None:
    """Write texts side by side over the whole width."""
    edges = [round(place * width / len(said)) for place in range(len(said) + 1)]
    cells: Cells = [None] * width
    for cell, start in zip(said, edges, strict=False):
        cells[start] = cell
    writer.row(cells, height)
    for start, end in zip(edges, edges[1:], strict=False):
        writer.merge(start + 1, end)


def _heads(writer: SheetWriter, columns: Sequence[TableColumn], width: int) -> None:
    """Write both rows of heads: heads of one kind side by side are merged, single ones downwards."""
    upper: Cells = [("组", HEAD), *((column.head, HEAD) for column in columns), ("备注", HEAD)]
    writer.row(upper, 24)
    at = 2
    for _, same in groupby(columns, key=lambda column: column.head):
        members = list(same)
        if members[0].under:
            writer.merge(at, at + len(members) - 1)
        else:
            writer.merge(at, at, writer.at + 1)
        at += len(members)
    for place in (1, width):
        writer.merge(place, place, writer.at + 1)
    writer.row([("", HEAD), *((column.under, HEAD) for column in columns), ("", HEAD)], 24)


def _number(
    sheet: TallySheet,
    columns: Sequence[TableColumn],
    column: TableColumn,
    group: str | None,
    at: int,
    styles: tuple[Style, Style],
) -> tuple[Value, Style]:
    """Give a count, or the formula of a rate in row `at`; `styles` of counts and of rates."""
    value = getattr(sheet.row(column.code, group), column.column)
    if column.rate_of is None:
        return value, styles[0]
    part, whole = (f"{_letter(columns, key)}{at}" for key in column.rate_of)
    return Formula(f"IF({whole}=0,0,{part}/{whole})", value), styles[1]


def _totals(writer: SheetWriter, sheet: TallySheet, columns: Sequence[TableColumn]) -> dict[str, str]:
    first, last, at = FIRST_ROW, writer.at, writer.at + 1
    cells: Cells = [("合计", TOTAL)]
    for column in columns:
        value, style = _number(sheet, columns, column, None, at, (TOTAL_COUNT, TOTAL_RATE))
        if column.rate_of is None and sheet.groups:
            letter = _letter(columns, column.key)
            total = getattr(sheet.row(column.code), column.column)
            value = Formula(f"SUM({letter}{first}:{letter}{last})", total)
        cells.append((value, style))
    writer.row([*cells, ("", NOTE)], 24)
    return {f"{column.code} {column.column}": f"{_letter(columns, column.key)}{at}" for column in columns}


def _letter(columns: Sequence[TableColumn], key: tuple[str, str]) -> str:
    return str(get_column_letter([column.key for column in columns].index(key) + 2))


def _under(writer: SheetWriter, sheet: TallySheet, width: int) -> None:
    """Write what stands under the table, three side by side: name, this period, in all."""
    writer.row([], 8)
    writer.row([("走访情况（本期 / 累计）", UNDER)], 20)
    writer.merge(1, width)
    items = list(under_table(sheet))
    for start in range(0, len(items), 3):
        _three(writer, items[start : start + 3], width)


def _three(writer: SheetWriter, items: Sequence[tuple[str, str, Number, Number]], width: int) -> None:
    edges = [round(place * width / 3) for place in range(4)]
    cells: Cells = [None] * width
    for (name, unit, value, cumulative), start, end in zip(items, edges, edges[1:], strict=False):
        cells[start : end - 3] = [(name, ITEM)] + [("", ITEM)] * (end - 4 - start)
        form = "0" if isinstance(value, int) and isinstance(cumulative, int) else "0.0"
        cells[end - 3] = (value, Style(10.5, bold=True, horizontal="right", number=f"{form}_ "))
        cells[end - 2] = (cumulative, Style(10.5, horizontal="right", number=f'"/ "{form}" {unit}"_ '))
        cells[end - 1] = ("", ITEM)
    writer.row(cells, 20)
    for _, start, end in zip(items, edges, edges[1:], strict=False):
        writer.merge(start + 1, end - 3)
        writer.merge(end - 1, end)


def _signatures(writer: SheetWriter, preparer: str, width: int) -> None:
    writer.row([], 8)
    _parts(writer, [(f"填表人：{preparer}", LINE), ("审核人：", LINE), ("单位负责人：", LINE)], width, 28)
