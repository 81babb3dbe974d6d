"""Phone numbers as offices type them: mobiles, landlines, two in a cell, full-width, with remarks."""

from __future__ import annotations

import re
from typing import NamedTuple

from outreach.roster.grid import Value
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.values import NOTHING, as_text, squeezed

MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LANDLINE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,5})?|[48]00-?\d{3}-?\d{4}", re.ASCII)
NO_ZERO = re.compile(r"[2-9]\d{9,10}", re.ASCII)
MASKED = re.compile(r"\d{2,4}[*×＊●#xX•]{3,8}\d{0,4}")
BETWEEN = re.compile(r"[/、,，;；|\n]+|(?<=\d)(?:\s*(?:或|和|及)\s*|\s+(?=1[3-9]\d{9}|0\d{2,3}-?\d{7}))")
DIGIT = re.compile(r"\d")
DASHES = re.compile(r"[-‐-―－−_.·]")
PREFIX = re.compile(r"^(?:\+?0{0,2}86-?|17951|12593)(?=1[3-9]\d{9}$)")
REMARK = re.compile(r"\([^()]*\)|[^\d*×●#xX•+\-/]+")


class PhoneReading(NamedTuple):
    """A phone as it will be kept (empty if rejected), the cell's other numbers, and what was found."""

    value: str = ""
    others: tuple[str, ...] = ()
    kind: ProblemKind | None = None
    action: Action = Action.FIX


NONE = PhoneReading()


def read_phone(value: Value) -> PhoneReading:
    """Read a phone cell: the first mobile is kept, else the first landline."""
    if type(value) is str and MOBILE.fullmatch(value):
        return PhoneReading(value)
    text = as_text(value)
    if not text or text in NOTHING or text == "0" or not DIGIT.search(text):
        return NONE
    if MOBILE.fullmatch(text):
        return PhoneReading(text)
    if whole := _number(text):
        if MASKED.fullmatch(whole):
            return PhoneReading(whole, (), ProblemKind.PHONE_MASKED)
        return PhoneReading(whole, (), None if whole == text else ProblemKind.PHONE_CLEANED)
    parts = [part for part in BETWEEN.split(text) if any(sign.isdigit() for sign in squeezed(part))]
    numbers = [_number(part) for part in parts]
    good = [number for number in numbers if number]
    if not good:
        return PhoneReading("", (), ProblemKind.PHONE_LENGTH, Action.REJECT)
    best = next((number for number in good if MOBILE.fullmatch(number)), good[0])
    others = tuple(number for number in good if number != best)
    return PhoneReading(best, others, ProblemKind.PHONE_TWO if len(parts) > 1 else ProblemKind.PHONE_CLEANED)


def _number(text: str) -> str:
    """Make one number plain, empty where it is none."""
    narrow = REMARK.sub("", squeezed(text))
    digits = PREFIX.sub("", DASHES.sub("", narrow))
    if MOBILE.fullmatch(digits):
        return digits
    if LANDLINE.fullmatch(narrow):
        return narrow
    if MASKED.fullmatch(narrow):
        return narrow
    return "0" + digits if NO_ZERO.fullmatch(digits) else ""
