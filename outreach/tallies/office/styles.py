"""Which number formats of a workbook show a part of 1 as per cent, and which show a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.tallies.office.marks import read_elements

PERCENT, DATES = {9, 10}, {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True)
class Formats:
    """The styles by number; `general` are those that say nothing of the number."""

    percent: frozenset[int]
    dates: frozenset[int]
    general: frozenset[int]

    @classmethod
    def read(cls, styles: bytes | None) -> Formats:
        """Read the styles of a workbook. Raises NotPlainXml."""
        percent, dates, own, general = set(), set(), {}, set()
        for element in read_elements(styles or b"<x/>", lambda name: name in ("numFmt", "cellXfs")):
            if element.local == "numFmt":
                code = element.attributes.get("formatCode", "")
                own[int(element.attributes.get("numFmtId") or 0)] = QUOTED.sub("", code)
                continue
            for number, style in enumerate(element.children):
                form = int(style.attributes.get("numFmtId") or 0)
                code = own.get(form, "")
                if form in PERCENT or "%" in code:
                    percent.add(number)
                elif form in DATES or re.search("[ymdYMD年月日]", code):
                    dates.add(number)
                elif form == 0 or code.lower() == "general":
                    general.add(number)
        return cls(frozenset(percent), frozenset(dates), frozenset(general))
