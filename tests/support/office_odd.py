"""A form with parts that programs lose: macros, links to others, a pivot table, protection, a chart."""

from __future__ import annotations

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
