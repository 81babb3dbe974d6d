"""The headings of table ranges: they are the names of the columns, so that no figure may take their place."""

from __future__ import annotations

import posixpath

from outreach.tallies.office.marks import read_elements
from outreach.tallies.office.package import OfficeBook
from outreach.tallies.office.sheet import Merge, box_of


def table_headings(book: OfficeBook, sheet: str) -> list[Merge]:
    """Give where the headings of the tables on a sheet stand."""
    part = book.sheets[sheet]
    folder, name = posixpath.split(part)
    links = book.part(f"{folder}/_rels/{name}.rels") or b"<x/>"
    found = []
    for link in read_elements(links, lambda local: local == "Relationship"):
        if link.attributes.get("Type", "").endswith("/table"):
            target = posixpath.normpath(posixpath.join("/", folder, link.attributes.get("Target", "")))
            found += _headings(book.part(target[1:]) or b"<x/>")
    return found


def _headings(table: bytes) -> list[Merge]:
    boxes = []
    for element in read_elements(table, lambda local: local == "table"):
        rows = int(element.attributes.get("headerRowCount") or 1)
        box = box_of(element.attributes.get("ref", "A1"))
        if rows:
            boxes.append(Merge(box.top, box.left, box.top + rows - 1, box.right))
    return boxes
