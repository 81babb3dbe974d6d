"""Looks how far the cells of an .xls reach, as its reader makes room for every place in between."""

from __future__ import annotations

import struct

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.xls_stream import records, workbook_stream

BEGIN, REACH = 0x809, 0x200
SECTOR = 512
COLUMNS, ROWS = 256, 65_536
"""The format has no more; a number beyond them is damage."""
VALUES = frozenset([0x06, 0xBD, 0xFD, 0x203, 0x204, 0x205, 0x27E])


def check_reach(data: bytes, name: str) -> None:
    """Raise UserMistake where the file is cut off, or cells lie outside of any sheet or too far apart."""
    top, bottom, width = ROWS, 0, 0
    try:
        for _, kind, content in records(workbook_stream(data)):
            if kind == BEGIN:
                top, bottom, width = ROWS, 0, 0
            elif kind == REACH:
                first, last, left, right = struct.unpack_from("<IIHH", content)
                if last > ROWS or right > COLUMNS or first > last or left > right:
                    raise UserMistake(refusals.DAMAGED, name=name)
            elif kind in VALUES:
                row, column = struct.unpack_from("<HH", content)
                top, bottom, width = min(top, row), max(bottom, row), max(width, column + 1)
                if width > COLUMNS:
                    raise UserMistake(refusals.DAMAGED, name=name)
                if (bottom - top + 1) * width > limits.CELLS:
                    raise UserMistake(refusals.TOO_BIG, name=name)
    except (ValueError, struct.error, IndexError):
        if len(data) % SECTOR:  # cut off, and no workbook found in what is left
            raise UserMistake(refusals.DAMAGED, name=name) from None
