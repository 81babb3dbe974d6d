"""One sheet of a foreign workbook: where its rows and cells stand in the XML, and how one is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from outreach.errors import UserMistake
from outreach.tallies.office import refusals
from outreach.tallies.office.marks import Element, read_elements, spliced

CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
TAG_NAME = re.compile(rb"<(/?)(?:[\w.-]+:)?([A-Za-z]\w*)")
READ = ("row", "mergeCell", "sheetData", "col")


@dataclass(slots=True)
class Cell:
    """One cell as it stands: its element, the formula if it has one."""

    row: int
    column: int
    element: Element

    @property
    def formula(self) -> Element | None:
        """Give its formula."""
        return self.element.child("f")

    @property
    def style(self) -> int:
        """Give the number of its style."""
        return int(self.element.attributes.get("s") or 0)


@dataclass(slots=True)
class Merge:
    """A merged range by its corners."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a place lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass
class SheetXml:
    """The XML of a sheet, read once; `put` collects changes that `changed` writes."""

    data: bytes
    rows: dict[int, Element] = field(default_factory=dict)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    column_styles: dict[int, str] = field(default_factory=dict)
    _prefix: str = ""
    _body: Element | None = None
    _new: dict[tuple[int, int], bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> SheetXml:
        """Read a sheet; raises NotPlainXml."""
        sheet = cls(data)
        for element in read_elements(data, lambda name: name in READ):
            match element.local:
                case "sheetData":
                    sheet._body = element
                    sheet._prefix = element.name.rpartition("sheetData")[0]
                    sheet._read_rows(element)
                case "mergeCell":
                    sheet.merges.append(box_of(element.attributes.get("ref", "")))
                case "col" if "style" in element.attributes:
                    low, high = (int(element.attributes[edge]) for edge in ("min", "max"))
                    for column in range(low, min(high, low + 256) + 1):
                        sheet.column_styles[column] = element.attributes["style"]
        return sheet

    def _read_rows(self, body: Element) -> None:
        number = 0
        for row in body.children:
            number = int(row.attributes.get("r") or number + 1)
            self.rows[number] = row
            column = 0
            for cell in row.children:
                ref = cell.attributes.get("r")
                column = place_of(ref)[1] if ref else column + 1
                self.cells[number, column] = Cell(number, column, cell)

    def merge_at(self, row: int, column: int) -> Merge | None:
        """Give the merged range over a place."""
        return next((merge for merge in self.merges if merge.covers(row, column)), None)

    def array_at(self, row: int, column: int) -> Merge | None:
        """Give the range over a place that one formula works out together."""
        return next((box for box in self._arrays if box.covers(row, column)), None)

    @cached_property
    def _arrays(self) -> list[Merge]:
        formulas = [cell.formula for cell in self.cells.values() if cell.formula is not None]
        together = [f.attributes for f in formulas if f.attributes.get("t") in ("array", "dataTable")]
        return [box_of(attributes["ref"]) for attributes in together if "ref" in attributes]

    def style_at(self, row: int, column: int) -> int:
        """Give the number of the style that a cell has or would get."""
        if (row, column) in self.cells:
            return self.cells[row, column].style
        element = self.rows.get(row)
        of_row = element.attributes.get("s") if element is not None else None
        return int(of_row or self.column_styles.get(column) or 0)

    def put(self, row: int, column: int, kind: str, inner: bytes) -> None:
        """Give a cell new content, its look kept; `kind` is the type of cell ("" = a number)."""
        cell = self.cells.get((row, column))
        if cell is not None:
            attributes = {k: v for k, v in cell.element.attributes.items() if k not in ("t", "cm", "vm")}
        else:
            style = self.style_at(row, column)
            attributes = {"s": str(style)} if style else {}
        attributes = {"r": name_of(row, column)} | {k: v for k, v in attributes.items() if k != "r"}
        if kind:
            attributes["t"] = kind
        said = "".join(f' {name}="{_quoted(value)}"' for name, value in attributes.items())
        tag = f"{self._prefix}c"
        self._new[row, column] = f"<{tag}{said}>".encode() + self.named(inner) + f"</{tag}>".encode()

    def named(self, inner: bytes) -> bytes:
        """Give the elements of a cell the sheet's own prefix, whatever prefix they came with."""
        return TAG_NAME.sub(rb"<\1" + self._prefix.encode() + rb"\2", inner)

    def forget_result(self, cell: Cell) -> None:
        """Take the stored result of a formula away: whoever opens the file works it out anew."""
        formula = cell.formula
        if formula is None or (cell.row, cell.column) in self._new:
            return
        self.put(cell.row, cell.column, "", b"")
        tag = f"</{self._prefix}c>".encode()
        kept = self.data[formula.start : formula.end]
        self._new[cell.row, cell.column] = self._new[cell.row, cell.column].removesuffix(tag) + kept + tag

    def changed(self) -> bytes:
        """Give the XML with every change in it."""
        changes: list[tuple[int, int, bytes]] = []
        added: dict[int, dict[int, bytes]] = {}
        for (row, column), xml in self._new.items():
            if (row, column) in self.cells:
                element = self.cells[row, column].element
                changes.append((element.start, element.end, xml))
            else:
                added.setdefault(row, {})[column] = xml
        new_rows = {}
        for row, cells in added.items():
            if row in self.rows:
                changes += self._into_row(row, cells)
            else:
                new_rows[row] = b"".join(cells[column] for column in sorted(cells))
        return spliced(self.data, changes + self._rows_between(new_rows))

    def _into_row(self, row: int, cells: dict[int, bytes]) -> list[tuple[int, int, bytes]]:
        element = self.rows[row]
        if element.empty:
            opened = self.data[element.start : element.inner - 2].rstrip() + b">"
            inside = b"".join(cells[column] for column in sorted(cells))
            return [(element.start, element.end, opened + inside + f"</{element.name}>".encode())]
        after = sorted((c for r, c in self.cells if r == row), reverse=True)
        places: dict[int, bytes] = {}
        for column in sorted(cells):
            before = next((c for c in after if c < column), None)
            at = element.inner if before is None else self.cells[row, before].element.end
            places[at] = places.get(at, b"") + cells[column]
        return [(at, at, xml) for at, xml in places.items()]

    def _rows_between(self, new: dict[int, bytes]) -> list[tuple[int, int, bytes]]:
        body = self._body
        if not new or body is None:
            return []
        tag = f"{self._prefix}row"
        xml = {r: f'<{tag} r="{r}">'.encode() + cells + f"</{tag}>".encode() for r, cells in new.items()}
        if body.empty:
            opened = self.data[body.start : body.inner - 2].rstrip() + b">"
            inside = b"".join(xml[row] for row in sorted(xml))
            return [(body.start, body.end, opened + inside + f"</{body.name}>".encode())]
        known = sorted(self.rows, reverse=True)
        places: dict[int, bytes] = {}
        for row in sorted(xml):
            before = next((r for r in known if r < row), None)
            at = body.inner if before is None else self.rows[before].end
            places[at] = places.get(at, b"") + xml[row]
        return [(at, at, added) for at, added in places.items()]


def box_of(reference: str) -> Merge:
    """Give the corners of a range like B2:D5, or of one cell. Raises UserMistake."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return Merge(top, left, bottom, right)


def place_of(name: str) -> tuple[int, int]:
    """Give row and column of a cell's name, both from 1. Raises UserMistake."""
    found = CELL.fullmatch(name.strip())
    column, row = 0, 0
    if found:
        for letter in found[1].upper():
            column = column * 26 + ord(letter) - 64
        row = int(found[2])
    if not 1 <= column <= LAST_COLUMN or not 1 <= row <= LAST_ROW:
        raise UserMistake(refusals.CELL_WRONG, field="cell", cell=name[:20])
    return row, column


def name_of(row: int, column: int) -> str:
    """Give the name of a cell: 5, 2 is B5."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
