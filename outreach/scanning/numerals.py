"""Row numbers as people say and write them: figures, full width, Chinese numerals, ranges."""

from __future__ import annotations

import re

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"廿": 2, "卅": 3}
NUMBER = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百廿卅]+)"
RANGE = r"\s*(?:-+|~+|[—–―‐‑−]+|\.{2,}|…+|到|至)\s*"
ROWS = re.compile(rf"从?第?(?P<first>{NUMBER})(?:行|号)?(?:{RANGE}第?(?P<last>{NUMBER})(?:行|号)?)?")


def number_of(text: str) -> int | None:
    """Read a number, None if it is none (“一二” may be 12 or 1 and 2)."""
    if text.isdecimal():
        return int(text)
    found = re.fullmatch(
        r"(?:(?P<hundreds>[一二两三四五六七八九])百[零〇]?)?"
        r"(?:(?P<tens>[一二两三四五六七八九])?(?P<ten>十)|(?P<score>[廿卅]))?(?P<ones>[零〇一二两三四五六七八九])?",
        text,
    )
    if not found or not text:
        return None
    tens = (
        DIGITS[found["tens"]] if found["tens"] else 1 if found["ten"] else TENS.get(found["score"] or "", 0)
    )
    hundreds = DIGITS[found["hundreds"]] if found["hundreds"] else 0
    return hundreds * 100 + tens * 10 + (DIGITS[found["ones"]] if found["ones"] else 0)


def rows_at(text: str, place: int) -> tuple[int, list[int]] | None:
    """Read one row number or range beginning at `place`; gives where it ends and the numbers."""
    found = ROWS.match(text, place)
    if found is None:
        return None
    first, last = number_of(found["first"]), number_of(found["last"] or found["first"])
    if first is None or last is None:
        return None
    low, high = sorted((first, last))
    return found.end(), list(range(low, high + 1))
