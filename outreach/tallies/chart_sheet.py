"""The sheets 图表 and 覆盖图: charts that Excel itself draws from the numbers beside them, a tile a door."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference

from outreach.places import door_label
from outreach.tallies.cells import Formula, SheetWriter, Style, Value
from outreach.tallies.charts import Charts, GroupBar, Tile
from outreach.tallies.layout import group_name_shown
from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import zh

SHEET, MAP = "图表", "覆盖图"
TITLE = Style(14, bold=True, grid=False)
LINE = Style(10.5, grid=False)
HEAD = Style(10.5, bold=True, horizontal="center", fill="E7ECEA")
TEXT = Style(10.5)
COUNT = Style(10.5, horizontal="right", number="0_ ")
RATE = Style(10.5, horizontal="right", number="0.0%_ ")
DAY = Style(10.5, horizontal="center", number="m-d")
Cells = list[tuple[Value, Style] | None]
ACCENT, PLAN = "0B6B5D", "C93A2B"
ACROSS, ROWS_A_CHART, BESIDE = 20, 17, ("H", "P")
MARKS = {
    HouseholdState.NOT_VISITED: ("□", "FFFFFF"),
    HouseholdState.NOBODY_HOME: ("·", "F2F2F2"),
    HouseholdState.LEAFLET_ONLY: ("▨", "F3E3B8"),
    HouseholdState.REFUSED: ("×", "F6CFC9"),
    HouseholdState.TOLD_BY_PHONE: ("◐", "CFE3F3"),
    HouseholdState.TOLD: ("●", "B9DDCF"),
    HouseholdState.SIGNED: ("✓", "7FC2AC"),
    HouseholdState.EXCLUDED: ("—", "DDDDDD"),
}
"""Sign and fill: the sign alone says it in black and white."""


def write_chart_sheet(writer: SheetWriter, found: Charts) -> None:
    """Write the numbers in tables below one another, the charts beside them."""
    writer.widths((24, 9, 10, 9, 9, 7))
    writer.row([("图表", TITLE)], 26)
    writer.row([("每张图旁边就是它的数；横线是按首轮期限平均走的计划。", LINE)], 20)
    _groups(writer, found.bars, found.planned, "各组入户率和计划", 0, plan=True)
    _groups(writer, found.ranked(), found.planned, "各组入户率排名", 1, plan=False)
    if found.days:
        first = _table(writer, "每天入户", ("日期", "入户（户）"))
        for day, count in found.days:
            writer.row([(day, DAY), (count, COUNT)])
        _draw(writer, _bars("每天入户（户）"), first, writer.at, (1, 2), 2)
    if found.kinds:
        first = _table(writer, "发案的诈骗类型和讲到的户数", ("诈骗类型", "发案（起）", "讲到（户）"))
        for kind in found.kinds:
            said = f"{kind.label}（{kind.cases}起）"
            writer.row([(said, TEXT), (kind.cases, COUNT), (kind.told, COUNT)])
        _draw(writer, _bars("发过案的诈骗类型，讲到的户数", lying=True), first, writer.at, (1, 3), 3)


def _groups(
    writer: SheetWriter, bars: tuple[GroupBar, ...], planned: float, title: str, nth: int, *, plan: bool
) -> None:
    first = _table(writer, title, ("组", "应访", "累计入户", "入户率", "计划", "名次"))
    for bar in bars:
        at = writer.at + 1
        rate = Formula(f"IF(B{at}=0,0,C{at}/B{at})", bar.rate)
        plain: Cells = [(bar.label, TEXT), (bar.due, COUNT), (bar.reached, COUNT)]
        writer.row([*plain, (rate, RATE), (planned, RATE), (bar.place, COUNT)])
    if not bars:
        return
    chart = _bars(title, lying=not plan)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.number_format = "0%"
    _draw(writer, chart, first, writer.at, (1, 4), nth)
    if plan:
        line: Any = LineChart()
        plans = Reference(writer.sheet, min_col=5, min_row=first - 1, max_row=writer.at)
        line.add_data(plans, titles_from_data=True)
        line.series[0].graphicalProperties.line.solidFill = PLAN
        line.series[0].graphicalProperties.line.dashStyle = "dash"
        line.series[0].marker.symbol = "none"
        chart += line


def _table(writer: SheetWriter, title: str, heads: tuple[str, ...]) -> int:
    """Write title and heads of a table; gives its first row."""
    writer.row([])
    writer.row([(title, Style(10.5, bold=True, grid=False))], 20)
    writer.row([(head, HEAD) for head in heads], 20)
    return writer.at + 1


def _bars(title: str, *, lying: bool = False) -> Any:
    chart: Any = BarChart()
    chart.type = "bar" if lying else "col"
    chart.title, chart.legend, chart.gapWidth = title, None, 60
    chart.width, chart.height = 13, 7.5
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    if lying:
        chart.x_axis.scaling.orientation = "maxMin"
    return chart


def _draw(writer: SheetWriter, chart: Any, first: int, last: int, columns: tuple[int, int], nth: int) -> None:
    """Put a chart of one column over the names in another beside the tables."""
    from openpyxl.chart.label import DataLabelList

    names, numbers = columns
    numbers_of = Reference(writer.sheet, min_col=numbers, min_row=first - 1, max_row=last)
    chart.add_data(numbers_of, titles_from_data=True)
    chart.set_categories(Reference(writer.sheet, min_col=names, min_row=first, max_row=last))
    series = chart.series[0]
    series.graphicalProperties.solidFill = ACCENT
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(series.dLbls, other, False)
    writer.sheet.add_chart(chart, f"{BESIDE[nth % 2]}{3 + nth // 2 * ROWS_A_CHART}")


def write_map_sheet(writer: SheetWriter, tiles: tuple[Tile, ...]) -> None:
    """Write a tile a door in walking order, the groups one after the other, and what the signs say."""
    writer.widths((10, *[6] * ACROSS))
    writer.row([("覆盖图：每格一户", TITLE)], 26)
    known = [f"{sign} {zh(LABELS[state])}" for state, (sign, _) in MARKS.items()]
    writer.row([("　".join(known), LINE)], 20)
    writer.row([])
    for group, same in groupby(tiles, key=lambda tile: tile.group):
        members, name = list(same), group_name_shown(group)
        for start in range(0, len(members), ACROSS):
            row = members[start : start + ACROSS]
            writer.row([(name if not start else "", TEXT), *(_tile(tile) for tile in row)], 22)
        writer.row([], 6)


def _tile(tile: Tile) -> tuple[str, Style]:
    sign, fill = MARKS[tile.state]
    door = door_label(tile.door).removesuffix("号")
    return f"{sign}{door}", Style(9, horizontal="center", fill="" if fill == "FFFFFF" else fill)
