"""Keeps what the user said of a roster for the next one that is laid out alike, and finds it again."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable

from outreach.register_rows import RosterAnswer
from outreach.roster.answers import Question
from outreach.roster.grid import Grids, Sheet, Value
from outreach.roster.layout import Corrections, find_header, read_columns
from outreach.roster.values import as_text, squeezed

COLUMN, SHEET, HEADER, ROW = "column", "sheet", "header", "row"
YEAR = re.compile(r"(?:19|20)\d\d年?(?:\d{1,2}月?)?")
SAMPLE = 60
LONG_NUMBER = 11


def recalled(grids: Grids, answers: Iterable[RosterAnswer]) -> Corrections:
    """Give what was said of earlier rosters as far as it is about sheets like these."""
    known: dict[tuple[str, str], dict[str, str]] = {}
    for answer in answers:
        known.setdefault((answer.layout, answer.kind), {})[answer.key] = answer.value
    rows = {key: value for (_, kind), said in known.items() if kind == ROW for key, value in said.items()}
    sheets: dict[str, bool] = {}
    headers: dict[str, tuple[int, int]] = {}
    columns: dict[tuple[str, int], str] = {}
    for sheet in grids.sheets if len(known) > bool(rows) else ():
        headings, name = headings_print(sheet), sheet_print(sheet)
        for place, field in known.get((headings, COLUMN), {}).items():
            columns[sheet.name, int(place)] = field
        for read in known.get((name, SHEET), {}).values():
            sheets[sheet.name] = read == "yes"
        for lines in known.get((name, HEADER), {}).values():
            first, _, last = lines.partition("-")
            headers[sheet.name] = (int(first), int(last))
    return Corrections(sheets, headers, columns, row_keys=rows)


def to_remember(grids: Grids, said: Corrections) -> list[RosterAnswer]:
    """Give what to keep of the corrections of one file."""
    by_name = {sheet.name: sheet for sheet in grids.sheets}
    answers = []
    for (name, place), field in said.columns.items():
        if name in by_name:
            answers.append(RosterAnswer(headings_print(by_name[name]), COLUMN, str(place), field))
    for name, read in said.sheets.items():
        if name in by_name:
            answers.append(RosterAnswer(sheet_print(by_name[name]), SHEET, "", "yes" if read else "no"))
    for name, (first, last) in said.headers.items():
        if name in by_name:
            answers.append(RosterAnswer(sheet_print(by_name[name]), HEADER, "", f"{first}-{last}"))
    return answers


def row_answer(question: Question, value: str) -> RosterAnswer:
    """Give what to keep of the answer to a question about one row; an empty value forgets it."""
    return RosterAnswer("", ROW, question.key, value)


def both(remembered: Corrections, said: Corrections) -> Corrections:
    """Join what is remembered and what was said now, which counts more."""
    return Corrections(
        {**remembered.sheets, **said.sheets},
        {**remembered.headers, **said.headers},
        {**remembered.columns, **said.columns},
        {**remembered.rows, **said.rows},
        {**remembered.row_keys, **said.row_keys},
    )


def headings_print(sheet: Sheet) -> str:
    """Give a fingerprint of a sheet's headings; of a sheet without any, of what its columns hold."""
    header = find_header(sheet)
    if header[1] < 0:
        return _print("columns", _contents(sheet))
    merges = [merge for merge in sheet.merges if merge[0] <= header[1]]
    return _print("headings", [[one.index, one.heading] for one in read_columns(sheet, header, merges)])


def sheet_print(sheet: Sheet) -> str:
    """Give a fingerprint of a sheet's headings and of its name without the year."""
    return _print(YEAR.sub("", squeezed(sheet.name)), headings_print(sheet))


def _print(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _contents(sheet: Sheet) -> list[str]:
    """Say of each column what most of its cells are: number, long number, text or nothing."""
    rows = sheet.rows[:SAMPLE]
    width = max((len(row) for row in rows), default=0)
    columns = ([_class(row[place]) for row in rows if place < len(row)] for place in range(width))
    return [Counter(kinds).most_common(1)[0][0] for kinds in columns]


def _class(value: Value) -> str:
    text = as_text(value)
    if not text:
        return ""
    digits = sum(sign.isdigit() for sign in text)
    if digits >= LONG_NUMBER:
        return "long"
    return "number" if digits * 2 > len(text) else "text"
