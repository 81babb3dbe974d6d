"""Puts the results of formulas into a workbook: previews on a phone, and programs, do not calculate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>')


def fill_results(
    source: BinaryIO, target: BinaryIO, sheets: Mapping[str, Mapping[str, int | float | str]]
) -> None:
    """Copy a workbook, giving each formula its result; `sheets` by the path of the sheet in the file."""
    with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for item in before.infolist():
            content = before.read(item)
            if results := sheets.get(item.filename):
                content = _filled(content, results)
            after.writestr(item, content, ZIP_DEFLATED)


def _filled(xml: bytes, results: Mapping[str, int | float | str]) -> bytes:
    def with_result(found: re.Match[bytes]) -> bytes:
        result = results[found[1].decode()]
        kind = b' t="str"' if isinstance(result, str) else b""
        value = escape(str(result)).encode()
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (found[1], found[2], kind, found[3], value)

    return _FORMULA.sub(with_result, xml)
