"""Makes workbooks and texts of every kind, sound and hostile, small enough to make in each test."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

ROWS: list[list[object]] = [
    ["组", "户号", "姓名", "与户主关系", "性别", "身份证号", "电话"],
    ["1组", 1, "王小川", "户主", "男", "41010219700101001X", "13800000001"],
    ["1组", 1, "李秀𠮷", "妻", "女", "", "13800000002"],
    ["2组", 2, "阿依古丽·买买提", "户主", "女", "", ""],
]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def cell(column: int, row: int, value: object) -> str:
    place = f"{letters(column)}{row}"
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def sheet_xml(rows: Sequence[Sequence[object]], more: str = "", head: str = "", tail: str = "") -> str:
    lines = "".join(
        f'<row r="{number}">{"".join(cell(c, number, v) for c, v in enumerate(row) if v != "")}</row>'
        for number, row in enumerate(rows, 1)
    )
    return (
        f'<?xml version="1.0"?>{head}<worksheet {MAIN}><sheetData>{lines}{more}</sheetData>{tail}</worksheet>'
    )


def xlsx_parts(sheets: Mapping[str, str]) -> dict[str, str]:
    """Give the parts of a workbook by name; sheets are given as XML by their names."""
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    book = f'<Relationship Id="rId1" Type="{office}" Target="xl/workbook.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    links = f"{package}/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{links}">{book}</Relationships>',
        "xl/workbook.xml": f"<workbook {MAIN} {LINKS}><sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}">{targets}</Relationships>',
    }
    return parts | {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)}


def write_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[object]] = ROWS, **more: str) -> Path:
    return write_zip(path, xlsx_parts({"名册": sheet_xml(rows, **more)}))


def csv_text(rows: Sequence[Sequence[object]] = ROWS, sign: str = ",") -> str:
    return "".join(sign.join(str(value) for value in row) + "\r\n" for row in rows)


def html_text(rows: Sequence[Sequence[object]] = ROWS) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in row) + "</tr>\n" for row in rows)
    head = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head>'
    return f"{head}<body><table border=1>{lines}</table></body></html>"


def xml_2003(rows: Sequence[Sequence[object]] = ROWS) -> str:
    def data(value: object) -> str:
        kind = "Number" if isinstance(value, int | float) else "String"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    lines = "".join("<Row>" + "".join(map(data, row)) + "</Row>" for row in rows)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="名册">'
        f"<Table>{lines}</Table></Worksheet></Workbook>"
    )


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def compound(*streams: str) -> bytes:
    """Make something that starts and lists its streams as an old compound container does."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names + b"\0" * 2048


def overlapping(path: Path) -> Path:
    """Two entries of one archive whose data is the same bytes: the kernel of a zip bomb."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in xlsx_parts({"名册": sheet_xml(ROWS)}).items():
            archive.writestr(name, text)
        first = archive.infolist()[0]
        archive.filelist[-1].header_offset = first.header_offset
    path.write_bytes(buffer.getvalue())
    return path
