"""What a cell of a form is likely meant for, from the words above, left of it or before its blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach.roster.values import squeezed
from outreach.tallies.office.group_labels import GroupLabels
from outreach.tallies.office.picture import FormCell, FormSheet

LONGEST_HEADING = 16
TITLES = ("表", "情况", "台账", "简况", "日报", "周报", "月报", "季报")
WHOLE = ("合计", "总计", "全村", "小计")
PERIODS = {
    "去年同期": "last_year", "同比": "last_year", "环比": "diff", "比上": "diff", "增减": "diff",
    "上周": "last", "上月": "last", "上期": "last", "上季": "last", "名次": "rank", "排名": "rank",
    "累计": "cumulative", "截至": "cumulative", "本周": "value", "本月": "value", "本期": "value",
    "本季": "value",
}  # fmt: skip
TEXTS = {
    "填表人": "preparer", "制表人": "preparer", "经办人": "preparer", "填报日期": "report_date",
    "填表日期": "report_date", "填报时间": "report_date", "填报单位": "village", "村名": "village",
    "行政村": "village", "乡镇": "township", "统计期": "period",
}  # fmt: skip
AFTER = {"年": "year", "月": "month", "周": "week"}


@dataclass(frozen=True)
class Meant:
    """What the words around say: ("figure" or "text", code) or None, period or "", group if `of_group`."""

    what: tuple[str, str] | None = None
    period: str = ""
    of_group: bool = False
    group: str | None = None


def meant(
    sheet: FormSheet, cell: FormCell, figures: Sequence[tuple[str, str]], labels: GroupLabels
) -> Meant:
    """Guess from the headings over a cell and the labels left of it; `figures` are (code, name)."""
    above = _headings(sheet.at(row, cell.column) for row in range(cell.row - 1, 0, -1))
    left = _headings(sheet.at(cell.row, column) for column in range(cell.column - 1, 0, -1))
    words = [*above, *left]
    group = next((found for text in words if (found := labels.named(text)) is not None), None)
    whole = any(squeezed(text) in WHOLE for text in words)
    return Meant(_what(words, figures), _period(words), group is not None or whole, group)


def meant_by_blank(cell: FormCell, blank: int, figures: Sequence[tuple[str, str]]) -> Meant:
    """Guess from the words between a blank, counted from 1, and the one before it."""
    start, end = cell.blanks[blank - 1]
    before = cell.text[cell.blanks[blank - 2][1] if blank > 1 else 0 : start]
    after = cell.text[end:].lstrip("） )").strip()[:1]
    dated = AFTER.get(after)
    if dated is not None:
        return Meant(("text", dated))
    return Meant(_what([before], figures), _period([before]))


def _headings(cells: Iterable[FormCell]) -> list[str]:
    """Give the words nearest first; titles, sentences and plain numbers are no headings."""
    texts = dict.fromkeys(cell.text.strip() for cell in cells)
    short = [text for text in texts if 0 < len(text) <= LONGEST_HEADING and not text.endswith(TITLES)]
    return [text for text in short if not _is_number(text)]


def _is_number(text: str) -> bool:
    return text.rstrip("%％").replace(".", "", 1).replace("-", "", 1).isdigit()


def _what(words: Sequence[str], figures: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Give the word, or the figure of the longest name, in the nearest heading that has one."""
    for text in map(squeezed, words):
        for word, code in TEXTS.items():
            if word in text:
                return "text", code
        named = [(len(name), code) for code, name in figures if squeezed(name) in text]
        if named:
            return "figure", max(named)[1]
    return None


def _period(words: Sequence[str]) -> str:
    found = (code for text in words for word, code in PERIODS.items() if word in squeezed(text))
    return next(found, "")
