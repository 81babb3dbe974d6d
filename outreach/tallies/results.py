"""Finishes a workbook: formulas get their results (previews do not calculate), plain rows come in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from outreach.tallies.cells import SheetWriter

_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>')
_END = b"</sheetData>"


def finish(source: BinaryIO, target: BinaryIO, sheets: Mapping[str, SheetWriter]) -> None:
    """Copy a workbook with what its writers kept back; `sheets` by the path of the sheet in the file."""
    with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for item in before.infolist():
            content = before.read(item)
            writer = sheets.get(item.filename)
            if writer is None:
                after.writestr(item, content, ZIP_DEFLATED)
                continue
            item.compress_type = ZIP_DEFLATED
            begin, end, rest = _filled(content, writer.results).partition(_END)
            with after.open(item, "w", force_zip64=True) as sheet:
                sheet.write(begin)
                for some in writer.plain.xml() if writer.plain is not None else ():
                    sheet.write(some)
                sheet.write(end + rest)


def _filled(xml: bytes, results: Mapping[str, int | float | str]) -> bytes:
    def with_result(found: re.Match[bytes]) -> bytes:
        result = results[found[1].decode()]
        kind = b' t="str"' if isinstance(result, str) else b""
        value = escape(str(result)).encode()
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (found[1], found[2], kind, found[3], value)

    return _FORMULA.sub(with_result, xml) if results else xml
