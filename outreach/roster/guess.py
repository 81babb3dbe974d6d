"""Makes out the columns of a table without headings by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from outreach.roster.conditions import is_head
from outreach.roster.grid import Sheet
from outreach.roster.layout import Column
from outreach.roster.phones import MOBILE
from outreach.roster.values import as_text
from outreach.roster.words import word_set

SAMPLE = 200
FEWEST_ROWS = 2
MOSTLY = 0.7
ID_LIKE = re.compile(r"[1-9]\d{5}(?:\d{8}|\*{4,8})(?:\d{3}|\*{2,3})[\dXx*]")
NAME_LIKE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]+[·•][\u3400-\u9fff·•]+")
GROUP_LIKE = re.compile(r"第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:村民小?组|小?组|队|社)")
DOOR_LIKE = re.compile(r"\d{1,4}(?:-\d{1,4})*号")


def _is_relation(text: str) -> bool:
    return text in word_set("relations") or is_head(text)


TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("id_no", ID_LIKE.fullmatch),
    ("phone", MOBILE.fullmatch),
    ("sex", ("男", "女").__contains__),
    ("relation", _is_relation),
    ("group", GROUP_LIKE.fullmatch),
    ("door", DOOR_LIKE.fullmatch),
    ("name", NAME_LIKE.fullmatch),
)


def guess_columns(sheet: Sheet) -> list[Column]:
    """Give the columns that can be told by their cells; none without names and IDs or relations."""
    rows = sheet.rows[:SAMPLE]
    width = max((len(row) for row in rows), default=0)
    columns: list[Column] = []
    for index in range(width):
        texts = [text for row in rows if index < len(row) and (text := as_text(row[index]))]
        taken = {column.field for column in columns}
        if len(texts) >= FEWEST_ROWS and (field := _field(texts, taken)):
            columns.append(Column(index, letters(index), field))
    fields = {column.field for column in columns}
    return columns if "name" in fields and fields & {"id_no", "relation"} else []


def _field(texts: list[str], taken: set[str]) -> str:
    for field, test in TESTS:
        if field not in taken and sum(1 for text in texts if test(text)) >= MOSTLY * len(texts):
            return field
    return ""


def letters(index: int) -> str:
    """Give a column's letters as table programs show them: 0 -> A, 26 -> AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
