"""Finds the parts of an .xlsx container: which sheet is which file, and which styles strike through."""

from __future__ import annotations

import posixpath
import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from outreach.errors import UserMistake
from outreach.roster import refusals
from outreach.roster.archive import read_entry

BOOK = "xl/workbook.xml"


def read_xml(archive: zipfile.ZipFile, part: str, name: str) -> Element | None:
    """Parse one part, None if it is not there; entities and outside references are refused."""
    found = find_part(archive, part)
    if found is None:
        return None
    try:
        root: Element = fromstring(read_entry(archive, found, name))
    except DefusedXmlException as problem:
        raise UserMistake(refusals.UNSAFE, name=name) from problem
    except (ParseError, ValueError, LookupError) as problem:
        raise UserMistake(refusals.DAMAGED, name=name) from problem
    return root


def find_part(archive: zipfile.ZipFile, part: str) -> str | None:
    """Give the entry's name as the container spells it; parts are found whatever their case."""
    return next((entry for entry in archive.namelist() if entry.casefold() == part.casefold()), None)


def sheet_parts(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Give each sheet's entry by the sheet's name."""
    book = read_xml(archive, BOOK, name)
    links = read_xml(archive, "xl/_rels/workbook.xml.rels", name)
    if book is None or links is None:
        raise UserMistake(refusals.DAMAGED, name=name)
    targets = {link.get("Id", ""): posixpath.join("/xl", link.get("Target", ""))[1:] for link in links}
    parts: dict[str, str] = {}
    for sheet in book.iter():
        if local(sheet) == "sheet":
            ids = [value for key, value in sheet.items() if key.endswith("}id")]
            found = find_part(archive, posixpath.normpath(targets.get(ids[0], ""))) if ids else None
            if found:
                parts[sheet.get("name", "")] = found
    return parts


def struck_styles(archive: zipfile.ZipFile, name: str) -> set[int]:
    """Give the numbers of the cell styles whose font is struck through."""
    found = find_part(archive, "xl/styles.xml")
    if found is None or b"strike" not in read_entry(archive, found, name):
        return set()
    styles = read_xml(archive, "xl/styles.xml", name)
    fonts: set[int] = set()
    struck: set[int] = set()
    for part in styles if styles is not None else ():
        if local(part) == "fonts":
            fonts = {number for number, font in enumerate(part) if any(map(_strikes, font))}
        elif local(part) == "cellXfs":
            struck = {number for number, style in enumerate(part) if int(style.get("fontId") or 0) in fonts}
    return struck


def local(element: Element) -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _strikes(mark: Element) -> bool:
    return local(mark) == "strike" and mark.get("val", "1") not in ("0", "false")
