"""Which figures stand in which column of the sheet that goes to the office (DOMAIN 2.3.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach.periods import Period, PeriodKind
from outreach.places import group_label
from outreach.tallies.catalogue import Counts
from outreach.tallies.tally import Number, TallySheet

MOST_HANDOUTS = 6
"""More kinds than these go under the table, so that one page stays wide enough."""
_KINDS = {
    PeriodKind.WEEK: "周统计表",
    PeriodKind.MONTH: "月统计表",
    PeriodKind.HALF_MONTH: "半月统计表",
    PeriodKind.DAY: "日统计表",
    PeriodKind.QUARTER: "季度统计表",
    PeriodKind.HALF_YEAR: "半年统计表",
    PeriodKind.YEAR: "年度统计表",
    PeriodKind.PHASE: "阶段统计表",
    PeriodKind.CAMPAIGN: "总统计表",
}
_APP = ("app_no_phone", "app_unwilling")
_UNDER = ("visits", "staff", "persons_told", "phone", "nobody_home", "refused", "leaflet_only")


@dataclass(frozen=True)
class TableColumn:
    """One column: its two heads (no second one: the first takes both rows), its figure, its width.

    A rate is computed in its cell from the columns of its two figures, named by code and column.
    """

    head: str
    under: str
    code: str
    column: str = "value"
    width: float = 7.5
    rate_of: tuple[tuple[str, str], tuple[str, str]] | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Give what a rate names this column by."""
        return self.code, self.column


def sheet_name(period: Period) -> str:
    """Name the sheet: 周统计表, 月统计表 ..."""
    return _KINDS[period.kind]


def title(sheet: TallySheet) -> str:
    """Give the title over the table: 柳河村反诈宣传周统计表."""
    return f"{sheet.village.name}反诈宣传{sheet_name(sheet.period)}"


def office(sheet: TallySheet) -> str:
    """Give who hands the sheet in: the office of the settings, else the committee of the village."""
    name = sheet.village.name
    kind = "居民委员会" if name.endswith("社区") else "村民委员会"
    return sheet.village.office or name + kind


def workbook_name(sheet: TallySheet) -> str:
    """Propose a file name, for instance 柳河村反诈宣传周统计表_2026-W47.xlsx."""
    return f"{title(sheet)}_{sheet.period.code}.xlsx"


def group_name_shown(group: str) -> str:
    """Write a group as the sheets show it; people without one stand together."""
    return group_label(group) or "未分组"


def table_columns(sheet: TallySheet) -> tuple[TableColumn, ...]:
    """Give the columns after the group, in the order of the paper."""
    due, persons = ("due", "value"), ("persons", "value")
    return (
        TableColumn("户数", "登记", "households"),
        TableColumn("户数", "应访", "due"),
        *_progress("入户（户）", "reached", "入户率", due),
        *_progress("签收（户）", "signed", "签收率", due),
        TableColumn("宣传\n人次", "", "person_times"),
        *_handouts(sheet),
        TableColumn("反诈APP（人）", "登记人口", "persons", width=9),
        TableColumn("反诈APP（人）", "新增", "app_new"),
        TableColumn("反诈APP（人）", "累计", "app_installed", "cumulative"),
        TableColumn(
            "反诈APP（人）",
            "注册率",
            "app_rate",
            "value",
            8.5,
            (("app_installed", "cumulative"), persons),
        ),
    )


def under_table(sheet: TallySheet) -> Iterator[tuple[str, str, Number, Number]]:
    """Give what the village did together, and the steps in between: name, unit, value, cumulative."""
    handouts = [figure.code for figure in sheet.figures if figure.counts is Counts.ITEMS]
    codes = [*_UNDER, *handouts[MOST_HANDOUTS:]]
    if sheet.row("units").value:
        codes.append("units_reached")
    codes += [code for code in _APP if sheet.row(code).cumulative]
    codes += [code for code in ("quiz_asked", "quiz_passed") if sheet.row("quiz_asked").cumulative]
    codes += [
        figure.code
        for figure in sheet.figures
        if figure.book and sheet.row(figure.code).cumulative
        if not figure.code.startswith("activity_handout_")
    ]
    for code in codes:
        figure, row = sheet.figure(code), sheet.row(code)
        yield figure.name, figure.unit, row.value, row.cumulative


def _progress(head: str, code: str, rate: str, due: tuple[str, str]) -> tuple[TableColumn, ...]:
    return (
        TableColumn(head, "本期", code),
        TableColumn(head, "累计", code, "cumulative"),
        TableColumn(head, rate, f"{code}_rate", "value", 8.5, ((code, "cumulative"), due)),
    )


def _handouts(sheet: TallySheet) -> Iterator[TableColumn]:
    kinds = [figure for figure in sheet.figures if figure.counts is Counts.ITEMS]
    for figure in kinds[:MOST_HANDOUTS]:
        head = f"{figure.name}\n（{figure.unit}）" if figure.unit else figure.name
        yield TableColumn(head, "", figure.code, width=max(8.0, 2.1 * min(len(figure.name), 6)))
