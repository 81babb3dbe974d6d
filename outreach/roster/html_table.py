"""Reads tables of a web page that was saved under a workbook's name."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.encodings import decode
from outreach.roster.grid import Grids, Merge, Sheet, Value, counted

CELLS = ("td", "th")
SILENT = ("script", "style", "title")
STRIKES = ("s", "strike", "del")
SPACES = re.compile(r"[ \t\r\n]+")


def read_html(path: Path) -> Grids:
    """Read every table of a page as one sheet; raises UserMistake where there is none."""
    try:
        text, encoding = decode(path.read_bytes())
    except ValueError as problem:
        raise UserMistake(refusals.LOCKED_TEXT, name=path.name) from problem
    parser = _Tables(path.name)
    parser.feed(text)
    parser.close()
    parser.end_table()
    if not parser.sheets:
        raise UserMistake(refusals.DOCUMENT, name=path.name)
    return Grids("html", parser.sheets, encoding)


class _Tables(HTMLParser):
    """Fills a grid cell by cell, leaving room for what spans rows and columns."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.sheets: list[Sheet] = []
        self.rows: list[list[Value]] = []
        self.merges: list[Merge] = []
        self.struck: set[tuple[int, int]] = set()
        self.taken: set[tuple[int, int]] = set()
        self.text: list[str] | None = None
        self.spans = (1, 1)
        self.silent = 0
        self.cells = 0
        self.strike = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag == "tr":
            self._end_cell()
            self._add_row()
        elif tag in CELLS:
            self._start_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self.text:
            self.text.append("\n")
        elif tag in STRIKES:
            self.strike = self.text is not None
        elif tag == "table" and not self.rows:
            self.end_table()

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in CELLS or tag == "tr":
            self._end_cell()
        elif tag == "table":
            self.end_table()

    def handle_data(self, data: str) -> None:
        if self.text is not None and not self.silent:
            self.text.append(SPACES.sub(" ", data))

    def end_table(self) -> None:
        """Close the table; what stands outside of any cell is no part of it."""
        self._end_cell()
        if self.rows:
            name = f"表{len(self.sheets) + 1}" if self.sheets else ""
            self.sheets.append(counted(name, self.rows, merges=self.merges, struck=self.struck))
        self.rows, self.merges, self.struck, self.taken = [], [], set(), set()

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.rows:
            self._add_row()
        self.text, self.strike = [], "line-through" in (attributes.get("style") or "")
        self.spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def _add_row(self) -> None:
        self.rows.append([])
        if len(self.rows) > limits.ROWS:
            raise UserMistake(refusals.TOO_BIG, name=self.name)

    def _end_cell(self) -> None:
        if self.text is None:
            return
        value = "".join(self.text).replace("\xa0", " ").strip(" \n")
        self.text = None
        row, height, width = len(self.rows) - 1, *self.spans
        line = self.rows[row]
        while (row, len(line)) in self.taken:
            line.append(None)
        column = len(line)
        line += [value or None] + [None] * (width - 1)
        self.cells += height * width
        if self.cells > limits.CELLS or len(line) > limits.COLUMNS:
            raise UserMistake(refusals.TOO_BIG, name=self.name)
        if height > 1 or width > 1:
            self.merges.append((row, column, row + height - 1, column + width - 1))
            below = range(row + 1, row + height)
            self.taken.update((place, column + right) for place in below for right in range(width))
        if self.strike and value:
            self.struck.add((row, column))


def _span(text: str | None) -> int:
    if not text or not text.strip().isdecimal() or len(text) > 5:
        return 1
    return max(1, min(int(text), limits.COLUMNS))
