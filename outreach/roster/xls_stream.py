"""Takes the workbook's records out of an old compound container (.xls, .et)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

HEADER = 512
ENTRY = 128
SMALL = 4096
"""Streams below this size lie in the small sectors of the first entry's stream."""
END = 0xFFFFFFFA
"""Numbers of sectors from here on say that a chain ends."""
NAMES = ("Workbook", "Book", "WORKBOOK")
Record = tuple[int, int, bytes]


def records(data: bytes, start: int = 0) -> Iterator[Record]:
    """Give (position, kind, content) of the records of a workbook stream."""
    while start + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, start)
        yield start, kind, data[start + 4 : start + 4 + size]
        start += 4 + size


def workbook_stream(data: bytes) -> bytes:
    """Give the stream of the workbook; raises ValueError or struct.error where the container is not whole."""
    size = 1 << struct.unpack_from("<H", data, 0x1E)[0]
    table = _numbers(b"".join(_sector(data, number, size) for number in _table_sectors(data, size)))
    folder = _chain(data, struct.unpack_from("<I", data, 0x30)[0], size, table)
    root = folder[:ENTRY]
    for place in range(0, len(folder) - ENTRY + 1, ENTRY):
        entry = folder[place : place + ENTRY]
        length = struct.unpack_from("<H", entry, 0x40)[0]
        if entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace") not in NAMES:
            continue
        first, whole = struct.unpack_from("<II", entry, 0x74)
        if whole >= SMALL:
            return _chain(data, first, size, table)[:whole]
        small = _chain(data, struct.unpack_from("<I", root, 0x74)[0], size, table)
        numbers = _numbers(_chain(data, struct.unpack_from("<I", data, 0x3C)[0], size, table))
        return _chain(b"\0" * 64 + small, first, 64, numbers)[:whole]
    raise ValueError


def _table_sectors(data: bytes, size: int) -> list[int]:
    """Give the sectors of the table that says which sector follows which."""
    found = list(struct.unpack_from("<109I", data, 0x4C))
    following = struct.unpack_from("<I", data, 0x44)[0]
    while following < END and len(found) * size < len(data):
        *numbers, following = _numbers(_sector(data, following, size))
        found += numbers
    return [number for number in found if number < END]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = (HEADER if size >= HEADER else size) + number * size
    return data[start : start + size]


def _chain(data: bytes, number: int, size: int, table: tuple[int, ...]) -> bytes:
    parts: list[bytes] = []
    while number < len(table) and len(parts) * size <= len(data):
        parts.append(_sector(data, number, size))
        number = table[number]
    return b"".join(parts)
