"""Reads CSV and TSV text into one grid whose row numbers are the file's own lines."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.encodings import decode
from outreach.roster.grid import Grids, Sheet, Value

DELIMITERS = ",\t;|，"
LONGEST_LINES = 30
"""A quoted field over more lines than this is a quotation mark that was never closed."""


def read_text(path: Path) -> Grids:
    """Read a text table; each row is numbered by the first physical line of its record."""
    try:
        text, encoding = decode(path.read_bytes())
    except ValueError as problem:
        raise UserMistake(refusals.LOCKED_TEXT, name=path.name) from problem
    delimiter = find_delimiter(text)
    rows, numbers, closed = _records(text, delimiter, csv.QUOTE_MINIMAL, path.name)
    if not closed:
        rows, numbers, _ = _records(text, delimiter, csv.QUOTE_NONE, path.name)
    return Grids("text", [Sheet("", rows, numbers)], encoding)


def find_delimiter(text: str) -> str:
    """Give the separator that most of the first lines hold at least twice; a comma where none does."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:200]
    counts = {sign: sum(line.count(sign) >= 2 for line in lines) for sign in DELIMITERS}
    best = max(counts, key=lambda sign: counts[sign])
    if counts[best] * 2 < len(lines):
        counts = {sign: sum(sign in line for line in lines) for sign in DELIMITERS}
        best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else ","


def _records(text: str, delimiter: str, quoting: int, name: str) -> tuple[list[list[Value]], list[int], bool]:
    csv.field_size_limit(limits.CELL_CHARACTERS * 4)
    rows: list[list[Value]] = []
    numbers: list[int] = []
    closed = True
    start = cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    try:
        for record in reader:
            rows.append(list(record))
            numbers.append(start + 1)
            closed = closed and reader.line_num - start <= LONGEST_LINES
            start = reader.line_num
            cells += len(record)
            if len(record) > limits.COLUMNS or len(rows) > limits.ROWS or cells > limits.CELLS:
                raise UserMistake(refusals.TOO_BIG, name=name)
    except csv.Error:
        if quoting == csv.QUOTE_MINIMAL:
            return [], [], False
        raise UserMistake(refusals.DAMAGED, name=name) from None
    return rows, numbers, closed
