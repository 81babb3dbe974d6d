"""Cells of a form that take only what stands on a list: a figure there would break the office's rule."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.tallies.office.mapping import CellEntry
from outreach.tallies.office.marks import read_elements
from outreach.tallies.office.package import OfficeBook
from outreach.tallies.office.sheet import Merge, box_of, place_of


def chosen_from_lists(book: OfficeBook, entries: Iterable[CellEntry]) -> list[CellEntry]:
    """Give the entries whose cell is to be chosen from a list."""
    lists: dict[str, list[Merge]] = {}
    found = []
    for entry in entries:
        if entry.sheet not in lists:
            lists[entry.sheet] = _lists(book.sheet(entry.sheet).data)
        if any(box.covers(*place_of(entry.cell)) for box in lists[entry.sheet]):
            found.append(entry)
    return found


def _lists(sheet: bytes) -> list[Merge]:
    if b"dataValidation" not in sheet:
        return []
    rules = read_elements(sheet, lambda local: local == "dataValidation")
    ranges = (rule.attributes.get("sqref", "") for rule in rules if rule.attributes.get("type") == "list")
    return [box_of(reference) for some in ranges for reference in some.split()]
