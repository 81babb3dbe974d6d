"""Goes down the rows of one sheet: people, and what only looks like them."""

from __future__ import annotations

import re
from collections import defaultdict

from outreach.roster import looks
from outreach.roster.conditions import kind_of
from outreach.roster.drafts import PersonDraft, Problem
from outreach.roster.grid import Sheet, Value
from outreach.roster.groups import group_in, group_name
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.layout import SheetLayout
from outreach.roster.people import RowReader
from outreach.roster.values import as_text, squeezed
from outreach.roster.words import word_set
from outreach.vocabulary import PersonStatus, UnitKind

FILLED_DOWN = ("household_no", "group", "head_name", "door", "address", "kind", "unit_name")
JOINING = ("household_no", "head_name", "door")
COLUMN_NUMBER = re.compile(r"[(]?\d{1,2}[)]?|[甲乙丙丁戊己庚辛]", re.ASCII)
MOST_EMPTY = 20
"""Longer runs of empty rows are not listed row by row."""


class SheetRows:
    """Reads one sheet of one person a row into drafts and problems."""

    def __init__(self, sheet: Sheet, layout: SheetLayout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.columns: dict[str, list[int]] = defaultdict(list)
        self.headings: dict[str, str] = {}
        for column in layout.columns:
            self.columns[column.field].append(column.index)
            self.headings.setdefault(column.field, column.heading)
            self.headings[f"{column.field}{column.index}"] = column.heading
        if "name" not in self.columns:
            self._name_from_others()
        self.columns.default_factory = None
        self.reader = RowReader(sheet.name, self.columns, self.headings)
        self.header_texts = [{squeezed(as_text(v)) for v in row} - {""} for row in self._header_rows()]
        self.section = ""
        self.joined: dict[int, int] = {}
        self.rows: list[list[Value]] = []

    def read(self) -> tuple[list[PersonDraft], list[Problem]]:
        """Give the sheet's people in order, and what was found in it."""
        self._fill_merged()
        drafts: list[PersonDraft] = []
        serial = set(self.columns.get("serial", ()))
        start = self.layout.header[1] + 1
        for place in range(start, len(self.rows)):
            row = self.rows[place]
            number = self.sheet.numbers[place]
            if not self._is_person(row) and not self._is_empty_house(row, number):
                continue
            draft = self.reader.read(row, number)
            self.reader.read_household(draft, row)
            draft.joined = self.joined.get(place, -1)
            draft.cells = tuple(value for index, value in enumerate(row) if value and index not in serial)
            draft.group = draft.group or self.section
            if self.sheet.struck:
                self._strike(draft, place)
            drafts.append(draft)
        return drafts, self.reader.problems

    def _header_rows(self) -> list[list[Value]]:
        first, last = self.layout.header
        return self.sheet.rows[first : last + 1] if first >= 0 else []

    def _name_from_others(self) -> None:
        """Lists of heads or of shops name people under other headings."""
        source = "contact" if "contact" in self.columns else "head_name"
        for field, own in (
            ("name", source),
            ("id_no", "head_id"),
            ("phone", "head_phone"),
            ("sex", "head_sex"),
        ):
            if own in self.columns and field not in self.columns:
                self.columns[field] = list(self.columns[own])
                self.headings[field] = self.headings[own]
        if source == "head_name":
            self.columns.pop("head_name", None)

    def _is_person(self, row: list[Value]) -> bool:
        """Tell a person's row quickly; everything else is looked at by `_is_empty_house` and its kin."""
        place = self.columns["name"][0] if "name" in self.columns else -1
        name = row[place] if 0 <= place < len(row) else None
        if not isinstance(name, str) or not name.strip() or squeezed(name) in self.header_texts[-1]:
            return False
        for field in ("id_no", "relation", "sex", "birth", "phone"):
            places = self.columns.get(field)
            if places and places[0] < len(row) and row[places[0]] not in (None, ""):
                return not looks.is_example(name)
        return False

    def _is_empty_house(self, row: list[Value], number: int) -> bool:
        """Tell a row without a person's details: a bare name, an empty house, or nothing to import."""
        texts = [text for value in row if (text := as_text(value))]
        kind = self._kind_of_row(row, texts)
        if kind:
            if kind is not ProblemKind.BLANK_ROW or len(self.reader.problems) < MOST_EMPTY * 50:
                self.reader.problems.append(Problem(self.sheet.name, number, "", kind, Action.SKIP))
            return False
        self.reader.row = number
        name = as_text(self.reader._first(row, "name"))
        if name:
            return True
        if self.reader._first(row, "id_no") not in (None, ""):
            self.reader.found("name", ProblemKind.NAME_MISSING, Action.REJECT)
            return True
        return any(kind_of(text) is UnitKind.EMPTY for text in texts) or bool(
            as_text(self.reader._first(row, "unit_name"))
        )

    def _kind_of_row(self, row: list[Value], texts: list[str]) -> ProblemKind | None:
        """Give what a row is that holds no person, None where it may hold one."""
        if not texts:
            return ProblemKind.BLANK_ROW
        if self._is_header(texts):
            return ProblemKind.REPEATED_HEADER
        if looks.is_subtotal(texts[0]):
            return ProblemKind.SUBTOTAL_ROW
        if looks.is_total(texts[0]):
            return ProblemKind.TOTAL_ROW
        if any(looks.is_example(text) for text in texts):
            return ProblemKind.EXAMPLE_ROW
        if len(set(texts)) == 1 and self._take_section(texts[0]):
            return ProblemKind.REPEATED_HEADER
        name = as_text(self.reader._first(row, "name"))
        if looks.is_footer(texts) and (not name or len(set(texts)) <= 3):
            return ProblemKind.FOOTER_ROW
        if len(set(texts)) == 1 and len(texts[0]) > 6:
            return ProblemKind.FOOTER_ROW
        return None

    def _is_header(self, texts: list[str]) -> bool:
        narrow = [squeezed(text) for text in texts]
        if len(narrow) > 2 and all(COLUMN_NUMBER.fullmatch(text) for text in narrow):
            return True
        return any(
            len(known) > 1 and sum(text in known for text in narrow) >= max(2, 0.6 * len(narrow))
            for known in self.header_texts
        )

    def _take_section(self, text: str) -> bool:
        """A row with nothing but a group's name starts that group."""
        name = group_in(text)
        if not name or len(squeezed(text)) > 20 or "group" in self.columns:
            return False
        self.section = name
        return True

    def _fill_merged(self) -> None:
        """Write merged household cells into each row they cover, and note which rows they join."""
        start = self.layout.header[1] + 1
        self.rows = [list(row) for row in self.sheet.rows]
        fields = {place: field for field in FILLED_DOWN for place in self.columns.get(field, ())}
        for top, left, bottom, _ in self.sheet.merges:
            if top < start or bottom == top or left not in fields:
                continue
            bottom = min(bottom, len(self.rows) - 1)
            value = self.rows[top][left] if left < len(self.rows[top]) else None
            for place in range(top, bottom + 1):
                row = self.rows[place]
                row += [None] * (left + 1 - len(row))
                row[left] = value
                if fields[left] in JOINING:
                    self.joined[place] = top
        for place in [place for field in FILLED_DOWN for place in self.columns.get(field, ())]:
            self._fill_ditto(place, start)

    def _fill_ditto(self, column: int, start: int) -> None:
        above: Value = None
        for row in self.rows[start:]:
            if column < len(row) and row[column]:
                if isinstance(row[column], str) and row[column] in word_set("ditto"):
                    row[column] = above
                above = row[column]

    def _strike(self, draft: PersonDraft, place: int) -> None:
        """A struck-through person has left in some way; without a word of it the user is asked."""
        if (place, self.columns["name"][0]) in self.sheet.struck and not draft.status:
            draft.status = PersonStatus.MOVED_OUT
            self.reader.found("name", ProblemKind.STRUCK, Action.ASK, draft.name, str(draft.status))


def group_of_sheet(name: str) -> str:
    """Give the group that a sheet's name means, empty where it means none (Sheet1, 花名册)."""
    found = group_in(name)
    if found:
        return found
    short = squeezed(name)
    return group_name(short) if short.endswith(("组", "队", "社", "屯", "庄", "网格")) else ""
