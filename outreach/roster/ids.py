"""Citizen ID numbers (GB 11643): the check character, what they tell, and what Excel does to them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import NamedTuple

from outreach.roster.grid import Value
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.values import NOTHING, SPACES, as_text, squeezed

GOOD = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?1[4-8]", re.IGNORECASE)
MASKED = re.compile(r"[\dX]{1,14}[*×＊●#xX•]{2,}[\dX*×＊●#•]{0,6}", re.IGNORECASE)
PASSES = re.compile(r"[A-Z]{1,3}\(?\d{5,15}\)?[A-Z\d]?", re.IGNORECASE)
DIGIT = re.compile(r"\d")
"""What has none (待补, 未办) is a remark that nothing is known."""
QUOTES = "'‘’`＇\"“”"
DASHES = re.compile(r"[-－—–_.．·]")
FIRST_YEAR = 1880


class IdReading(NamedTuple):
    """An ID number as it will be kept (empty if rejected), and what was found in its cell."""

    value: str = ""
    kind: ProblemKind | None = None
    action: Action = Action.FIX
    birth: str = ""
    """The date in the number, also where the number itself is rejected; empty if there is none."""


NONE = IdReading()


def check_character(digits: str) -> str:
    """Give the check character of the first 17 digits."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11]


def is_valid(number: str) -> bool:
    """Tell whether an 18-character number has a real date and the right check character."""
    return bool(GOOD.fullmatch(number) and birth_in(number) and check_character(number[:17]) == number[17])


def birth_in(number: str) -> str:
    """Give the date in digits 7 to 14 as an ISO date, empty where there is no such day or it is to come."""
    try:
        date = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return ""
    return date.isoformat() if date.year >= FIRST_YEAR and date <= datetime.date.today() else ""


def sex_in(number: str) -> str:
    """Give the sex that a valid number tells."""
    return "男" if int(number[16]) % 2 else "女"


def read_id(value: Value) -> IdReading:
    """Read an ID cell: a number of a General cell has lost digits and is never accepted."""
    if type(value) is str and GOOD.fullmatch(value):
        return _judged(value, None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    text = as_text(value)
    if not text or text in NOTHING or not DIGIT.search(text):
        return NONE
    cleaned, kind = _cleaned(str(value), text)
    if SCIENTIFIC.fullmatch(cleaned):
        return IdReading("", ProblemKind.ID_PRECISION, Action.REJECT)
    if MASKED.fullmatch(cleaned) and not cleaned[:-1].isdigit():
        return IdReading(cleaned, ProblemKind.ID_MASKED)
    if len(cleaned) == 15 and cleaned.isdigit():
        return _old(cleaned)
    if not cleaned.isdigit() and PASSES.fullmatch(cleaned):
        return IdReading(cleaned)
    return _judged(cleaned, kind)


def shown_digits(value: float) -> str:
    """Give the digits that a table program shows of a number: fifteen that count, then zeros."""
    return f"{int(float(f'{value:.15g}')):d}" if value < 1e15 else f"{Decimal(f'{value:.15g}'):.0f}"


def _number(value: float) -> IdReading:
    if value <= 0:
        return NONE
    digits = shown_digits(value)
    if len(digits) == 15:
        return _old(digits)
    if len(digits) > 15:
        return IdReading("", ProblemKind.ID_PRECISION, Action.REJECT, birth_in(digits))
    return IdReading("", ProblemKind.ID_LENGTH, Action.REJECT)


def _cleaned(raw: str, text: str) -> tuple[str, ProblemKind | None]:
    """Give the number without what was typed around it, and the first thing that was put right."""
    kind = None
    if raw[:1] == "\t":
        kind = ProblemKind.ID_TAB
    if text[0] in QUOTES or text[-1] in QUOTES:
        kind, text = ProblemKind.ID_APOSTROPHE, text.strip(QUOTES)
    narrow = squeezed(text)
    if kind is None and SPACES.search(text.strip()):
        kind = ProblemKind.ID_SPACE
    if kind is None and not text.isascii() and narrow.isascii():
        kind = ProblemKind.ID_FULLWIDTH
    if len(narrow) > 18 and not SCIENTIFIC.fullmatch(narrow):
        narrow = DASHES.sub("", narrow)
    if narrow[-1:] == "x" and len(narrow) == 18:
        kind, narrow = kind or ProblemKind.ID_LOWERCASE_X, narrow[:-1] + "X"
    return narrow, kind


def _judged(number: str, kind: ProblemKind | None) -> IdReading:
    if len(number) != 18:
        long_enough = number[:14].isdigit() and len(number) >= 14
        birth = birth_in(number) if long_enough else ""
        counts = number[:-1].isdigit()
        return IdReading("", ProblemKind.ID_LENGTH if counts else ProblemKind.ID_FORM, Action.REJECT, birth)
    if not GOOD.fullmatch(number):
        return IdReading("", ProblemKind.ID_FORM, Action.REJECT)
    birth = birth_in(number)
    if not birth:
        return IdReading("", ProblemKind.ID_DATE, Action.REJECT)
    if check_character(number[:17]) != number[17]:
        return IdReading("", ProblemKind.ID_CHECKSUM, Action.REJECT, birth)
    return IdReading(number, kind, Action.FIX, birth)


def _old(digits: str) -> IdReading:
    """Extend a number of before 1999 by the century and the check character, as the standard says."""
    longer = digits[:6] + "19" + digits[6:]
    if not birth_in(longer):
        return IdReading("", ProblemKind.ID_DATE, Action.REJECT)
    return IdReading(longer + check_character(longer), ProblemKind.ID_OLD, Action.FIX, birth_in(longer))
