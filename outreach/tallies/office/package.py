"""An office's workbook as its container holds it: sheets by name, shared texts, a copy written."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import refusals as unreadable
from outreach.roster.archive import open_archive, read_entry
from outreach.roster.compound import check_compound
from outreach.roster.container import FileKind, look
from outreach.roster.xlsx_parts import find_part, sheet_parts
from outreach.tallies.office import refusals
from outreach.tallies.office.marks import Element, NotPlainXml, read_elements
from outreach.tallies.office.sheet import Cell, SheetXml
from outreach.tallies.office.strings import RichText

FORM_BYTES = 16 * 2**20
PART_BYTES = 32 * 2**20
STRINGS, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"


@dataclass
class OfficeBook:
    """A workbook in memory; `parts` holds every entry as it is in the file, `new` what was changed."""

    name: str
    entries: list[zipfile.ZipInfo]
    parts: dict[str, bytes]
    sheets: dict[str, str]
    new: dict[str, bytes | None] = field(default_factory=dict)
    _read: dict[str, SheetXml] = field(default_factory=dict)

    def sheet(self, name: str) -> SheetXml:
        """Give a sheet by its name, read once. Raises UserMistake."""
        if name not in self.sheets:
            known = "、".join(self.sheets)
            raise UserMistake(refusals.SHEET_MISSING, field="sheet", sheet=name, known=known)
        if name not in self._read:
            with self._sound():
                self._read[name] = SheetXml.read(_utf8(self.parts[self.sheets[name]]))
        return self._read[name]

    def text(self, cell: Cell) -> str:
        """Give what a cell shows, as far as it is text; numbers as they are stored."""
        rich = self.rich_text(cell)
        if rich is not None:
            return rich.text
        value = cell.element.child("v")
        return value.text if value is not None else ""

    def rich_text(self, cell: Cell) -> RichText | None:
        """Give a text cell's text with its runs, None for any other cell."""
        kind = cell.element.attributes.get("t", "")
        inline, value = cell.element.child("is"), cell.element.child("v")
        if kind == "inlineStr" and inline is not None:
            return RichText(self.data_of(cell)[inline.inner : inline.close])
        if kind == "s" and value is not None and value.text.strip().isdigit():
            number = int(value.text)
            if number < len(self._strings):
                found = self._strings[number]
                return RichText(self._string_data[found.inner : found.close])
        return None

    def data_of(self, cell: Cell) -> bytes:
        """Give the XML of the sheet that a cell was read from."""
        place = (cell.row, cell.column)
        return next(sheet.data for sheet in self._read.values() if sheet.cells.get(place) is cell)

    @cached_property
    def _string_data(self) -> bytes:
        part = self.part(STRINGS)
        return _utf8(part) if part else b"<sst/>"

    @cached_property
    def _strings(self) -> list[Element]:
        with self._sound():
            return read_elements(self._string_data, lambda name: name == "si")

    def part(self, path: str) -> bytes | None:
        """Give a part by its path, whatever its case; None where there is none."""
        found = next((name for name in self.parts if name.casefold() == path.casefold()), None)
        return self.parts[found] if found is not None else None

    def replace(self, path: str, data: bytes | None) -> None:
        """Change a part, or leave it out (None)."""
        found = next((name for name in self.parts if name.casefold() == path.casefold()), path)
        self.new[found] = data

    def bytes(self) -> bytes:
        """Give the whole file with its changed parts; all others byte by byte as they were unpacked."""
        for name, sheet in self._read.items():
            changed = sheet.changed()
            if changed != sheet.data:
                self.new[self.sheets[name]] = changed
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self.entries:
                data = self.new.get(entry.filename, self.parts[entry.filename])
                if data is not None:
                    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                    copy.external_attr, copy.compress_type = entry.external_attr, entry.compress_type
                    archive.writestr(copy, data)
        return target.getvalue()

    def _sound(self) -> _Sound:
        return _Sound(self.name)


class _Sound:
    """Within the block, XML that no table program writes is said to be damaged."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Begin to read."""

    def __exit__(self, _kind: object, problem: BaseException | None, _trace: object) -> None:
        """Say what was wrong."""
        if isinstance(problem, NotPlainXml | ValueError | RecursionError):
            raise UserMistake(unreadable.DAMAGED, name=self._name) from problem


def open_form(path: Path) -> OfficeBook:
    """Read an office's .xlsx or .xlsm into memory, checked as any foreign file is. Raises UserMistake."""
    kind = look(path)
    if kind is FileKind.COMPOUND:
        check_compound(path)
    if kind is not FileKind.ZIP:
        raise UserMistake(refusals.NOT_XLSX, field="template", name=path.name)
    if path.stat().st_size > FORM_BYTES:
        raise UserMistake(refusals.TOO_BIG, field="template", name=path.name)
    with open_archive(path) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > 4 * PART_BYTES:
            raise UserMistake(refusals.TOO_BIG, field="template", name=path.name)
        if find_part(archive, BOOK) is None:
            raise UserMistake(refusals.NOT_XLSX, field="template", name=path.name)
        sheets = sheet_parts(archive, path.name)
        parts = {entry.filename: read_entry(archive, entry.filename, path.name) for entry in entries}
    return OfficeBook(path.name, entries, parts, sheets)


def has_macros(book: OfficeBook) -> bool:
    """Tell whether the workbook carries a program."""
    return any(name.casefold().endswith("vbaproject.bin") for name in book.parts)


def _utf8(data: bytes) -> bytes:
    """Give a part as UTF-8 without a mark; UTF-16 is what the standard allows besides."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
        return text.replace('encoding="UTF-16"', 'encoding="UTF-8"', 1).encode()
    return data.removeprefix(b"\xef\xbb\xbf")
