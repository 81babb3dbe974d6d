"""Finds the struck-through cells of .xls and .et workbooks, which a reader of values does not tell."""

from __future__ import annotations

import struct

from outreach.roster.grid import Grids
from outreach.roster.xls_stream import records, workbook_stream

FONT, FORMAT, SHEET, END = 0x31, 0xE0, 0x85, 0x0A
STRUCK = 0x08
MISSING_FONT = 4
"""No font has this number; those after it count one higher than they stand in the file."""
CELLS = frozenset([0x06, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xD6])
NUMBERS, BLANKS = 0xBD, 0xBE


def mark_struck(grids: Grids, data: bytes) -> None:
    """Add the places of struck-through cells to the sheets of a workbook; a broken one has none."""
    try:
        stream = workbook_stream(data)
        styles, starts = _styles_and_sheets(stream)
        for grid in grids.sheets if styles else ():
            if grid.name in starts:
                grid.struck |= _struck(stream, starts[grid.name], styles)
    except (ValueError, struct.error, IndexError):
        return


def _styles_and_sheets(stream: bytes) -> tuple[set[int], dict[str, int]]:
    """Give the numbers of cell formats that strike through, and where each sheet starts."""
    fonts: list[bool] = []
    formats: list[int] = []
    starts: dict[str, int] = {}
    for _, kind, content in records(stream):
        if kind == FONT:
            fonts.append(bool(struct.unpack_from("<H", content, 2)[0] & STRUCK))
        elif kind == FORMAT:
            formats.append(struct.unpack_from("<H", content)[0])
        elif kind == SHEET:
            wide = content[7] & 1
            name = content[8 : 8 + content[6] * (2 if wide else 1)]
            starts[name.decode("utf-16-le" if wide else "latin-1")] = struct.unpack_from("<I", content)[0]
        elif kind == END:
            break
    struck = {place + (place >= MISSING_FONT) for place, is_struck in enumerate(fonts) if is_struck}
    return {place for place, font in enumerate(formats) if font in struck}, starts


def _struck(stream: bytes, start: int, styles: set[int]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for _, kind, content in records(stream, start):
        if kind == END:
            break
        if kind in CELLS:
            row, column, style = struct.unpack_from("<HHH", content)
            if style in styles:
                found.add((row, column))
        elif kind in (NUMBERS, BLANKS):
            row, column = struct.unpack_from("<HH", content)
            step = 6 if kind == NUMBERS else 2
            for nth, place in enumerate(range(4, len(content) - 2, step)):
                if struct.unpack_from("<H", content, place)[0] in styles:
                    found.add((row, column + nth))
    return found
