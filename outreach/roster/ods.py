"""Reads OpenDocument sheets (.ods): values, merges, hidden sheets and struck-through cells."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.archive import read_entry
from outreach.roster.grid import Grids, Merge, Sheet, Value, counted

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO_STRIKE = STYLE + "text-line-through-style"
CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")


def read_ods(archive: zipfile.ZipFile, name: str) -> Grids:
    """Read every sheet of an .ods container; raises UserMistake where it is locked, damaged or a trap."""
    if MANIFEST in archive.namelist() and b"encryption-data" in read_entry(archive, MANIFEST, name):
        raise UserMistake(refusals.ENCRYPTED, name=name)
    data = read_entry(archive, CONTENT, name)
    reader = _Reader(name)
    try:
        for _, element in iterparse(io.BytesIO(data), events=("end",), forbid_dtd=True):
            reader.take(element)
    except DefusedXmlException as problem:
        raise UserMistake(refusals.UNSAFE, name=name) from problem
    except (ParseError, ValueError) as problem:
        raise UserMistake(refusals.DAMAGED, name=name) from problem
    if not reader.sheets:
        raise UserMistake(refusals.DOCUMENT, name=name)
    return Grids("ods", reader.sheets)


class _Reader:
    """Collects rows and sheets as their elements end, and lets each element go again."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[Sheet] = []
        self.rows: list[list[Value]] = []
        self.merges: list[Merge] = []
        self.struck: set[tuple[int, int]] = set()
        self.struck_styles: set[str] = set()
        self.hidden_styles: set[str] = set()
        self.pending = 0
        self.cells = 0

    def take(self, element: Element) -> None:
        if element.tag == STYLE + "style":
            self._take_style(element)
        elif element.tag == TABLE + "table-row":
            self._take_row(element)
            element.clear()
        elif element.tag == TABLE + "table":
            self._take_table(element)
            element.clear()

    def _take_style(self, style: Element) -> None:
        for part in style:
            if part.get(FO_STRIKE, "none") != "none":
                self.struck_styles.add(style.get(STYLE + "name", ""))
            if part.get(TABLE + "display") == "false":
                self.hidden_styles.add(style.get(STYLE + "name", ""))

    def _take_row(self, row: Element) -> None:
        values: list[Value] = []
        gap = 0
        for cell in row:
            if cell.tag not in CELLS:
                continue
            repeat = int(cell.get(TABLE + "number-columns-repeated", "1"))
            value = _value(cell)
            if value is None:
                self._take_merge(cell, len(values) + gap)
                gap += repeat
                continue
            self._count(len(values) + gap + repeat, gap + repeat)
            values += [None] * gap
            gap = 0
            self._take_merge(cell, len(values))
            if cell.get(TABLE + "style-name") in self.struck_styles:
                self.struck.add((len(self.rows) + self.pending, len(values)))
            values += [value] * repeat
        self._add_row(values, int(row.get(TABLE + "number-rows-repeated", "1")))

    def _add_row(self, values: list[Value], repeat: int) -> None:
        """Empty rows are counted first and made only if something stands below them."""
        if not values:
            self.pending += repeat
            return
        self._count(0, len(values) * repeat)
        if len(self.rows) + self.pending + repeat > limits.ROWS:
            raise UserMistake(refusals.TOO_BIG, name=self.name)
        self.rows += [[] for _ in range(self.pending)]
        self.pending = 0
        self.rows += [list(values) for _ in range(repeat)]

    def _take_merge(self, cell: Element, column: int) -> None:
        width = int(cell.get(TABLE + "number-columns-spanned", "1"))
        height = int(cell.get(TABLE + "number-rows-spanned", "1"))
        if width > 1 or height > 1:
            row = len(self.rows) + self.pending
            self.merges.append((row, column, row + height - 1, column + width - 1))

    def _take_table(self, table: Element) -> None:
        hidden = table.get(TABLE + "style-name") in self.hidden_styles
        name = table.get(TABLE + "name", "")
        self.sheets.append(counted(name, self.rows, hidden=hidden, merges=self.merges, struck=self.struck))
        self.rows, self.merges, self.struck, self.pending = [], [], set(), 0
        if len(self.sheets) > limits.SHEETS:
            raise UserMistake(refusals.TOO_BIG, name=self.name)

    def _count(self, width: int, cells: int) -> None:
        self.cells += cells
        if width > limits.COLUMNS or self.cells > limits.CELLS:
            raise UserMistake(refusals.TOO_BIG, name=self.name)


def _value(cell: Element) -> Value:
    kind = cell.get(OFFICE + "value-type", "")
    if kind in ("float", "currency", "percentage"):
        number = float(cell.get(OFFICE + "value", "0"))
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    if kind == "date" and (date := _date(cell.get(OFFICE + "date-value", ""))):
        return date
    if kind == "boolean":
        return cell.get(OFFICE + "boolean-value") == "true"
    lines = ["".join(_text(line)) for line in cell if line.tag == TEXT + "p"]
    return "\n".join(lines) or None


def _date(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def _text(line: Element) -> list[str]:
    parts = [line.text or ""]
    for mark in line:
        if mark.tag == TEXT + "s":
            parts.append(" " * min(int(mark.get(TEXT + "c", "1")), limits.CELL_CHARACTERS))
        elif mark.tag == TEXT + "tab":
            parts.append("\t")
        elif mark.tag == TEXT + "line-break":
            parts.append("\n")
        else:
            parts += _text(mark)
        parts.append(mark.tail or "")
    return parts
