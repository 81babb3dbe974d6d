"""Names of village groups: 一组, 第1组, 01, Ⅰ and 第一村民小组 are one group, called 1."""

from __future__ import annotations

import re
from functools import lru_cache

from outreach.roster.values import squeezed

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
ENDINGS = re.compile(
    r"(?:村民小组|居民小组|村民组|居民组|生产小组|生产队|小组|网格|片区|大队|组|队|社|片|格)$"
)
FOLLOWED = re.compile(r"(?:组|队|社|网格)[(\[].*[)\]]$")
NUMBER = re.compile(r"第?([0-9]+|[零〇一二两三四五六七八九十百]+)号?", re.ASCII)
ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
IN_TEXT = re.compile(
    r"(?:第?([0-9]{1,3}|[零〇一二两三四五六七八九十百]{1,4}))(?:村民小组|居民小组|村民组|居民组|小组|组|生产队|队|社|网格)"
)


@lru_cache(maxsize=5_000)
def group_name(text: str) -> str:
    """Give a group's plain name: digits for a numbered one, its own name for others (东组, 李家屯)."""
    whole = squeezed(text).strip("、,.。:：;")
    short = FOLLOWED.sub(lambda found: found[0][: found[0].index("(") if "(" in found[0] else 1], whole)
    short = ENDINGS.sub("", short)
    if found := NUMBER.fullmatch(short):
        return str(number_in(found[1]))
    if (found := ROMAN.fullmatch(short)) and short:
        return str(_roman(short))
    return whole


@lru_cache(maxsize=50_000)
def group_in(text: str) -> str:
    """Give the group named in a longer text (address, sheet's or section's name), empty if none."""
    found = IN_TEXT.search(squeezed(text))
    return str(number_in(found[1])) if found else ""


def number_in(text: str) -> int:
    """Read a whole number written in digits or in Chinese (up to 999)."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" not in text and "百" not in text:
        return int("".join(str(DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = DIGITS[sign]
    return total + digit


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    numbers = [values[sign] for sign in text]
    pairs = zip(numbers, numbers[1:] + [0], strict=True)
    return sum(-here if here < after else here for here, after in pairs)
