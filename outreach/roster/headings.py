"""What a heading means, by its many Chinese names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from outreach.roster.values import squeezed
from outreach.roster.words import words

BRACKETED = re.compile(r"[(\[【〔<《][^()\[\]【】〔〕<>《》]*[)\]】〕>》]")
PUNCTUATION = re.compile(r"[*:：、,，.。;；_~`'\"]+")
EITHER = re.compile(r"[/、或及和]")
NUMBERED = re.compile(
    r"(?:成员|家庭成员|人员|人口|家庭人员)?[(]?([0-9]{1,2}|[一二三四五六七八九十]{1,2})[)]?(.*)"
)
KIN = re.compile(
    r"(配偶|妻子|丈夫|爱人|父亲|母亲|祖父|祖母|爷爷|奶奶|儿媳妇?|女婿|孙子|孙女|儿子|女儿|子女|孩子"
    r"|[长次大二三四五]子|[长次大二三四五]女)[(]?(\d{1,2}|[一二三四五六七八九十])?[)]?的?(.*)"
)
"""A member named by what they are to the head, perhaps numbered, and what is said of them."""
WEAK = frozenset(["", "passed_over", "serial", "status"])
"""Fields that alone do not tell a row of headings from a row of data."""
PEOPLE = frozenset(["name", "head_name", "unit_name", "contact"])
"""Without one of these a table is no list of people."""
OF_MEMBERS = frozenset(["name", "relation", "sex", "birth", "age", "id_no", "phone", "remark", "status"])
"""Fields that may be numbered member by member."""
OF_HEAD = {
    "name": "head_name",
    "id_no": "head_id",
    "phone": "head_phone",
    "sex": "head_sex",
    "birth": "head_birth",
}


@cache
def _exact() -> dict[str, str]:
    found: dict[str, str] = {}
    for field, names in words()["headings"].items():
        for name in names:
            found.setdefault(_bare(name), field)
    return found


@cache
def _contained() -> list[tuple[str, re.Pattern[str]]]:
    return [(field, re.compile(pattern)) for field, pattern in words()["contained"]]


@cache
def _never() -> re.Pattern[str]:
    return re.compile(words()["never"])


@lru_cache(maxsize=4_096)
def field_of(heading: str) -> str:
    """Give the field that a heading names: `passed_over` if known and not used, empty if unknown."""
    whole = squeezed(heading).strip("*:：、,，.。;；_~'\"")
    if not whole or len(whole) > 40:
        return ""
    bare = _bare(whole)
    found = _exact().get(whole) or _exact().get(bare)
    if found or not bare:
        return found or ""
    if len(bare) > 16:
        return ""
    if _never().search(bare):
        return "passed_over"
    halves = [half for half in EITHER.split(bare) if half != bare]
    found = next((field for half in halves if (field := _exact().get(half))), "")
    return found or next((field for field, pattern in _contained() if pattern.search(bare)), "")


@lru_cache(maxsize=4_096)
def label_of(text: str) -> str:
    """Give the field whose name a text is exactly; empty for values that only contain one (第一村民小组)."""
    return _exact().get(_bare(text), "")


def _bare(heading: str) -> str:
    return PUNCTUATION.sub("", BRACKETED.sub("", squeezed(heading)))


def field_under(parents: tuple[str, ...], heading: str) -> str:
    """Give the field of a heading that stands under others: 户主 / 姓名 is the head's name."""
    field = field_of(heading)
    if not parents:
        return field
    above = _bare("".join(parents))
    if field in OF_HEAD and "户主" in above and "成员" not in above and "关系" not in above:
        return OF_HEAD[field]
    if field:
        return field
    return field_of("".join([*parents, heading])) or (field_of(parents[-1]) if not heading else "")


@lru_cache(maxsize=4_096)
def numbered(heading: str) -> tuple[int, str]:
    """Split 成员2姓名 or 姓名2 into (2, field); (0, field) for a heading without a number."""
    bare = _bare(heading)
    if (found := NUMBERED.fullmatch(bare)) and field_of(found[2]) in OF_MEMBERS:
        return _count(found[1]), field_of(found[2])
    if (found := re.fullmatch(r"(.*?)([0-9]{1,2})", bare)) and field_of(found[1]) in OF_MEMBERS:
        return int(found[2]), field_of(found[1])
    return 0, field_of(heading)


def _count(text: str) -> int:
    from outreach.roster.groups import number_in

    return number_in(text)
