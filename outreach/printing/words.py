"""Small phrases that several papers print: groups, shares, days."""

from __future__ import annotations

from datetime import date


def group_title(group: str) -> str:
    """Write a group as a heading: "3" -> "第3组", "东片" stays."""
    return f"第{group}组" if group.isdecimal() else group


def percent(part: int, whole: int) -> str:
    """Write a share in whole per cent; never 100 % while one is missing, never a rate of nothing."""
    if not whole:
        return "—"
    rounded = round(100 * part / whole)
    return f"{min(rounded, 99) if part < whole else rounded}%"


def day_text(day: date) -> str:
    """Write a day: 2026年11月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: date) -> str:
    """Write a day shortly with its weekday: 11-18 周三."""
    return f"{day:%m-%d} 周{'一二三四五六日'[day.weekday()]}"
