"""Goes down the rows of one sheet: people, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.register_rows import HEAD
from outreach.roster.columns_of import TableColumns
from outreach.roster.conditions import kind_of
from outreach.roster.drafts import PersonDraft, Problem
from outreach.roster.formulas import unsolved
from outreach.roster.grid import Sheet, Value
from outreach.roster.groups import group_in, group_name
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.layout import SheetLayout
from outreach.roster.lost_digits import reject_lost_digits
from outreach.roster.names import WHOLE, name_key
from outreach.roster.people import RowReader
from outreach.roster.row_kinds import RowKinds
from outreach.roster.together import apart, names_in
from outreach.roster.values import as_text, squeezed
from outreach.roster.words import word_set
from outreach.vocabulary import PersonStatus, UnitKind

FILLED_DOWN = ("household_no", "group", "head_name", "door", "address", "kind", "unit_name")
JOINING = ("household_no", "head_name", "door")
MOST_SKIPPED = 2_000
"""More rows without people are not listed one by one."""
CALCULATED = ("household_no", "group", "name", "relation", "id_no", "phone", "door", "address")
"""Fields that nothing else tells where their formula has no result; sex and birth come from the ID."""
MOST_DIGITS = 3
TENANTS = re.compile(r"流动人口|外来人口|暂住|租住人|^(?:承租|租户|租客)")


class SheetRows:
    """Reads a table down to the row `stop`, one person or household a row, into drafts and problems."""

    def __init__(self, sheet: Sheet, layout: SheetLayout, stop: int) -> None:
        self.sheet = sheet
        self.stop = stop
        self.start = layout.header[1] + 1
        self.table = TableColumns(layout.columns, layout.form == "wide")
        self.problems: list[Problem] = []
        self.readers = [
            RowReader(
                sheet.name, columns, self.table.headings_of(slot), self.problems, self.table.kin_of(slot)
            )
            for slot, columns in self.table.slots.items()
        ]
        self.columns = next(iter(self.table.slots.values()))
        first = max(layout.header[0], 0)
        self.kinds = RowKinds(self.columns, sheet.rows[first : self.start])
        self.kind = _kind_told(sheet.name, self.kinds.headings, self.columns)
        if "group" not in self.columns:
            self.kinds.section = group_of_sheet(sheet.name)
            self._take_title(first)
        self.group = ""
        self.uncached = unsolved(sheet, self.start)
        self.joined: dict[int, int] = {}
        place = self.kinds.name
        self.names = {as_text(row[place]) for row in sheet.rows[self.start : stop] if 0 <= place < len(row)}
        self.together = any(names_in(text) for text in self.names)
        """Whether some cells of names hold several, as 张三、李四."""
        self.rows = sheet.rows

    def _take_title(self, first: int) -> None:
        """A group's name alone in the row above the headings starts that group."""
        above = self.sheet.rows[first - 1] if first else []
        texts = {as_text(value) for value in above} - {""}
        if len(texts) == 1:
            self.kinds.take_section(texts.pop())

    def read(self) -> tuple[list[PersonDraft], list[Problem]]:
        """Give the sheet's people in order, and what was found in it."""
        self._fill_merged()
        serial = self.columns.get("serial", [])
        people: list[PersonDraft] = []
        for place in range(self.start, self.stop):
            row = self.rows[place]
            if not self.kinds.is_person(row) and not self._is_somebody(row, place):
                continue
            cells = _filled(row, serial)
            for draft in self._people(row, place):
                draft.joined = self.joined.get(place, -1)
                draft.cells = cells
                draft.group = self.group = draft.group or self.kinds.section or self.group
                if self.sheet.struck:
                    self._strike(draft, place)
                if self.uncached:
                    self._ask_for_results(place)
                people.append(draft)
        reject_lost_digits(people, self.problems)
        return people, self.problems

    def _people(self, row: list[Value], place: int) -> Iterator[PersonDraft]:
        """Read the row's person, or in a wide table the head and each member that has a name."""
        first, *others = self.readers
        number = self.sheet.numbers[place]
        head = first.read(row, number)
        first.read_household(head, row)
        if self.together and not others and (names := self._names(row)):
            if len(names) > 1:
                first.found("name", ProblemKind.NAMES_TOGETHER, Action.FIX)
            yield from apart(head, names)
            return
        members = [reader.read(row, number) for reader in others if reader.names_somebody(row)]
        self._settle_head(head, row, place, bool(members))
        again = next((member for member in members if _is_same(head, member)), None)
        if again is not None:
            head.phone, head.sex = head.phone or again.phone, head.sex or again.sex
            head.id_no, head.birth = head.id_no or again.id_no, head.birth or again.birth
        if not members or _is_told(head):
            yield head
        for member in members:
            if member is not again:
                first.read_household(member, row)
                yield member

    def _names(self, row: list[Value]) -> list[str]:
        """Give the names of a cell that may hold several; of one alone only where the head stands beside."""
        text = as_text(row[self.kinds.name]) if 0 <= self.kinds.name < len(row) else ""
        return names_in(text) or ([text] if text and "head_name" in self.columns else [])

    def _settle_head(self, head: PersonDraft, row: list[Value], place: int, more: bool) -> None:
        """Say what the first of a row is: somebody, somebody without a name, a door where nobody lives."""
        if head.name and kind_of(head.name) is UnitKind.EMPTY:
            head.name, head.kind = "", UnitKind.EMPTY
        elif not head.name and self._is_head_alone(row, place):
            head.name, head.relation = head.head_name, HEAD
        elif not head.name and not self._is_empty(row, place):
            self.readers[0].settle_name(head, row)
        if not _is_told(head):
            head.kind = head.kind if more else head.kind or UnitKind.EMPTY
        elif len(self.readers) > 1 or self.table.heads_only:
            head.relation, head.head_name = head.relation or HEAD, head.name
        head.kind = head.kind or self.kind

    def _is_head_alone(self, row: list[Value], place: int) -> bool:
        """Tell a row that names a head in a column of its own who stands nowhere among the members."""
        column = self.columns.get("head_name", [-1])[0]
        text = as_text(row[column]) if self.kinds.name >= 0 and 0 <= column < len(row) else ""
        alone = bool(WHOLE.fullmatch(text)) and text not in self.names and kind_of(text) is None
        return alone and self.joined.get(place, place) == place

    def _is_empty(self, row: list[Value], place: int) -> bool:
        """Tell a row that says that nobody lives there, or whose name is a formula without a result."""
        unsolved_name = (place, self.kinds.name) in self.uncached
        return unsolved_name or any(kind_of(as_text(value)) is UnitKind.EMPTY for value in row)

    def _is_somebody(self, row: list[Value], place: int) -> bool:
        """Look closer at a row: a bare name, an ID without a name, an empty house, or nothing to import."""
        texts = [text for value in row if (text := as_text(value))]
        kind = self.kinds.skipped(row, texts)
        number = self.sheet.numbers[place]
        if kind:
            if len(self.problems) < MOST_SKIPPED or kind is not ProblemKind.BLANK_ROW:
                self.problems.append(Problem(self.sheet.name, number, "", kind, Action.SKIP))
            return False
        reader = self.readers[0]
        reader.row = number
        if (place, self.kinds.name) in self.uncached or self.kinds.is_empty_house(row, texts):
            return True
        if any(one.names_somebody(row) for one in self.readers) or reader.tells_somebody(row):
            return True
        if self._is_head_alone(row, place):
            return True
        self.problems.append(Problem(self.sheet.name, number, "", ProblemKind.FOOTER_ROW, Action.SKIP))
        return False

    def _fill_merged(self) -> None:
        """Write merged household cells into each row they cover, and note which rows they join."""
        fields = {place: field for field in FILLED_DOWN for place in self.columns.get(field, ())}
        if self.sheet.merges:
            own = [list(row) for row in self.sheet.rows[self.start : self.stop]]
            self.rows = [*self.sheet.rows[: self.start], *own]
        for top, left, bottom, _ in self.sheet.merges:
            if top < self.start or bottom == top or left not in fields or top >= self.stop:
                continue
            value = self.rows[top][left] if left < len(self.rows[top]) else None
            for place in range(top, min(bottom + 1, self.stop)):
                row = self.rows[place]
                row += [None] * (left + 1 - len(row))
                row[left] = value
                if fields[left] in JOINING:
                    self.joined[place] = top
        for column in fields:
            self._fill_ditto(column)

    def _fill_ditto(self, column: int) -> None:
        above: Value = None
        dittos = word_set("ditto")
        for place in range(self.start, self.stop):
            row = self.rows[place]
            if column < len(row) and row[column]:
                if isinstance(row[column], str) and row[column] in dittos:
                    self.rows[place] = row = [*row[:column], above, *row[column + 1 :]]
                above = row[column]

    def _ask_for_results(self, place: int) -> None:
        """A formula whose result the file does not hold leaves its field empty, and the user is told."""
        for field in CALCULATED:
            for column in self.columns.get(field, ()):
                if (place, column) in self.uncached:
                    formula = self.uncached[place, column]
                    self.readers[0].found(field, ProblemKind.FORMULA, Action.ASK, f"={formula}")

    def _strike(self, draft: PersonDraft, place: int) -> None:
        """A struck-through person has left in some way; without a word of it the user is asked."""
        if (place, self.kinds.name) in self.sheet.struck and not draft.status:
            draft.status = PersonStatus.MOVED_OUT
            self.readers[0].found("name", ProblemKind.STRUCK, Action.ASK, draft.name, str(draft.status))


def _filled(row: list[Value], serial: list[int]) -> tuple[Value, ...]:
    """Give what a row says, without its running number."""
    if serial:
        row = list(row)
        for place in serial:
            row[place : place + 1] = [None]
    return tuple(filter(None, row))


def _is_told(person: PersonDraft) -> bool:
    """Tell whether a row says anything of a person or a unit, and not only of a door."""
    return person.says_somebody or bool(person.unit_name)


def _kind_told(sheet: str, headings: list[set[str]], columns: dict[str, list[int]]) -> UnitKind | None:
    """Give the kind of everybody in a sheet of tenants, by its name or its headings."""
    if "kind" in columns:
        return None
    words = [squeezed(sheet), *(heading for row in headings for heading in row)]
    return UnitKind.TENANT if any(TENANTS.search(word) for word in words) else None


def _is_same(head: PersonDraft, member: PersonDraft) -> bool:
    """Tell whether a wide row names its head once more among the members."""
    known = head.id_no and member.id_no
    same = head.id_no == member.id_no if known else member.relation in ("", HEAD)
    return bool(same) and name_key(head.name) == name_key(member.name)


def group_of_sheet(name: str) -> str:
    """Give the group that a sheet's name means, empty where it means none (Sheet1, 花名册)."""
    short = squeezed(name)
    if found := group_in(short):
        return found
    if short.endswith(("组", "队", "社", "屯", "庄", "网格")):
        return group_name(short)
    number = group_name(short)
    return number if number.isdigit() and len(number) <= MOST_DIGITS else ""
