"""QR codes of one kind (version 1, level Q, 15 alphanumerics), as paths, thousands a second.

Everything a QR encoder does is linear over bits, so a code's modules are the exclusive or of one fixed
pattern for each bit of its content. The patterns come once from the qrcode library.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from outreach.codes import LENGTH

SIZE = 21
QUIET = 4
"""Modules that must stay clear on every side."""
MASK = 3
ALPHANUMERIC: Literal[2] = 2
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DARK = re.compile("1+")


def modules(text: str) -> int:
    """Give the 21 × 21 modules as one number, the top left module first; `text` has 15 characters."""
    if len(text) != LENGTH:
        raise ValueError(len(text))
    found = 0
    for place in range(0, LENGTH, 2):
        found ^= _part(place, text[place : place + 2])
    return found


def path(text: str) -> str:
    """Give the dark modules as PDF rectangles, a module being 1 × 1 and the lower left corner 0 0."""
    bits = f"{modules(text):0{SIZE * SIZE}b}"
    parts = []
    for row in range(SIZE):
        line = bits[row * SIZE : (row + 1) * SIZE]
        bottom = SIZE - 1 - row
        parts += [f"{dark.start()} {bottom} {len(dark.group())} 1 re" for dark in _DARK.finditer(line)]
    return " ".join(parts)


@lru_cache(maxsize=64)
def any_path(text: str) -> tuple[int, str]:
    """Encode any text at level M: modules a side, and the dark ones as PDF rectangles like `path`."""
    import qrcode

    made = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    made.add_data(text.encode())
    made.make(fit=True)
    side = len(made.modules)
    parts = []
    for row, cells in enumerate(made.modules):
        line = "".join("1" if dark else "0" for dark in cells)
        parts += [
            f"{dark.start()} {side - 1 - row} {len(dark.group())} 1 re" for dark in _DARK.finditer(line)
        ]
    return side, " ".join(parts)


@lru_cache(maxsize=32768)
def _part(place: int, letters: str) -> int:
    """Give what one pair of characters (the last stands alone) adds to the modules."""
    blank, patterns = _patterns()
    value = LETTERS.index(letters[0])
    if len(letters) == 2:
        value = value * 45 + LETTERS.index(letters[1])
    found = blank if place == 0 else 0
    for bit in range(11):
        if value >> bit & 1:
            found ^= patterns[place, bit]
    return found


@cache
def _patterns() -> tuple[int, dict[tuple[int, int], int]]:
    """Encode a code of zeros and each single bit once: 83 codes, 30 ms."""
    zeros = "0" * LENGTH
    blank = _encode(zeros)
    patterns = {}
    for place in range(0, LENGTH, 2):
        alone = place == LENGTH - 1
        for bit in range(6 if alone else 11):
            high, low = divmod(1 << bit, 45)
            letters = LETTERS[low] if alone else LETTERS[high] + LETTERS[low]
            text = zeros[:place] + letters + zeros[place + len(letters) :]
            patterns[place, bit] = _encode(text) ^ blank
    return blank, patterns


def _encode(text: str) -> int:
    import qrcode
    from qrcode.util import QRData

    made = qrcode.QRCode(version=1, error_correction=qrcode.ERROR_CORRECT_Q, mask_pattern=MASK, border=0)
    made.add_data(QRData(text, mode=ALPHANUMERIC))
    made.make(fit=False)
    return int("".join("1" if dark else "0" for row in made.modules for dark in row), 2)
