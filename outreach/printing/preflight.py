"""Looks at finished pages as a printer's foreman would: edges, size of type, overlaps, contrast.

It reads the PDF itself, not what the drawing code meant, so it also finds what two routines did to one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from outreach.printing.pages import POINTS_PER_INCH, opened

EDGE = 4.5
"""Millimetres at each side that most printers cannot reach."""
LEAST_TYPE = 7.0
LEAST_CONTRAST, LEAST_LARGE = 4.5, 3.0
LARGE = 18.0
SHARED = 0.25
"""So much of a character may lie under another before it counts as an overlap."""
MM = 25.4 / POINTS_PER_INCH
DPI = 96
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Fault:
    """One fault: `edge`, `small`, `overlap` or `contrast`, page from 1, character, mm from the upper left."""

    kind: str
    page: int
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class _Glyph:
    character: str
    box: Box
    size: float
    colour: tuple[int, int, int]


def preflight(pdf: bytes, edge: float = EDGE) -> list[Fault]:
    """Give the faults of every page, none for a page that can be printed as it is."""
    faults: list[Fault] = []
    with opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            glyphs = list(_glyphs(page, height))
            faults += _at_edges(glyphs, number + 1, (width * MM, height * MM), edge)
            faults += _too_small(glyphs, number + 1)
            faults += _overlapping(glyphs, number + 1)
            faults += _faint(glyphs, number + 1, page)
    return faults


def _glyphs(page: Any, height: float) -> Iterator[_Glyph]:
    import ctypes

    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    matrix = pdfium.FS_MATRIX()
    shades = [ctypes.c_uint() for _ in range(4)]
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        second_half = "\udc00" <= character <= "\udfff"
        if second_half or character.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        left, bottom, right, top = text.get_charbox(index)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        pdfium.FPDFText_GetFillColor(text, index, *shades)
        colour = (shades[0].value, shades[1].value, shades[2].value)
        box = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
        yield _Glyph(character, box, size, colour)


def _at_edges(glyphs: list[_Glyph], page: int, size: tuple[float, float], edge: float) -> Iterator[Fault]:
    for glyph in glyphs:
        left, top, right, bottom = glyph.box
        inner = min(left, top, size[0] - right, size[1] - bottom)
        if inner < edge - 0.05:
            yield _fault("edge", page, glyph)


def _too_small(glyphs: list[_Glyph], page: int) -> Iterator[Fault]:
    for glyph in glyphs:
        if glyph.size < LEAST_TYPE - 0.05:
            yield _fault("small", page, glyph)


def _overlapping(glyphs: list[_Glyph], page: int) -> Iterator[Fault]:
    """Find characters that lie on one another; neighbours in a grid of 10 mm are compared."""
    grid: dict[tuple[int, int], list[_Glyph]] = defaultdict(list)
    for glyph in glyphs:
        left, top, right, bottom = glyph.box
        seen = set()
        for column in range(int(left // 10), int(right // 10) + 1):
            for row in range(int(top // 10), int(bottom // 10) + 1):
                for other in grid[column, row]:
                    if id(other) not in seen and _share(glyph.box, other.box) > SHARED:
                        yield _fault("overlap", page, glyph)
                    seen.add(id(other))
                grid[column, row].append(glyph)


def _share(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return across * down / max(1e-6, min(areas))


def _faint(glyphs: list[_Glyph], page: int, drawn: Any) -> Iterator[Fault]:
    """Find characters that hardly stand out from the ground around them."""
    bitmap = drawn.render(scale=DPI / POINTS_PER_INCH, rev_byteorder=True)
    data, stride = bytes(bitmap.buffer), bitmap.stride
    channels = stride // bitmap.width
    scale = DPI / 25.4
    for glyph in glyphs:
        spots = [(round(x * scale), round(y * scale)) for x, y in _around(glyph)]
        grounds = [
            tuple(data[y * stride + x * channels : y * stride + x * channels + 3])
            for x, y in spots
            if 0 <= x < bitmap.width and 0 <= y < bitmap.height
        ]
        best = max((_contrast(glyph.colour, ground) for ground in grounds), default=21.0)
        if best < (LEAST_LARGE if glyph.size >= LARGE else LEAST_CONTRAST):
            yield _fault("contrast", page, glyph)


def _around(glyph: _Glyph) -> Iterator[tuple[float, float]]:
    """Give places just outside a character, where its ground is seen."""
    left, top, right, bottom = glyph.box
    half = 0.62 * glyph.size * MM
    middle = (top + bottom) / 2
    for x in (left - 0.5, (left + right) / 2, right + 0.5):
        for y in (middle - half, middle, middle + half):
            if (x, y) != ((left + right) / 2, middle):
                yield x, y
    for x in (left, right):  # few characters fill the corners of their box: ground where lines stand close
        for y in (top, bottom):
            yield x, y


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [value / 255 for value in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _fault(kind: str, page: int, glyph: _Glyph) -> Fault:
    return Fault(kind, page, glyph.character, round(glyph.box[0], 1), round(glyph.box[1], 1))
