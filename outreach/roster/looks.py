"""What a row looks like: data, totals, footers, notes, section titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from outreach.roster.values import squeezed
from outreach.roster.words import word_set

DATA = re.compile(
    r"\d{6}|^[男女]$|^1[3-9]\d|^\d+(?:\.\d+)?$|^(?:妻|长子|次子|长女|儿媳|孙子|孙女|配偶|之妻|之子|之女)$"
)
TOTALS = re.compile(
    r"^(?:合计|总计|共计|累计|总合计|全村合计)|(?:合计|总计|共计)[:：]?(?:\d+[户人口]*)*$|^(?:合|总)计|^全村(?:共|总)"
)
SUBTOTALS = re.compile(
    r"小计|本页合?计|^(?:本组|第?[一二三四五六七八九十\d]{1,3}组).{0,3}(?:合计|小计|共计|计$)"
)
FOOTER = re.compile(
    r"填表人|填报人|制表人?[:：]|审核人|审批人|负责人[:：]|填报单位|盖章|填表日期|填报日期|制表日期|经办人|以下空白|[此本]页空白|第\d+页|共\d+页"
)
NOTE = re.compile(r"^(?:注|备注|说明|填表说明|注意)[:：1①]|^\d[、.．]\D")


@lru_cache(maxsize=4_000)
def looks_like_data(text: str) -> bool:
    """Tell a cell that stands among data from a heading."""
    return bool(DATA.search(squeezed(text)))


def is_subtotal(text: str) -> bool:
    """Tell the first text of a subtotal row."""
    return bool(SUBTOTALS.search(squeezed(text)))


def is_total(text: str) -> bool:
    """Tell the first text of a total row."""
    return bool(TOTALS.search(squeezed(text)))


@lru_cache(maxsize=2_000)
def adds_up(text: str) -> bool:
    """Tell the first text of a row that adds others up."""
    return is_subtotal(text) or is_total(text)


def is_footer(texts: list[str]) -> bool:
    """Tell a row of signatures, dates or notes."""
    whole = squeezed("".join(texts))
    return bool(FOOTER.search(whole) or NOTE.search(whole))


def is_label(text: str) -> bool:
    """Tell the caption of a blank to be filled in (审核人：) from a name."""
    return text.rstrip().endswith((":", "：")) or bool(FOOTER.search(text))


def is_example(text: str) -> bool:
    """Tell a name that only shows how to fill the form."""
    return bool(_examples().search(text))


@cache
def _examples() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_set("examples"))))
