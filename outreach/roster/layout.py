"""Where a sheet's headings stand and what its columns mean; the user can correct both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from outreach.roster.grid import Merge, Sheet, Value
from outreach.roster.groups import group_in
from outreach.roster.headings import KIN, PEOPLE, WEAK, field_of, field_under, numbered
from outreach.roster.looks import looks_like_data
from outreach.roster.values import as_text, squeezed
from outreach.roster.words import word_set

SEARCHED_ROWS = 80
HEADER_ROWS = 4
ENOUGH = 3
"""Fields that make a row above others the headings of a table of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its heading without spaces, its field, and which member it is about.

    `slot` is 0 except where one row holds several members (成员1, 成员2 ...); `kin` says what such a member
    is to the head where the heading does (配偶).
    """

    index: int
    heading: str
    field: str
    slot: int = 0
    kin: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How one sheet is read: `header` is (first, last) as places in its rows, (-1, -1) if none was found."""

    sheet: str
    used: bool
    reason: str = ""
    header: tuple[int, int] = (-1, -1)
    columns: tuple[Column, ...] = ()
    form: str = "rows"
    beside: tuple[int, ...] = ()
    """Where the same table starts anew to the right, for the rows that follow."""

    def place(self, name: str) -> int:
        """Give the place of a field's first column, -1 if there is none."""
        return next((column.index for column in self.columns if column.field == name and not column.slot), -1)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the user said of a file: sheets to read or not, header rows, fields by (sheet, column), answers.

    Header rows are (first, last) row numbers of the sheet; a column's field is one of `words()["headings"]`;
    `rows` gives answers by (sheet, row, kind of problem), `row_keys` remembered ones by their keyed hash.
    """

    sheets: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    headers: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[tuple[str, int], str] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[tuple[str, int, str], str] = field(default_factory=lambda: MappingProxyType({}))
    row_keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


NO_CORRECTIONS = Corrections()


ENOUGH_BESIDE = 2
"""Known headings beside a word for a relation, which alone would be data."""


def find_header(sheet: Sheet) -> tuple[int, int]:
    """Give the (first, last) places of the heading rows, (-1, -1) where no list of people starts."""
    merges = [merge for merge in sheet.merges if merge[0] < SEARCHED_ROWS]
    likely = [heading_score(row) for row in sheet.rows[:SEARCHED_ROWS]]
    found: list[tuple[int, int, int]] = []
    for first in range(len(likely)):
        for last in range(first, min(first + HEADER_ROWS, len(likely))):
            if likely[last] < 0:
                break
            if likely[first] == 0 or likely[last] == 0:
                continue
            fields = {column.field for column in read_columns(sheet, (first, last), merges)} - WEAK
            if len(fields) > 1 and fields & PEOPLE:
                found.append((len(fields), first, last))
    return _uppermost(found, likely)


def _uppermost(found: list[tuple[int, int, int]], likely: list[int]) -> tuple[int, int]:
    """Take the rows with most fields; of several tables below one another the first one that holds people."""
    if not found:
        return (-1, -1)
    most = max(found, key=lambda one: one[0])
    for _, first, last in found:
        below = [one for one in found if first <= one[1] <= last + 1]
        if likely[last + 1 : last + 2] == [-1] and last < most[1] and max(one[0] for one in below) >= ENOUGH:
            best = max(below, key=lambda one: one[0])
            return (best[1], best[2])
    return (most[1], most[2])


def heading_score(row: list[Value]) -> int:
    """Count the known headings of a row; -1 where it holds data and cannot be a row of headings."""
    texts = [as_text(value) for value in row if value is not None and value != ""]
    if len(set(texts)) == 1 and group_in(texts[0]):
        return 0  # the title of a group, no heading
    data = [text for text in texts if looks_like_data(text)]
    if any(text not in word_set("relations") for text in data):
        return -1
    known = sum(1 for text in texts if numbered(text)[1] not in WEAK)
    return -1 if data and known < ENOUGH_BESIDE else known  # 户主 | 配偶 | 住址 may stand over columns


def read_columns(sheet: Sheet, header: tuple[int, int], merges: list[Merge]) -> list[Column]:
    """Read what each column is called, through merged and stacked headings."""
    lines = _filled(sheet, header, merges)
    width = max((len(line) for line in lines), default=0)
    columns = []
    for index in range(width):
        stack = [line[index] for line in lines if index < len(line) and line[index]]
        stack = [text for place, text in enumerate(stack) if place == 0 or text != stack[place - 1]]
        if not stack:
            continue
        *parents, heading = stack
        columns.append(_column(index, tuple(parents), heading))
    return columns


def _column(index: int, parents: tuple[str, ...], heading: str) -> Column:
    slot, name = numbered(heading)
    above = [numbered(parent + "姓名")[0] for parent in parents]
    if not slot and any(above):
        return Column(index, heading, field_of(heading), max(above))
    kin = parents[-1] if not slot and parents and _is_kin(parents[-1]) else ""
    return Column(index, heading, name if slot else field_under(parents, heading), slot, kin)


def _is_kin(parent: str) -> bool:
    found = KIN.fullmatch(parent)
    return found is not None and found[3] in ("", "信息", "情况", "基本信息", "基本情况")


def _filled(sheet: Sheet, header: tuple[int, int], merges: list[Merge]) -> list[list[str]]:
    """Give the heading rows as text, each merged cell's text in every place that it covers."""
    first, last = header
    lines = [[squeezed(as_text(value)) for value in row] for row in sheet.rows[first : last + 1]]
    width = max((len(line) for line in lines), default=0)
    for line in lines:
        line += [""] * (width - len(line))
    for top, left, bottom, right in merges:
        if top > last or bottom < first or left >= width:
            continue
        text = lines[top - first][left] if top >= first else ""
        for row in range(max(top, first), min(bottom, last) + 1):
            for column in range(left, min(right + 1, width)):
                lines[row - first][column] = text
    if not sheet.merges:
        _spread(lines)
    return lines


def _spread(lines: list[list[str]]) -> None:
    """Without merges (text files) a heading also covers the blanks to its right that have headings below."""
    for number, line in enumerate(lines[:-1]):
        for column in range(1, len(line)):
            below = any(lower[column] for lower in lines[number + 1 :])
            if not line[column] and below and line[column - 1]:
                line[column] = line[column - 1]
