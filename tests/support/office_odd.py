"""A form with parts that programs lose: macros, links to others, a pivot table, protection, a chart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import xlsxwriter

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8
LINK = (
    f'{HEAD}<externalLink xmlns="{SPREADSHEET}"><externalBook xmlns:r="{OFFICE}" r:id="rId1">'
    '<sheetNames><sheetName val="上月"/></sheetNames></externalBook></externalLink>'
)
LINK_TO = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" '
    'Target="上月.xlsx" TargetMode="External"/></Relationships>'
)
PIVOT = (
    f'{HEAD}<pivotTableDefinition xmlns="{SPREADSHEET}" name="透视表1" cacheId="1" dataCaption="值">'
    '<location ref="H2:I6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>'
)
CACHE = (
    f'{HEAD}<pivotCacheDefinition xmlns="{SPREADSHEET}" refreshOnLoad="1"><cacheSource type="worksheet">'
    '<worksheetSource ref="A1:C4" sheet="周报"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>'
)


def odd_form(folder: Path) -> Path:
    """A sheet with a chart and protection, then the parts that no library of ours writes, by hand."""
    plain = folder / "plain.xlsx"
    book = xlsxwriter.Workbook(plain)
    sheet = book.add_worksheet("周报")
    for row, (word, number) in enumerate((("组", "入户"), ("1组", 0), ("2组", 0), ("3组", 0))):
        sheet.write(row, 0, word)
        sheet.write(row, 1, number)
    sheet.write_formula("B5", "=SUM(B2:B4)", None, 0)
    sheet.write_formula("C2", "=B2*2", None, 0)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=周报!$B$2:$B$4", "categories": "=周报!$A$2:$A$4"})
    sheet.insert_chart("E8", chart)
    sheet.protect("镇里的密码")
    book.close()
    return with_parts(plain, folder / "镇里的表.xlsm", PARTS, CHANGES)


PARTS = {
    "xl/vbaProject.bin": MACROS,
    "xl/externalLinks/externalLink1.xml": LINK.encode(),
    "xl/externalLinks/_rels/externalLink1.xml.rels": LINK_TO.encode(),
    "xl/pivotTables/pivotTable1.xml": PIVOT.encode(),
    "xl/pivotCache/pivotCacheDefinition1.xml": CACHE.encode(),
}
CHANGES = {
    "[Content_Types].xml": (
        "spreadsheetml.sheet.main+xml", "</Types>",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    ),
    "xl/_rels/workbook.xml.rels": (
        "\0", "</Relationships>", "",
        f'<Relationship Id="rId901" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
        '<Relationship Id="rId902" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/></Relationships>',
    ),
}  # fmt: skip


def rewritten(source: Path, target: Path, changes: Mapping[str, Mapping[str, str]]) -> Path:
    """Copy a workbook, some words of its parts replaced (regular expressions)."""
    with ZipFile(source) as before, ZipFile(target, "w") as after:
        for item in before.infolist():
            text = before.read(item).decode()
            for words, instead in changes.get(item.filename, {}).items():
                text, n = re.subn(words, instead, text)
                assert n, words
            after.writestr(item.filename, text)
    return target


def with_traps(folder: Path) -> Path:
    """A sheet whose days count from 1904, with an array, a what-if table, a table range and a list."""
    plain = folder / "plain.xlsx"
    book = xlsxwriter.Workbook(plain)
    sheet, month = book.add_worksheet("周报"), book.add_worksheet("11月")
    sheet.write_blank("A1", None, book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_array_formula("B1:B3", "{=C1:C3*2}", None, 0)
    sheet.write_column("D1", (7, 7, 7))
    sheet.add_table("F1:G3", {"columns": [{"header": "组别"}, {"header": "入户"}]})
    sheet.data_validation("H1:H3", {"validate": "list", "source": ["是", "否"]})
    sheet.write_rich_string("I1", "入户", book.add_format({"underline": 1}), "    ", "户")
    for row, formula in enumerate(("=11月!A1*2", "='11月'!A1*2", "=MONTHS!A1*2", "=1+1")):
        sheet.write_formula(row, 9, formula, None, 8)
    month.write("A1", 4)
    book.close()
    sheet_, tags = "xl/worksheets/sheet1.xml", "sst|si|r|t|rPr|u|sz|color|rFont|family|scheme"
    changes = {
        "xl/workbook.xml": {"<workbookPr": '<workbookPr date1904="true"'},
        sheet_: {
            '<c r="D1"><v>': '<c r="D1"><f t="dataTable" ref="D1:D3" dt2D="0" dtr="0" r1="A1"/><v>',
            "MONTHS!": "11月!",
        },
        "xl/sharedStrings.xml": {rf"<(/?)({tags})\b": r"<\1x:\2", 'xmlns="': 'xmlns:x="'},
    }
    return rewritten(plain, folder / "老表.xlsx", changes)


def with_parts(
    source: Path, target: Path, parts: Mapping[str, bytes], changes: Mapping[str, tuple[str, str, str, str]]
) -> Path:
    """Copy a workbook with more parts, some words of others replaced."""
    with ZipFile(source) as before, ZipFile(target, "w") as after:
        for item in before.infolist():
            data = before.read(item)
            if item.filename in changes:
                first, second, instead, other = changes[item.filename]
                text = data.decode().replace(f"{OPEN}.{first}", instead)
                data = text.replace(second, other).encode()
            after.writestr(item, data)
        for name, data in parts.items():
            after.writestr(name, data)
    return target
