"""Fills a copy of the office's workbook: the mapped cells change, everything else stays byte by byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from outreach.errors import UserMistake
from outreach.files import write_whole
from outreach.tallies.office import refusals
from outreach.tallies.office.blanks import blanks, filled
from outreach.tallies.office.group_labels import GroupLabels
from outreach.tallies.office.mapping import CellEntry, OfficeMap, Pattern, beside, placed
from outreach.tallies.office.marks import read_elements
from outreach.tallies.office.package import BOOK, STYLES, OfficeBook
from outreach.tallies.office.recalculation import drop_calculation_chain, forget_stale_results
from outreach.tallies.office.sheet import SheetXml, name_of, place_of
from outreach.tallies.office.strings import RichText, plain
from outreach.tallies.office.styles import Formats
from outreach.tallies.office.survey import needs_xlsm
from outreach.tallies.office.tables import table_headings
from outreach.tallies.office.values import Filling, Value
from outreach.tallies.tally import RANK

EPOCH = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


def entries_of(book: OfficeBook, wanted: OfficeMap, labels: GroupLabels) -> list[CellEntry]:
    """Give every cell that a map fills, with the village's own names of the groups. Raises UserMistake."""
    entries = [_of_group(entry, labels) for entry in wanted.cells]
    entries += [entry for line in wanted.patterns for entry in _drawn(book, line, labels)]
    whole: set[tuple[str, str]] = set()
    for entry in entries:
        _check_place(book, entry)
        if entry.period == RANK and entry.group is None and entry.figure is not None:
            raise UserMistake(refusals.RANK_OF_ALL, field="map", sheet=entry.sheet, cell=entry.cell)
        key = (entry.sheet, entry.cell if entry.blank is None else f"{entry.cell} {entry.blank}")
        if key in whole or (entry.blank is not None and (entry.sheet, entry.cell) in whole):
            raise UserMistake(refusals.TWICE, field="map", sheet=entry.sheet, cell=entry.cell)
        whole.add(key)
    return entries


def refill(book: OfficeBook, entries: Sequence[CellEntry], filling: Filling) -> None:
    """Fill the cells of an open workbook. Raises UserMistake naming the cell that cannot be filled."""
    formats = Formats.read(book.part(STYLES))
    dates_from = EPOCH[_from_1904(book)]
    sentences: dict[tuple[str, str], dict[int, str]] = {}
    had_formula = False
    for entry in entries:
        sheet = book.sheet(entry.sheet)
        row, column = place_of(entry.cell)
        found = sheet.cells.get((row, column))
        had_formula = had_formula or (found is not None and found.formula is not None)
        if entry.blank is not None:
            sentences.setdefault((entry.sheet, entry.cell), {})[entry.blank] = filling.in_words(entry)
            continue
        value = filling.value(entry)
        if isinstance(value, date) and sheet.style_at(row, column) in formats.dates:
            value = (value - dates_from).days
        _put(sheet, row, column, value)
    for (name, cell), values in sentences.items():
        _fill_sentence(book, name, cell, values)
    if had_formula:
        drop_calculation_chain(book)
    forget_stale_results(book, {(entry.sheet, *place_of(entry.cell)) for entry in entries})


def write_filled(book: OfficeBook, target: Path, form: Path) -> None:
    """Write a filled workbook, whole or not at all; never over the form itself. Raises UserMistake."""
    if target.exists() and target.samefile(form):
        raise UserMistake(refusals.SAME_FILE, field="out")
    check_name(book, target.name)
    write_whole(target, book.bytes())


def check_name(book: OfficeBook, target_name: str) -> None:
    """See that a file of this name may hold the workbook. Raises UserMistake."""
    if needs_xlsm(book, target_name):
        raise UserMistake(refusals.NEEDS_XLSM, field="out", name=book.name)


def stale_rates(book: OfficeBook, entries: Sequence[CellEntry], rates: frozenset[str]) -> list[CellEntry]:
    """Give the cells of rates that would show 0.787, since their format is neither per cent nor scaled."""
    percent = Formats.read(book.part(STYLES)).percent
    return [
        entry
        for entry in entries
        if entry.figure in rates and entry.blank is None and entry.scale == 1 and entry.period != RANK
        if book.sheet(entry.sheet).style_at(*place_of(entry.cell)) not in percent
    ]


def _from_1904(book: OfficeBook) -> bool:
    """Tell whether the workbook counts its days from 1904, as old ones from a Macintosh do."""
    for element in read_elements(book.part(BOOK) or b"<x/>", lambda name: name == "workbookPr"):
        return element.attributes.get("date1904", "0") in ("1", "true", "on")
    return False


def _put(sheet: SheetXml, row: int, column: int, value: Value) -> None:
    if isinstance(value, int | float):
        sheet.put(row, column, "", f"<v>{value!r}</v>".encode())
    elif value == "":
        sheet.put(row, column, "", b"")
    else:
        text = value.isoformat() if isinstance(value, date | datetime) else value
        sheet.put(row, column, "inlineStr", b"<is>" + plain(text) + b"</is>")


def _fill_sentence(book: OfficeBook, name: str, cell: str, values: dict[int, str]) -> None:
    sheet = book.sheet(name)
    row, column = place_of(cell)
    found = sheet.cells.get((row, column))
    rich = book.rich_text(found) if found is not None else None
    sentence = rich or RichText(b"")
    inner = sentence.rewritten(filled(sentence.text, values))
    sheet.put(row, column, "inlineStr", b"<is>" + inner + b"</is>")


def _check_place(book: OfficeBook, entry: CellEntry) -> None:
    sheet = book.sheet(entry.sheet)
    row, column = place_of(entry.cell)
    merge = sheet.merge_at(row, column)
    if merge is not None and (row, column) != (merge.top, merge.left):
        first, last = name_of(merge.top, merge.left), name_of(merge.bottom, merge.right)
        where = {"sheet": entry.sheet, "cell": entry.cell, "first": first, "merge": f"{first}:{last}"}
        raise UserMistake(refusals.IN_MERGE, field="map", **where)
    found = sheet.cells.get((row, column))
    formula = found.formula if found is not None else None
    if formula is not None and "ref" in formula.attributes:
        raise UserMistake(refusals.SHARED_FORMULA, field="map", sheet=entry.sheet, cell=entry.cell)
    if (box := sheet.array_at(row, column)) is not None:
        where = {"sheet": entry.sheet, "cell": entry.cell, "first": name_of(box.top, box.left)}
        raise UserMistake(refusals.IN_ARRAY, field="map", **where)
    if any(box.covers(row, column) for box in table_headings(book, entry.sheet)):
        raise UserMistake(refusals.TABLE_HEADING, field="map", sheet=entry.sheet, cell=entry.cell)
    rich = book.rich_text(found) if found is not None else None
    if entry.blank is not None and entry.blank > len(blanks(rich.text if rich is not None else "")):
        where = {"sheet": entry.sheet, "cell": entry.cell}
        raise UserMistake(refusals.NO_BLANK, field="map", **where, n=entry.blank)


def _of_group(entry: CellEntry, labels: GroupLabels) -> CellEntry:
    """Give an entry with the village's own name of its group. Raises UserMistake where there is none."""
    if entry.group is None:
        return entry
    group = labels.named(entry.group)
    if group is None:
        names = "、".join(labels.groups)
        raise UserMistake(refusals.GROUP_UNKNOWN, field="map", group=entry.group, known=names)
    return placed(entry, entry.cell, group)


def entries_in(
    wanted: OfficeMap, sheet: str, texts: Mapping[tuple[int, int], str], labels: GroupLabels
) -> list[CellEntry]:
    """Give what a map fills on one sheet, whose texts are given by place; nothing is checked."""
    lines = [line for line in wanted.patterns if line.sheet == sheet]
    drawn = [entry for line in lines for entry in _lines(line, texts, labels)]
    return [*(entry for entry in wanted.cells if entry.sheet == sheet), *drawn]


def _drawn(book: OfficeBook, line: Pattern, labels: GroupLabels) -> list[CellEntry]:
    """Draw a pattern out over the groups of this village. Raises UserMistake where it names none."""
    sheet = book.sheet(line.sheet)
    texts = {place: book.text(cell) for place, cell in sheet.cells.items()}
    entries = list(_lines(line, texts, labels))
    if not entries:
        where = line.label
        raise UserMistake(refusals.NO_GROUP_LABELS, field="map", sheet=line.sheet, where=where)
    return entries


def _lines(
    line: Pattern, texts: Mapping[tuple[int, int], str], labels: GroupLabels
) -> Iterator[CellEntry]:
    """Give the cells of a line, or of the few that belong together, for each label that names a group."""
    first, last, label = (_number(edge) for edge in (line.first, line.last, line.label))
    for step in range(first, min(last, first + 2_000) + 1):
        place = (label, step) if line.across else (step, label)
        group = labels.named(texts.get(place, ""))
        if group is None:
            continue
        for key, entry in line.cells:
            at, further = beside(key)
            row, column = (int(at), step + further) if line.across else (step + further, _number(at))
            yield placed(entry, name_of(row, column), group)


def _number(edge: str) -> int:
    return int(edge) if edge.isdigit() else place_of(f"{edge}1")[1]
