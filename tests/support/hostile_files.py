"""Makes files that mean harm or were badly made, one of each kind and format; each function gives its path."""

# ruff: noqa: E501 - a kind a line
from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

HEAD = ("户号", "姓名", "与户主关系", "联系电话")
ROW = ("1", "李建国", "户主", "13800000000")
LETTERS = "ABCD"
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
ROOT = LINKS.replace("/worksheet\"", "/officeDocument\"").replace("worksheets/sheet1", "xl/workbook")
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{before}<sheetData>{rows}</sheetData></worksheet>'
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="名单">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {after} "{10 * f"&{before};"}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


def cell(place: str, text: str) -> str:
    """Give one cell of a sheet with text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_row(number: int, texts: tuple[str, ...]) -> str:
    """Give one row of a sheet."""
    cells = "".join(cell(f"{letter}{number}", text) for letter, text in zip(LETTERS, texts, strict=False))
    return f'<row r="{number}">{cells}</row>'


ROWS = sheet_row(1, HEAD) + sheet_row(2, ROW)


def xlsx(path: Path, rows: str = ROWS, before: str = "", **parts: bytes) -> Path:
    """Write a workbook from the XML of its rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(before=before, rows=rows))
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def ods(path: Path, rows: str, prefix: str = "") -> Path:
    """Write an OpenDocument table from the XML of its rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", prefix + ODS.format(rows=rows))
    return path


def ods_row(texts: tuple[str, ...], more: str = "") -> str:
    """Give one row of an OpenDocument table."""
    return f"<table:table-row{more}>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    ) + "</table:table-row>"  # fmt: skip


ODS_ROWS = ods_row(HEAD) + ods_row(ROW)


def text(path: Path, lines: Iterator[str] | list[str], encoding: str = "utf-8") -> Path:
    """Write lines of text."""
    with path.open("w", encoding=encoding, newline="") as file:
        for line in lines:
            file.write(line + "\r\n")
    return path


def csv_rows(*rows: tuple[str, ...], sign: str = ",") -> list[str]:
    """Give rows as lines, the heading first."""
    return [sign.join(row) for row in (HEAD, ROW, *rows)]


LONG = "李" * 1000
ODD = ("2", "阿\u202e伊\u202c布", "户主", "")
KINDS: dict[str, Callable[[Path], Path]] = {
    "formulas.xlsx": lambda p: xlsx(p, ROWS + "".join(f'<row r="{n}"><c r="A{n}"><f>A{n - 1}+1</f></c><c r="B{n}"><f>REPT(B{n - 1},9)&amp;B{n - 1}</f></c></row>' for n in range(3, 150_000))),
    "nested.xlsx": lambda p: xlsx(p, ROWS + f'<row r="3"><c r="B3"><f>{"(" * 200_000}</f></c></row>'),
    "joined.xlsx": lambda p: xlsx(p, ROWS + '<row r="3">' + cell("B3", "甲" * 30_000) + "</row>" + "".join(f'<row r="{n}"><c r="B{n}"><f>B{n - 1}&amp;B{n - 1}</f></c></row>' for n in range(4, 60))),
    "zip_bomb.xlsx": lambda p: xlsx(p, ROWS, **{"xl/sharedStrings.xml": b" " * (200 << 20)}),
    "sheet_bomb.xlsx": lambda p: xlsx(p, ROWS + " " * (240 << 20)),
    "cells_bomb.xlsx": lambda p: xlsx(p, ROWS + "".join(f'<row r="{n}">{"<c/>" * 200}</row>' for n in range(3, 40_000))),
    "entities.xlsx": lambda p: xlsx(p, before="&i;", **{"xl/styles.xml": f"{ENTITIES}]><strike>&i;</strike>".encode()}),
    "far.xlsx": lambda p: xlsx(p, ROWS + f'<row r="1048576">{cell("XFD1048576", "x")}</row>'),
    "empty_rows.xlsx": lambda p: xlsx(p, ROWS + "".join(f'<row r="{n}"/>' for n in range(3, 1_000_003))),
    "styled_rows.xlsx": lambda p: xlsx(p, ROWS + "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 1_000_003))),
    "lying.xlsx": lambda p: xlsx(p, before='<dimension ref="A1:XFD1048576"/>', **{"xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4294967295" uniqueCount="4294967295"><si><t>x</t></si></sst>'}),
    "wide.xlsx": lambda p: xlsx(p, ROWS + '<row r="3">' + "".join(f"<c t=\"inlineStr\"><is><t>{n}</t></is></c>" for n in range(2000)) + "</row>"),
    "long_name.xlsx": lambda p: xlsx(p, ROWS + sheet_row(3, ("2", LONG, "户主", ""))),
    "odd.xlsx": lambda p: xlsx(p, ROWS + sheet_row(3, ODD)),
    "merges.xlsx": lambda p: xlsx(p, ROWS + "</sheetData><mergeCells>" + "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 2000)) + "</mergeCells><sheetData>"),
    "columns.ods": lambda p: ods(p, ODS_ROWS + f'<table:table-row>{"".join("<table:table-cell/>" for _ in range(2000))}</table:table-row>'),
    "repeated.ods": lambda p: ods(p, ODS_ROWS + ods_row(ROW, ' table:number-rows-repeated="1048576"')),
    "repeated_cells.ods": lambda p: ods(p, ODS_ROWS + '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'),
    "empty_rows.ods": lambda p: ods(p, ODS_ROWS + "<table:table-row/>" * 1_000_000),
    "entities.ods": lambda p: ods(p, ods_row(("&i;",)), f"{ENTITIES}]>"),
    "spaces.ods": lambda p: ods(p, ods_row(HEAD) + ods_row(("1", '<text:s text:c="2000000000"/>', "户主", ""))),
    "bomb.ods": lambda p: ods(p, ODS_ROWS + " " * (240 << 20)),
    "long_name.ods": lambda p: ods(p, ODS_ROWS + ods_row(("2", LONG, "户主", ""))),
    "line.csv": lambda p: text(p, [*csv_rows(), "甲" * 1_700_000]),
    "quote.csv": lambda p: text(p, [*csv_rows(), '2,"' + "甲,\n" * 1_000_000]),
    "columns.csv": lambda p: text(p, [*csv_rows(), *[",".join(map(str, range(2000)))] * 500]),
    "commas.csv": lambda p: text(p, [*csv_rows(), "," * 5_000_000]),
    "empty_rows.csv": lambda p: text(p, [*csv_rows(), *[""] * 1_000_000]),
    "blank_rows.csv": lambda p: text(p, [*csv_rows(), *[",,,"] * 1_000_000]),
    "many.csv": lambda p: text(p, [*csv_rows(), *(f"{n},李建国,户主," for n in range(250_000))]),
    "odd.csv": lambda p: text(p, csv_rows(("2", "李\0四", "户主", ""), ODD, ("3", LONG, "户主", ""))),
    "line.tsv": lambda p: text(p, [*csv_rows(sign="\t"), "甲" * 1_700_000], "gb18030"),
    "empty_rows.tsv": lambda p: text(p, [*csv_rows(sign="\t"), *[""] * 1_000_000], "utf-16"),
    "deep.html": lambda p: text(p, ["<html><table>" + "<tr><td><table>" * 200_000]),
    "spans.html": lambda p: text(p, ["<html><table><tr>" + '<td rowspan="65534" colspan="1000">x</td>' * 200 + "</tr></table>"]),
    "empty_rows.html": lambda p: text(p, ["<html><table>", *["<tr></tr>"] * 1_000_000, "</table>"]),
    "line.html": lambda p: text(p, ["<html><table><tr><td>" + "甲" * 1_700_000 + "</td></tr></table>"]),
    "columns.html": lambda p: text(p, ["<html><table>", *["<tr>" + "<td>1</td>" * 2000 + "</tr>"] * 100, "</table>"]),
    "entities.html": lambda p: text(p, [f'<?xml version="1.0"?>{ENTITIES}]><Workbook>&i;</Workbook>']),
    "tags.html": lambda p: text(p, ["<html><table><tr><td>" + "<" * 3_000_000]),
    "cut.xls": lambda p: _compound(p, 4096),
    "chains.xls": lambda p: _compound(p, 8 << 20),
}
"""File name -> how to make it; the formats that nothing here can write are cut short and filled with sign for sign."""


def _compound(path: Path, size: int) -> Path:
    """Write the head of a compound file whose chain of sectors runs in circles."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    head[44:48] = (109).to_bytes(4, "little")
    head[48:52] = bytes(4)
    head[68:76] = bytes(8)
    head[76:512] = bytes(436)
    path.write_bytes(bytes(head) + bytes(size))
    return path


def make(folder: Path, name: str) -> Path:
    """Make one of `KINDS`."""
    return KINDS[name](folder / name)
