"""Files named as offices name them: 柳河村反诈入户宣传周报2026年第47周.xlsx."""

from __future__ import annotations

import re

from outreach.periods import Period, PeriodKind

SUBJECT = "反诈入户宣传"
ABOUT = "反诈"
LONGEST = 90
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_WHAT = {
    PeriodKind.WEEK: "周报",
    PeriodKind.MONTH: "月报",
    PeriodKind.HALF_MONTH: "半月报",
    PeriodKind.DAY: "日报",
    PeriodKind.QUARTER: "季报",
    PeriodKind.HALF_YEAR: "半年报",
    PeriodKind.YEAR: "年报",
    PeriodKind.PHASE: "阶段报表",
    PeriodKind.CAMPAIGN: "总报表",
}
_QUARTERS = "一二三四"


def report_name(village: str, period: Period, what: str = "", version: int = 1) -> str:
    """Name a report without its suffix; `what` is the name of the duty, else 周报, 月报 by the period."""
    kind = what.strip() or _WHAT[period.kind]
    subject = "" if ABOUT in kind else SUBJECT
    place = "" if kind.startswith(village) else village
    corrected = f"（更正{version - 1}）" if version > 1 else ""
    return file_safe(f"{place}{subject}{kind}{period_words(period)}{corrected}")


def package_name(village: str, period: Period) -> str:
    """Name the package of a period: 柳河村反诈入户宣传材料2026年11月."""
    return file_safe(f"{village}{SUBJECT}材料{period_words(period)}")


def period_words(period: Period) -> str:
    """Write a period as offices do, without a blank: 2026年第47周, 2026年11月上半月, 2026年11月16日."""
    first = period.first
    match period.kind:
        case PeriodKind.WEEK:
            year, week = period.code.split("-W")
            return f"{int(year)}年第{int(week)}周"
        case PeriodKind.MONTH:
            return f"{first.year}年{first.month}月"
        case PeriodKind.HALF_MONTH:
            return f"{first.year}年{first.month}月{'上' if first.day == 1 else '下'}半月"
        case PeriodKind.QUARTER:
            return f"{first.year}年第{_QUARTERS[(first.month - 1) // 3]}季度"
        case PeriodKind.HALF_YEAR:
            return f"{first.year}年{'上' if first.month == 1 else '下'}半年"
        case PeriodKind.YEAR:
            return f"{first.year}年"
        case PeriodKind.PHASE | PeriodKind.CAMPAIGN:
            last = period.last
            year = f"{last.year}年" if last.year != first.year else ""
            return f"{first.year}年{first.month}月{first.day}日至{year}{last.month}月{last.day}日"
    return f"{first.year}年{first.month}月{first.day}日"


def file_safe(name: str) -> str:
    """Take out what no file name may hold, and keep it short enough for every disk."""
    return _FORBIDDEN.sub("", name).strip(". ")[:LONGEST] or "报表"
