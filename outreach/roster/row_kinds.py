"""Tells rows that list people from headings, totals, footers, notes and section titles."""

from __future__ import annotations

import re
from functools import lru_cache

from outreach.roster import looks
from outreach.roster.conditions import kind_of
from outreach.roster.grid import Value
from outreach.roster.groups import group_in, group_name
from outreach.roster.kinds import ProblemKind
from outreach.roster.values import as_text, squeezed
from outreach.vocabulary import UnitKind

COLUMN_NUMBER = re.compile(r"[(]?\d{1,2}[)]?|[甲乙丙丁戊己庚辛]", re.ASCII)
DETAILS = ("id_no", "relation", "sex", "birth", "phone")
COUNTED = re.compile(r"\d+[户人口]?", re.ASCII)
"""A count in the column of names: the row adds up."""
PLACE = re.compile(r"(?:自然村|自然屯|[组队社屯湾庄寨]|片区|网格)$")
NO_PLACE = re.compile(r"[镇乡]|街道|名[册单]|登记|[表册]$|[:：]")
LONG_NAME = re.compile(r"[\u3400-\u9fff]+(?:[·•・][\u3400-\u9fff]+)+")
LONGEST_TITLE = 20
LONGEST_PLACE = 8
LONGEST_NAME = 6


def _names_nobody(name: str) -> bool:
    """Tell what stands in the column of names and is none: a count, a caption, an example."""
    return bool(COUNTED.fullmatch(name)) or looks.is_label(name) or looks.is_example(name)


_quickly = lru_cache(maxsize=20_000)(_names_nobody)
"""The same for short names, of which a village has many twice."""


class RowKinds:
    """Judges the rows of one table by its columns (places by field) and its heading rows."""

    def __init__(self, columns: dict[str, list[int]], header_rows: list[list[Value]]) -> None:
        self.columns = columns
        self.name = columns["name"][0] if "name" in columns else -1
        self.remarks = {place for field in ("remark", "status") for place in columns.get(field, ())}
        self.details = [columns[field][0] for field in DETAILS if field in columns]
        self.headings = [{squeezed(as_text(value)) for value in row} - {""} for row in header_rows]
        self.lowest = self.headings[-1] if self.headings else set()
        self.section = ""
        """Group named by the last section title."""

    def is_person(self, row: list[Value]) -> bool:
        """Tell quickly that a row holds a name and something about it; False is only “look closer”."""
        name = row[self.name] if 0 <= self.name < len(row) else None
        if not isinstance(name, str) or not name.strip() or squeezed(name) in self.lowest:
            return False
        if (_quickly if len(name) <= LONGEST_NAME else _names_nobody)(name):
            return False
        first = row[0]
        if isinstance(first, str) and first and looks.adds_up(first):
            return False
        width = len(row)
        for place in self.details:
            if place < width and (value := row[place]) is not None and value != "":
                return True  # a generator takes three times as long, once a row
        return False

    def skipped(self, row: list[Value], texts: list[str]) -> ProblemKind | None:
        """Give what a row is that holds nobody, None where it may; `texts` are its filled cells."""
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
        alone = len(set(texts)) == 1
        if alone and self.take_section(texts[0], self._stands_as_name(row)):
            return ProblemKind.REPEATED_HEADER
        if alone and len(texts[0]) > LONGEST_NAME and not LONG_NAME.fullmatch(texts[0]):
            return ProblemKind.FOOTER_ROW
        if looks.is_footer(self._without_remarks(row)):
            return ProblemKind.FOOTER_ROW
        return None

    def is_empty_house(self, row: list[Value], texts: list[str]) -> bool:
        """Tell a row that names nobody but a door where nobody lives, or a unit."""
        unit = self.columns.get("unit_name", [len(row)])[0]
        named = unit < len(row) and bool(as_text(row[unit]))
        return named or any(kind_of(text) is UnitKind.EMPTY for text in texts)

    def _is_header(self, texts: list[str]) -> bool:
        narrow = [squeezed(text) for text in texts]
        if len(narrow) > 2 and all(COLUMN_NUMBER.fullmatch(text) for text in narrow):
            return True
        return any(
            len(known) > 1 and sum(text in known for text in narrow) >= max(2, 0.6 * len(narrow))
            for known in self.headings
        )

    def _without_remarks(self, row: list[Value]) -> list[str]:
        """Give the texts of a row: what is remarked of somebody makes no footer."""
        cells = (as_text(value) for place, value in enumerate(row) if place not in self.remarks)
        return [text for text in cells if text]

    def _stands_as_name(self, row: list[Value]) -> bool:
        """Tell whether a row's only text stands in the column of names and nowhere else."""
        return [place for place, value in enumerate(row) if as_text(value)] == [self.name]

    def take_section(self, text: str, as_name: bool = False) -> bool:
        """A row with nothing but a group's name starts that group."""
        name = group_in(text)
        short = squeezed(text)
        if not name and not as_name and len(short) <= LONGEST_PLACE and PLACE.search(short):
            name = "" if NO_PLACE.search(short) else group_name(short)
        if not name or len(squeezed(text)) > LONGEST_TITLE or "group" in self.columns:
            return False
        self.section = name
        return True
