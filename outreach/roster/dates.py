"""Dates of birth in every style that offices type, as ISO text of what is known of them."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from outreach.roster.grid import Value
from outreach.roster.kinds import ProblemKind
from outreach.roster.values import NOTHING, as_text, squeezed

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00:00)?", re.ASCII)
PARTED = re.compile(
    r"(\d{4}|\d{2})[-/.年,](\d{1,2})(?:[-/.月,日](\d{1,2})?[日号]?)?(?:0?0:00(?::00)?)?", re.ASCII
)
DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
YEAR = re.compile(r"(\d{4})年?", re.ASCII)
BACKWARDS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
TENS = re.compile(r"([1-9])?十([1-9])?")
DIGIT = re.compile(r"\d")
SERIAL = re.compile(r"[1-5]\d{4}", re.ASCII)
LUNAR = re.compile(r"[农阴]历|[正腊冬闰][一二三四五六七八九十]?月|初[一二三四五六七八九十]|廿")
"""Days of the old calendar are other days: only the year is taken."""
EPOCH = datetime.date(1899, 12, 30)
FIRST_YEAR = 1880
SERIALS = (4_000, 60_000)
"""Day numbers of Excel that can be somebody's birth: from 1910 on."""


class DateReading(NamedTuple):
    """A date as ISO text, `1970-02` or `1970` where no more is known; a kind where it is none or not all."""

    value: str = ""
    kind: ProblemKind | None = None


NONE = DateReading()


def read_date(value: Value) -> DateReading:
    """Read a date-of-birth cell."""
    if isinstance(value, datetime.datetime | datetime.date):
        date = value.date() if isinstance(value, datetime.datetime) else value
        return _known(date.year, date.month, date.day)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _number(value)
    text = as_text(value)
    return _text(text) if text and text not in NOTHING else NONE


def _number(value: float) -> DateReading:
    if SERIALS[0] < value < SERIALS[1] and value != int(value / 10000) * 10000:
        date = EPOCH + datetime.timedelta(days=int(value))
        return _known(date.year, date.month, date.day)
    if isinstance(value, float) and not value.is_integer():
        year, _, month = f"{value:.2f}".partition(".")
        if month == "10":
            return _known(int(year))
        return _text(f"{year}.{month.rstrip('0')}")
    return _text(str(int(value))) if value > 0 else NONE


@lru_cache(maxsize=20_000)
def _text(text: str) -> DateReading:
    narrow = squeezed(text)
    if SERIAL.fullmatch(narrow):
        return _number(int(narrow))
    if found := ISO.fullmatch(narrow):
        return _known(int(found[1]), int(found[2]), int(found[3]))
    lunar = LUNAR.search(narrow)
    narrow = re.sub(r"^(?:公历|阳历|农历|阴历|约|生于)+|(?:出?生|\(?[农阴公阳]历\)?)$", "", narrow)
    if "年" in narrow and not narrow[:2].isdigit():
        narrow = _from_chinese(narrow)
    if lunar:
        year = _known(int(narrow[:4])).value if narrow[:4].isdigit() else ""
        return DateReading(year, ProblemKind.DATE_UNCLEAR)
    for pattern in (DIGITS, PARTED, YEAR):
        if found := pattern.fullmatch(narrow):
            parts = [int(part) for part in found.groups() if part]
            return _known(_century(parts[0]), *parts[1:])
    if found := BACKWARDS.fullmatch(narrow):
        return _known(int(found[3]), int(found[1]), int(found[2]))
    return DateReading("", ProblemKind.DATE_UNCLEAR if DIGIT.search(narrow) else None)


def _from_chinese(text: str) -> str:
    year, _, rest = text.partition("年")
    digits = TENS.sub(lambda ten: f"{ten[1] or 1}{ten[2] or 0}", rest.translate(CHINESE))
    return f"{year.translate(CHINESE)}年{digits}"


def _century(year: int) -> int:
    if year >= 100:
        return year
    return 2000 + year if year <= datetime.date.today().year % 100 else 1900 + year


def _known(year: int, month: int = 0, day: int = 0) -> DateReading:
    if not FIRST_YEAR <= year <= datetime.date.today().year:
        return DateReading("", ProblemKind.DATE_IMPOSSIBLE)
    if not month:
        return DateReading(f"{year:04}")
    if month > 12 or day > calendar.monthrange(year, month)[1]:
        return DateReading("", ProblemKind.DATE_IMPOSSIBLE)
    if day and datetime.date(year, month, day) > datetime.date.today():
        return DateReading("", ProblemKind.DATE_IMPOSSIBLE)
    return DateReading(f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}")
