"""Serial numbers of receipts: LH-2026-0312-6, the last digit a check on the running number before it.

The running number alone says which slip it is (0312-6), so that is all a person has to type; village
letters and year only tell heaps of paper apart. The check is Damm's: one wrong digit and two swapped
neighbours always show.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from outreach.readings import readings

TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
"""A totally anti-symmetric quasigroup of order 10 with zeros on its diagonal (H. M. Damm 2004)."""
MOST_LETTERS = 4
LARGEST = 9_999_999
_ENDINGS = ("居民委员会", "村民委员会", "居委会", "村委会", "社区", "村")
_SERIAL = re.compile(r"(?:([A-Z]{1,4})-?)?(?:(\d{4})-)?(\d{1,7})-?(\d)")


def village_letters(name: str) -> str:
    """Give the initials of a village's name for its serial numbers: 柳河村 -> LH."""
    for ending in _ENDINGS:
        name = name.removesuffix(ending) or name
    found = readings(name)
    initials = "".join(syllable[0] for syllable in found[0]) if found else ""
    return "".join(c for c in initials.upper() if "A" <= c <= "Z")[:MOST_LETTERS]


def write_serial(letters: str, year: int, number: int) -> str:
    """Write a serial number with its check digit."""
    parts = [letters, f"{year:04}", f"{number:04}", str(check_digit(number))]
    return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class Serial:
    """A serial number as written; without letters or year where only the running number was typed."""

    number: int
    letters: str = ""
    year: str = ""

    def may_be(self, other: Serial) -> bool:
        """Tell whether this is the other, as far as it was written down."""
        return (
            self.number == other.number
            and self.letters in ("", other.letters)
            and self.year in ("", other.year)
        )


def read_serial(text: str) -> Serial | None:
    """Read a serial number, or its running number with the check digit; None if the check does not fit."""
    if len(text) > 60:
        return None
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = "".join("-" if unicodedata.category(c) == "Pd" else c for c in plain if not c.isspace())
    found = _SERIAL.fullmatch(plain)
    if found is None or not plain.isascii():
        return None
    number = int(found[3])
    if not number or check_digit(number) != int(found[4]):
        return None
    return Serial(number, found[1] or "", found[2] or "")


def check_digit(number: int) -> int:
    """Give Damm's check digit of a number; zeros before it change nothing."""
    interim = 0
    for digit in str(number):
        interim = TABLE[interim][int(digit)]
    return interim
