"""Cleans the cells of one person's row, and lists what was put right, doubtful or left out."""

from __future__ import annotations

import datetime
import sys

from outreach.register_rows import HEAD
from outreach.roster import dates, ids, names, phones
from outreach.roster.conditions import is_head, kind_of, relation_name, sex_of, status_in
from outreach.roster.drafts import PersonDraft, Problem
from outreach.roster.grid import Value
from outreach.roster.groups import group_name
from outreach.roster.household_codes import read_number
from outreach.roster.kin import relation_of
from outreach.roster.kinds import Action, ProblemKind
from outreach.roster.values import as_text, plain
from outreach.roster.words import word_set
from outreach.vocabulary import PersonStatus, UnitKind

WIDE_YEARS = 3
FEWEST_DIGITS = 10
"""With fewer a cell holds no ID number, not even a broken one."""
RELATIONS = word_set("relations")
PERSONAL = ("name", "relation", "id_no", "sex", "birth", "phone", "other_phone")
AT_HOME = ("household_no", "group", "door", "address")
REMARKS = ("status", "remark")
NOWHERE = sys.maxsize
"""Stands for the place of a column that a table does not have."""
YES = frozenset(["是", "√", "✓", "1", "Y", "y", "有", "对"])


class RowReader:
    """Reads the people of one sheet's rows.

    `columns` gives the places of each field, `headings` its heading in the file, `kin` what a further member
    of a wide row is to the head.
    """

    def __init__(
        self,
        sheet: str,
        columns: dict[str, list[int]],
        headings: dict[str, str],
        problems: list[Problem],
        kin: str = "",
    ) -> None:
        self.sheet = sheet
        self.kin = kin
        self.columns = columns
        self.places = {field: places[0] for field, places in columns.items() if places}
        self.headings = headings
        self.problems = problems
        self.row = 0
        self._personal = [self.places.get(field, NOWHERE) for field in PERSONAL]
        self._at_home = [self.places.get(field, NOWHERE) for field in AT_HOME]
        self._remarked = [(field, place) for field in REMARKS for place in columns.get(field, ())]

    def read(self, row: list[Value], number: int) -> PersonDraft:
        """Read one row as one person; household fields are read by `read_household`."""
        self.row = number
        draft = PersonDraft(self.sheet, number, heading_of=self.headings)
        name, relation, id_no, sex, birth, phone, other_phone = _cells(row, self._personal)
        self._name(draft, name)
        self._relation(draft, relation)
        if "is_head" in self.columns:
            self._head_ticked(draft, self.cell(row, "is_head"))
        self._identity(draft, id_no, sex, birth)
        if self.kin and not draft.relation:
            draft.relation = relation_of(self.kin, draft.sex)
        if "age" in self.columns:
            self._age(self.cell(row, "age"), draft.birth)
        if phone is not None or other_phone is not None:
            self._phone(draft, phone, other_phone)
        if "alias" in self.columns and not draft.alias:
            draft.alias = plain(self.cell(row, "alias"))
        self._remarks(draft, row)
        return draft

    def read_household(self, draft: PersonDraft, row: list[Value]) -> None:
        """Read the fields that the row says of its household."""
        first = self.cell
        no, group, door, address = _cells(row, self._at_home)
        number = read_number(no)
        draft.household_no, draft.group = number.value, number.group
        if number.lost:
            self.found("household_no", ProblemKind.NUMBER_PRECISION, Action.FIX)
        if named := plain(group):
            draft.group = group_name(named)
        draft.door = plain(door)
        draft.address = plain(address)
        if "head_name" in self.columns and (head := plain(first(row, "head_name"))):
            draft.head_name = names.read_name(head).value
            draft.head_id = ids.read_id(first(row, "head_id")).value
            draft.head_phone = phones.read_phone(first(row, "head_phone")).value
        if "kind" in self.columns and (kind := plain(first(row, "kind"))):
            draft.kind = kind_of(kind)
        if "size" in self.columns:
            draft.size = plain(first(row, "size"))
        if "unit_name" in self.columns:
            draft.unit_name = plain(first(row, "unit_name"))

    def tells_somebody(self, row: list[Value]) -> bool:
        """Tell whether a row without a name says enough to be somebody: an ID, or two other things."""
        if sum(sign.isdigit() for sign in as_text(self.cell(row, "id_no"))) >= FEWEST_DIGITS:
            return True
        relation = as_text(self.cell(row, "relation"))
        told = (
            is_head(relation) or relation_name(relation) in RELATIONS,
            sex_of(as_text(self.cell(row, "sex"))),
            dates.read_date(self.cell(row, "birth")).value,
            phones.read_phone(self.cell(row, "phone")).value,
        )
        return sum(map(bool, told)) > 1

    def settle_name(self, draft: PersonDraft, row: list[Value]) -> None:
        """List somebody whose name is missing; a word that stands for it (空白) is kept as found."""
        told = draft.id_no or draft.relation or draft.birth or draft.sex
        if draft.name or draft.kind is UnitKind.EMPTY or draft.unit_name or not (told or draft.phone):
            return
        if draft.head_name and (draft.relation == HEAD or "relation" not in self.columns):
            draft.name = draft.head_name  # written in a column of its own, not again among the members
            return
        text = as_text(self.cell(row, "name"))
        if text.isalpha() and not text.isascii():
            draft.name = text
            self.found("name", ProblemKind.NAME_PLACEHOLDER, Action.ASK, text, text)
        elif self.tells_somebody(row):
            self.found("name", ProblemKind.NAME_MISSING, Action.REJECT, text)

    def names_somebody(self, row: list[Value]) -> bool:
        """Tell whether the row has a name in this reader's column."""
        return bool(plain(self.cell(row, "name")))

    def cell(self, row: list[Value], field: str) -> Value:
        """Give the cell of a field, None where the table or the row has none."""
        place = self.places.get(field, -1)
        return row[place] if 0 <= place < len(row) else None

    def found(self, field: str, kind: ProblemKind, action: Action, raw: object = "", value: str = "") -> None:
        """List one problem at the current row."""
        heading = self.headings.get(field, "")
        self.problems.append(Problem(self.sheet, self.row, heading, kind, action, str(raw), value))

    def _name(self, draft: PersonDraft, cell: Value) -> None:
        text = as_text(cell)
        reading = names.read_name(text)
        draft.name, draft.alias, draft.note = reading.value, reading.alias, reading.remark
        if reading.kind:
            self.found("name", reading.kind, reading.action, text, reading.value)
        if reading.remark and is_head(reading.remark):
            draft.relation, draft.note = HEAD, ""
        if reading.remark and (status := status_in(reading.remark)):
            draft.status = status

    def _relation(self, draft: PersonDraft, cell: Value) -> None:
        text = plain(cell)
        if text:
            draft.relation = HEAD if is_head(text) else relation_name(text)

    def _head_ticked(self, draft: PersonDraft, cell: Value) -> None:
        """A tick under 是否户主 counts where no relation is written."""
        if not draft.relation and (as_text(cell) in YES or is_head(as_text(cell))):
            draft.relation = HEAD

    def _identity(self, draft: PersonDraft, id_cell: Value, sex_cell: Value, birth_cell: Value) -> None:
        reading = ids.read_id(id_cell)
        draft.id_no = reading.value
        if reading.kind:
            self.found("id_no", reading.kind, reading.action, _digits(id_cell), reading.value)
        trusted = bool(reading.value and reading.birth)
        draft.sex = sex_of(sex_cell) if isinstance(sex_cell, str) else sex_of(as_text(sex_cell))
        if trusted and draft.sex != (told := ids.sex_in(reading.value)):
            if draft.sex:
                self.found("sex", ProblemKind.SEX_CONFLICT, Action.ASK, draft.sex, told)
            draft.sex = told
        self._birth(draft, birth_cell, reading.birth, trusted)

    def _birth(self, draft: PersonDraft, cell: Value, told: str, trusted: bool) -> None:
        """The date in a valid number wins; one in a rejected number only fills what is missing."""
        if cell is None or cell == "":
            draft.birth = told
            return
        reading = dates.read_date(cell)
        if reading.kind:
            known = told or reading.value
            if not reading.value or not told.startswith(reading.value):
                action = Action.ASK if known else Action.REJECT
                self.found("birth", reading.kind, action, as_text(cell), known)
        elif trusted and reading.value and not told.startswith(reading.value):
            self.found("birth", ProblemKind.BIRTH_CONFLICT, Action.ASK, as_text(cell), told)
        complete = told and (trusted or told.startswith(reading.value))
        draft.birth = told if complete else reading.value

    def _age(self, cell: Value, birth: str) -> None:
        """Ages grow old with their rosters: only a wide difference is worth a word."""
        text = as_text(cell).rstrip("岁")
        if birth and text.isdigit():
            age = datetime.date.today().year - int(birth[:4])
            if abs(age - int(text)) >= WIDE_YEARS:
                self.found("age", ProblemKind.AGE, Action.FIX, text, str(age))

    def _phone(self, draft: PersonDraft, cell: Value, other: Value) -> None:
        reading = phones.read_phone(cell)
        draft.phone = reading.value
        if reading.kind:
            self.found("phone", reading.kind, reading.action, _digits(cell), reading.value)
        others = reading.others
        if other and (second := phones.read_phone(other).value):
            others = (*others, second)
            if not draft.phone:
                draft.phone, others = second, others[:-1]
        if others:
            draft.note = _joined(draft.note, "其他电话：" + "、".join(others))

    def _remarks(self, draft: PersonDraft, row: list[Value]) -> None:
        for field, place in self._remarked:
            text = plain(row[place]) if place < len(row) else ""
            if not text:
                continue
            status = status_in(text) or _ticked(text, self.headings.get(f"{field}{place}", ""))
            if status and not draft.status:
                draft.status = status
            if field == "remark":
                draft.note = _joined(draft.note, text)
        if draft.status:
            dead = draft.status is PersonStatus.DECEASED
            self.found("remark", ProblemKind.DECEASED if dead else ProblemKind.MOVED_OUT, Action.FIX)


def _cells(row: list[Value], places: list[int]) -> list[Value]:
    """Give the cells at some places, None for those that the row does not reach."""
    width = len(row)
    return [row[place] if place < width else None for place in places]


def _ticked(text: str, heading: str) -> PersonStatus:
    """Understand a 是 or a tick below a heading such as 是否死亡."""
    return status_in(heading.replace("是否", "")) if text in YES else PersonStatus.PRESENT


def _digits(cell: Value) -> str:
    return ids.shown_digits(cell) if isinstance(cell, float) and cell > 0 else str(cell)


def _joined(note: str, more: str) -> str:
    return f"{note}；{more}" if note else more
