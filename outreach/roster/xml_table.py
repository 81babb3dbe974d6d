"""Reads workbooks saved as one XML file (“XML Spreadsheet 2003”), often named .xls."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.encodings import decode
from outreach.roster.grid import Grids, Merge, Sheet, Value, counted

SHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_xml_table(path: Path) -> Grids:
    """Read every worksheet; raises UserMistake where the XML is damaged, a trap or no workbook."""
    try:
        text, encoding = decode(path.read_bytes())
        body = text[text.index("?>") + 2 :] if text.lstrip().startswith("<?xml") else text
        root: Element = fromstring(body, forbid_dtd=True)
    except DefusedXmlException as problem:
        raise UserMistake(refusals.UNSAFE, name=path.name) from problem
    except (ParseError, ValueError) as problem:
        raise UserMistake(refusals.DAMAGED, name=path.name) from problem
    sheets = [_sheet(sheet, path.name) for sheet in root.iter(SHEET + "Worksheet")]
    if not sheets:
        raise UserMistake(refusals.UNKNOWN, name=path.name)
    return Grids("xml", sheets, encoding)


def _sheet(source: Element, name: str) -> Sheet:
    rows: list[list[Value]] = []
    merges: list[Merge] = []
    for row in source.iter(SHEET + "Row"):
        _skip_to(rows, row, limits.ROWS, name, list)
        line: list[Value] = []
        for cell in row.iter(SHEET + "Cell"):
            _skip_to(line, cell, limits.COLUMNS, name, lambda: None)
            across, down = int(cell.get(SHEET + "MergeAcross", "0")), int(cell.get(SHEET + "MergeDown", "0"))
            if across or down:
                merges.append((len(rows), len(line), len(rows) + down, len(line) + across))
            line.append(_value(cell))
            if not 0 <= across < limits.COLUMNS:
                raise UserMistake(refusals.TOO_BIG, name=name)
            line += [None] * across
        rows.append(line)
    visible = source.find("{urn:schemas-microsoft-com:office:excel}WorksheetOptions/{*}Visible")
    return counted(source.get(SHEET + "Name", ""), rows, hidden=visible is not None, merges=merges)


def _skip_to(made: list[Any], element: Element, most: int, name: str, blank: Callable[[], object]) -> None:
    """Fill up to the place an element names, counted from 1."""
    place = element.get(SHEET + "Index")
    target = int(place) - 1 if place else len(made)
    if target > most or len(made) > most:
        raise UserMistake(refusals.TOO_BIG, name=name)
    while len(made) < target:
        made.append(blank())


def _value(cell: Element) -> Value:
    data = cell.find(SHEET + "Data")
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(SHEET + "Type", "")
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        if kind == "DateTime":
            return datetime.datetime.fromisoformat(text)
    except ValueError:
        pass
    return text or None
