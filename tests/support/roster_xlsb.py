"""Makes binary workbooks (.xlsb) by hand: no program at hand writes them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from tests.support.roster_files import ROWS, write_zip

BOOK, END_BOOK, SHEETS, END_SHEETS, SHEET_NAME = 131, 132, 143, 144, 156
SHEET, END_SHEET, SIZE, DATA, END_DATA, ROW, REAL, TEXT = 129, 130, 148, 145, 146, 0, 5, 6
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_xlsb(
    path: Path, rows: Sequence[Sequence[object]] = ROWS, name: str = "名册", first: int = 0
) -> Path:
    """Write one sheet; `first` is the place of its first row from 0."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _links("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": _book(name),
        "xl/_rels/workbook.bin.rels": _links("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": _sheet(rows, first),
    }
    return write_zip(path, parts)


def _links(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{LINKS}">{link}</Relationships>'


def _book(name: str) -> bytes:
    about = struct.pack("<II", 0, 1) + _text("rId1") + _text(name)
    return b"".join(
        (_record(BOOK), _record(SHEETS), _record(SHEET_NAME, about), _record(END_SHEETS), _record(END_BOOK))
    )


def _sheet(rows: Sequence[Sequence[object]], first: int) -> bytes:
    width = max(len(row) for row in rows)
    parts = [_record(SHEET), _record(SIZE, struct.pack("<IIII", first, first + len(rows) - 1, 0, width - 1))]
    parts.append(_record(DATA))
    for number, row in enumerate(rows, first):
        parts.append(_record(ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(value, int | float):
                parts.append(_record(REAL, place + struct.pack("<d", value)))
            elif value:
                parts.append(_record(TEXT, place + _text(str(value))))
    return b"".join([*parts, _record(END_DATA), _record(END_SHEET)])


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + _size(len(data)) + data


def _size(size: int) -> bytes:
    out = b""
    while size >= 128:
        out, size = out + bytes([size & 0x7F | 0x80]), size >> 7
    return out + bytes([size])


def _text(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data
