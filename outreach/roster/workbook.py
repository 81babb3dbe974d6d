"""Reads the sheets of .xlsx, .xlsb, .xls and .et workbooks into plain grids."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.archive import open_archive, read_entry
from outreach.roster.grid import Grids, Sheet, Value, counted
from outreach.roster.xlsx_marks import DOCTYPE, check_sheet, mark_sheet
from outreach.roster.xlsx_parts import BOOK, find_part, sheet_parts, struck_styles

PANIC = "PanicException"
OPEN_DOCUMENT = "content.xml"


def read_zip(path: Path) -> Grids:
    """Read what a zip container holds: an .xlsx, .xlsb or .ods workbook; raises UserMistake for all else."""
    with open_archive(path) as archive:
        if find_part(archive, BOOK):
            return _read_xlsx(path, archive)
        if find_part(archive, "xl/workbook.bin"):
            return read_workbook(path, "xlsb")
        if find_part(archive, OPEN_DOCUMENT):
            from outreach.roster.ods import read_ods

            return read_ods(archive, path.name)
        names = [entry.casefold() for entry in archive.namelist()]
    documents = any(entry.startswith(("word/", "ppt/", "doc_0/", "ofd.xml")) for entry in names)
    raise UserMistake(refusals.DOCUMENT if documents else refusals.PACKED, name=path.name)


def _read_xlsx(path: Path, archive: zipfile.ZipFile) -> Grids:
    parts = sheet_parts(archive, path.name)
    texts: dict[str, bytes] = {}
    for sheet, part in parts.items():
        texts[sheet] = read_entry(archive, part, path.name)
        check_sheet(texts[sheet], path.name)
    shared = find_part(archive, "xl/sharedStrings.xml")
    if shared and DOCTYPE.search(read_entry(archive, shared, path.name)):
        raise UserMistake(refusals.UNSAFE, name=path.name)
    struck = struck_styles(archive, path.name)
    grids = read_workbook(path, "xlsx")
    for grid in grids.sheets:
        if grid.name in texts:
            mark_sheet(grid, texts[grid.name], struck)
    return grids


def read_workbook(path: Path, kind: str) -> Grids:
    """Read every sheet of a checked workbook; a hostile one may still kill the process."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
            if len(book.sheet_names) > limits.SHEETS:
                raise UserMistake(refusals.TOO_BIG, name=path.name)
            sheets = []
            for about in book.sheets_metadata:
                hidden = about.visible != SheetVisibleEnum.Visible
                sheets.append(_sheet(book.get_sheet_by_name(about.name), hidden, path.name))
    except PasswordError as problem:
        raise UserMistake(refusals.ENCRYPTED, name=path.name) from problem
    except (CalamineError, OSError, ValueError) as problem:
        raise UserMistake(refusals.DAMAGED, name=path.name) from problem
    except BaseException as problem:  # a panic of the library's own language is no Exception
        if type(problem).__name__ == PANIC:
            raise UserMistake(refusals.DAMAGED, name=path.name) from problem
        raise
    return Grids(kind, sheets)


def _sheet(source: CalamineSheet, hidden: bool, name: str) -> Sheet:
    if source.start is None:
        return counted(source.name, [], hidden=hidden)
    if source.total_height > limits.ROWS or source.height * source.width > limits.CELLS:
        raise UserMistake(refusals.TOO_BIG, name=name)
    top, left = source.start
    pad: list[Value] = [None] * left
    rows: list[list[Value]] = [[] for _ in range(top)]
    for row in source.to_python():
        values: list[Value] = [None if value == "" else value for value in row]  # type: ignore[misc]
        rows.append(pad + values)
    merges = [(a, b, c, d) for (a, b), (c, d) in source.merged_cell_ranges or []]
    return counted(source.name, rows, hidden=hidden, merges=merges)
