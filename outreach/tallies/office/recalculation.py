"""Which stored results of a workbook are stale once some cells changed, and how it is told to calculate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from outreach.tallies.office.marks import read_elements, spliced
from outreach.tallies.office.package import BOOK, OfficeBook
from outreach.tallies.office.sheet import LAST_COLUMN, LAST_ROW, Cell, place_of

TEXT = re.compile(r'"(?:[^"]|"")*"')
REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?"
    r"(?:(?P<cells>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)"
    r"|(?P<rows>\$?\d+:\$?\d+)|(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}))(?![\w(])"
)
NAME = re.compile(r"[^\W\d][\w.]*(?!\w|\()")
ASKED = re.compile(rb'\s+fullCalcOnLoad\s*=\s*("[^"]*"|\'[^\']*\')')
Box = tuple[str, int, int, int, int]


@dataclass(slots=True)
class Stored:
    """A formula with the ranges it looks at; `opaque` where its text does not tell all of them."""

    sheet: str
    cell: Cell
    boxes: list[Box]
    opaque: bool


def forget_stale_results(book: OfficeBook, changed: Iterable[tuple[str, int, int]]) -> None:
    """Take away the results of all formulas that hang on a changed cell, and ask for a calculation."""
    known = {sheet: book.sheet(sheet) for sheet in book.sheets}
    formulas = [
        _stored(name, cell)
        for name, sheet in known.items()
        for cell in sheet.cells.values()
        if cell.formula is not None
    ]
    dirty = {(sheet.casefold(), row, column) for sheet, row, column in changed}
    waiting, again = formulas, True
    while again:
        stale: list[Stored] = []
        rest: list[Stored] = []
        for one in waiting:
            hangs = one.opaque or any(_touches(box, dirty) for box in one.boxes)
            (stale if hangs else rest).append(one)
        waiting = rest
        dirty.update((one.sheet.casefold(), one.cell.row, one.cell.column) for one in stale)
        again = bool(stale)
        for one in stale:
            known[one.sheet].forget_result(one.cell)
    ask_for_calculation(book)


def _touches(box: Box, dirty: set[tuple[str, int, int]]) -> bool:
    sheet, top, left, bottom, right = box
    return any(s == sheet and top <= row <= bottom and left <= column <= right for s, row, column in dirty)


def _stored(sheet: str, cell: Cell) -> Stored:
    formula = cell.formula
    text = TEXT.sub('""', formula.text) if formula is not None else ""
    boxes = []
    for found in REFERENCE.finditer(text):
        where = (found["sheet"] or sheet).strip("'").replace("''", "'")
        if "[" not in where:
            boxes.append((where.casefold(), *_corners(found)))
    rest = REFERENCE.sub("", text)
    names = [name for name in NAME.findall(rest) if name.upper() not in ("TRUE", "FALSE")]
    indirect = re.search(r"\b(INDIRECT|OFFSET|INDEX|NOW|TODAY|RAND)\(", text, re.IGNORECASE) is not None
    through_sheets = any(":" in where for where, *_ in boxes)
    return Stored(sheet, cell, boxes, not text or bool(names) or indirect or through_sheets)


def _corners(found: re.Match[str]) -> tuple[int, int, int, int]:
    if found["cells"]:
        first, _, last = found["cells"].partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
    first, _, last = (found["rows"] or found["columns"]).replace("$", "").partition(":")
    if found["rows"]:
        return int(first), 1, int(last), LAST_COLUMN
    return 1, place_of(f"{first}1")[1], LAST_ROW, place_of(f"{last}1")[1]


def ask_for_calculation(book: OfficeBook) -> None:
    """Mark the workbook so that whoever opens it works every formula out."""
    data = book.part(BOOK) or b""
    found = {element.local: element for element in read_elements(data, lambda name: name in AFTER)}
    if "calcPr" in found:
        element = found["calcPr"]
        tag = ASKED.sub(b"", data[element.start : element.inner])
        marked = re.sub(rb"\s*(/?>)$", rb' fullCalcOnLoad="1"\1', tag)
        book.replace(BOOK, spliced(data, [(element.start, element.inner, marked)]))
        return
    last = next((found[name] for name in reversed(AFTER) if name in found), None)
    if last is not None:
        prefix = last.name.rpartition(last.local)[0]
        added = f'<{prefix}calcPr fullCalcOnLoad="1"/>'.encode()
        book.replace(BOOK, spliced(data, [(last.end, last.end, added)]))


AFTER = ("sheets", "functionGroups", "externalReferences", "definedNames", "calcPr")


def drop_calculation_chain(book: OfficeBook) -> None:
    """Leave out the list of formulas in the order of their calculation: one of them is a value now."""
    if book.part("xl/calcChain.xml") is None:
        return
    book.replace("xl/calcChain.xml", None)
    for path in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        data = book.part(path) or b""
        gone = [
            (element.start, element.end, b"")
            for element in read_elements(data, lambda local: local in ("Override", "Relationship"))
            if any("calcChain" in value for value in element.attributes.values())
        ]
        book.replace(path, spliced(data, gone))
