"""Settles what the headings leave open by looking at the cells below them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from outreach.roster.conditions import is_head, kind_of, relation_name
from outreach.roster.grid import Sheet
from outreach.roster.guess import letters
from outreach.roster.kin import members_by_kin
from outreach.roster.layout import Column
from outreach.roster.values import as_text
from outreach.roster.words import word_set

SAMPLE = 400
SOLE = (
    "household_no",
    "group",
    "door",
    "name",
    "relation",
    "sex",
    "birth",
    "id_no",
    "phone",
    "head_name",
    "kind",
)
ADDRESSES = ("residence", "address", "registered_address")
RELATIONS = word_set("relations")


def settle(sheet: Sheet, last_header: int, columns: list[Column]) -> tuple[list[Column], str]:
    """Give the columns with one meaning each, and the form of the table: `rows` or `wide`."""
    columns = members_by_kin(columns)
    form = "wide" if is_wide(columns) else "rows"
    columns = _slotted(columns) if form == "wide" else [replace(column, slot=0) for column in columns]
    columns = _one_address(columns)
    if not any(column.field == "group" for column in columns):
        columns = _renamed_first(columns, "grid", "group")
    columns = _without_employers(columns)
    columns = [_checked_by_cells(sheet, last_header, column) for column in columns]
    if not any(column.field == "relation" for column in columns):
        columns = [_relation_in_disguise(sheet, last_header, column) for column in columns]
    if not any(column.field == "household_no" for column in columns) and form == "rows":
        columns = [_household_number(sheet, last_header, column, columns) for column in columns]
    return _sole(columns), form


def as_told(columns: list[Column], wanted: Mapping[int, str]) -> list[Column]:
    """Give the columns as the user said, by place: what was taken for the same gives way to what was said."""
    known = {column.index: column for column in columns}
    for index, field in wanted.items():
        known[index] = replace(known.get(index, Column(index, letters(index), "")), field=field)
    told = {(field, known[index].slot) for index, field in wanted.items() if field in SOLE}
    return [
        replace(one, field="passed_over")
        if one.index not in wanted and (one.field, one.slot) in told
        else one
        for _, one in sorted(known.items())
    ]


def is_wide(columns: list[Column]) -> bool:
    """Tell a table whose rows hold several members each."""
    names = [column for column in columns if column.field == "name"]
    heads = any(column.field == "head_name" for column in columns)
    return len(names) > 1 or (heads and any(column.slot for column in names))


def _slotted(columns: list[Column]) -> list[Column]:
    """Give each member's columns one slot: the number in the headings, else a new one at each repetition."""
    if any(column.slot for column in columns):
        return columns
    result, slot, seen = [], 0, set[str]()
    first = next(place for place, column in enumerate(columns) if column.field == "name")
    for place, column in enumerate(columns):
        if place >= first and column.field in ("name", "relation", "sex", "birth", "age", "id_no", "phone"):
            if slot == 0 or column.field in seen:
                slot, seen = slot + 1, set()
            seen.add(column.field)
            column = replace(column, slot=slot)
        result.append(column)
    return result


def _one_address(columns: list[Column]) -> list[Column]:
    """Keep the address where people live; the registered one where there is no other."""
    present = [name for name in ADDRESSES if any(column.field == name for column in columns)]
    for name in present[1:]:
        columns = [replace(one, field="passed_over") if one.field == name else one for one in columns]
    return _renamed_first(columns, present[0], "address") if present else columns


def _renamed_first(columns: list[Column], old: str, new: str) -> list[Column]:
    place = next((number for number, column in enumerate(columns) if column.field == old), None)
    if place is None:
        return columns
    return [*columns[:place], replace(columns[place], field=new), *columns[place + 1 :]]


def _without_employers(columns: list[Column]) -> list[Column]:
    """In a list of people without a column of types, 单位 is where they work."""
    fields = {column.field for column in columns}
    if "kind" in fields or not fields & {"relation", "sex", "birth", "household_no"}:
        return columns
    return [replace(one, field="passed_over") if one.field == "unit_name" else one for one in columns]


def _checked_by_cells(sheet: Sheet, last_header: int, column: Column) -> Column:
    """A type column must hold types, else it is about something else (subsidies, party members)."""
    if column.field == "kind" and not _mostly(sheet, last_header, column.index, kind_of):
        return replace(column, field="status")
    return column


def _relation_in_disguise(sheet: Sheet, last_header: int, column: Column) -> Column:
    """A column called 户主 or anything else that holds 户主, 妻, 长子 tells relations."""
    if column.field in ("head_name", "name", "", "passed_over"):
        is_relation = _mostly(
            sheet, last_header, column.index, lambda text: relation_name(text) in RELATIONS or is_head(text)
        )
        return replace(column, field="relation") if is_relation else column
    return column


def _household_number(sheet: Sheet, last_header: int, column: Column, columns: list[Column]) -> Column:
    """A running number that stands once a household, or again for each member, is the household's number."""
    if column.field != "serial":
        return column
    names = next((one.index for one in columns if one.field == "name"), -1)
    rows = sheet.rows[last_header + 1 :]
    merged = any(
        m[1] == column.index and m[0] > last_header and m[2] > m[0] and m[3] == m[1] for m in sheet.merges
    )
    people = [row for row in rows if 0 <= names < len(row) and row[names]]
    numbers = [as_text(row[column.index]) if column.index < len(row) else "" for row in people]
    repeated = sum(
        1 for before, after in zip(numbers, numbers[1:], strict=False) if before and before == after
    )
    gaps = numbers.count("")
    if merged or (numbers and (repeated * 5 > len(numbers) or gaps * 5 > len(numbers) > gaps)):
        return replace(column, field="household_no")
    return column


def _mostly(sheet: Sheet, last_header: int, index: int, test: Callable[[str], object]) -> bool:
    rows = sheet.rows[last_header + 1 : last_header + 1 + SAMPLE]
    texts = [text for row in rows if index < len(row) and (text := as_text(row[index]))]
    return sum(1 for text in texts if test(text)) * 2 > len(texts)


def _sole(columns: list[Column]) -> list[Column]:
    """Where a field stands twice the first column counts; a second phone becomes another phone."""
    seen: set[tuple[str, int]] = set()
    result = []
    for column in columns:
        key = (column.field, column.slot)
        if column.field in SOLE and key in seen:
            column = replace(column, field="other_phone" if column.field == "phone" else "passed_over")
        seen.add(key)
        result.append(column)
    return result
