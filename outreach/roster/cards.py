"""Finds household cards and forms: labelled facts of the household above a table of its members."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.roster.grid import Sheet, Value
from outreach.roster.headings import field_of, label_of
from outreach.roster.looks import looks_like_data
from outreach.roster.values import as_text, squeezed

PERSONAL = frozenset(
    ["name", "relation", "sex", "birth", "age", "id_no", "phone", "other_phone", "remark", "status"]
)
TELLING = frozenset(["relation", "sex", "birth", "age", "id_no"])
LABELS = {
    "household_no": "household_no",
    "serial": "household_no",
    "group": "group",
    "grid": "group",
    "door": "door",
    "address": "address",
    "residence": "address",
    "registered_address": "address",
    "head_name": "head_name",
    "head_id": "head_id",
    "id_no": "head_id",
    "head_phone": "head_phone",
    "phone": "head_phone",
    "kind": "kind",
}
"""What a label above the members' table says of the household."""
INLINE = re.compile(r"\s*([^:：\s]{1,10})\s*[:：]\s*([^:：]*?)\s*(?=$|[\s　]+[^:：\s]{1,10}\s*[:：])")
NO_NAME = re.compile(r"情况|信息|成员|家庭|姓名|\d")
LONGEST_NAME = 6


@dataclass(slots=True)
class Card:
    """One household's block: the places of its members' fields, its labelled facts and its rows."""

    header: int
    columns: dict[str, int]
    headings: dict[str, str]
    facts: dict[str, Value]
    members: range
    left: int
    right: int


def find_cards(sheet: Sheet) -> list[Card]:
    """Give the cards of a sheet in reading order, none where it holds an ordinary table."""
    found = [(place, runs) for place, row in enumerate(sheet.rows) if (runs := _runs(row))]
    if not found:
        return []
    cards: list[Card] = []
    width = max(len(row) for row in sheet.rows)
    for number, (place, runs) in enumerate(found):
        above = found[number - 1][0] if number else -1
        below = found[number + 1][0] if number + 1 < len(found) else len(sheet.rows)
        bounds = _bounds(sheet, place, above, runs, width)
        near = [run for _, some in found[max(number - 1, 0) : number + 1] for run in some]
        relations = {run.get("relation", -1) for run in near}
        for run, (left, right) in zip(runs, bounds, strict=True):
            top = _first_label(sheet, above + 1, place, left, right, relations)
            facts = _facts(sheet, range(top, place), left, right)
            headings = {field: squeezed(as_text(sheet.rows[place][column])) for field, column in run.items()}
            cards.append(Card(place, run, headings, facts, range(place + 1, below), left, right))
    told = sum(1 for card in cards if _is_told(card))
    if not told or told * 2 < len(cards):
        return []
    for card in cards:
        card.members = _members(sheet, card)
    return cards


def _members(sheet: Sheet, card: Card) -> range:
    """Give the rows of a card's members: up to the first that labels a fact of the next household."""
    start, below = card.members.start, card.members.stop
    relation = {card.columns.get("relation", -1)}
    return range(start, _first_label(sheet, start, below, card.left, card.right, relation))


def _runs(row: list[Value]) -> list[dict[str, int]]:
    """Give the members' headings of a row, one table for each time that they start anew."""
    runs: list[dict[str, int]] = [{}]
    for column, value in enumerate(row):
        if not isinstance(value, str) or not value:
            continue
        field = field_of(value)
        if not field and looks_like_data(value):
            return []
        if field in runs[-1]:
            runs.append({})
        if field in PERSONAL:
            runs[-1][field] = column
    whole = [run for run in runs if "name" in run and len(TELLING & set(run)) > 1]
    named = [run for run in runs if "name" in run and (len(run) > 1 or run["name"] + 1 not in _starts(whole))]
    return whole if len(whole) == len(named) else []


def _starts(runs: list[dict[str, int]]) -> set[int]:
    """Give where tables start: 家庭成员 before them is a caption at the side, no column of names."""
    return {min(run.values()) for run in runs}


def _bounds(
    sheet: Sheet, place: int, above: int, runs: list[dict[str, int]], width: int
) -> list[tuple[int, int]]:
    """Give the (first, last) columns of each card: labels may start left of the members' table."""
    starts = [min(run.values()) for run in runs]
    filled = [
        column
        for row in sheet.rows[above + 1 : place + 1]
        for column, value in enumerate(row[: starts[0]])
        if value not in (None, "")
    ]
    early = starts[0] - min(filled, default=starts[0]) if above < 0 or len(runs) > 1 else starts[0]
    lefts = [0] + [start - min(early, start - starts[n]) for n, start in enumerate(starts[1:])]
    return [(left, right - 1) for left, right in zip(lefts, [*lefts[1:], width], strict=True)]


def _first_label(sheet: Sheet, start: int, end: int, left: int, right: int, relations: set[int]) -> int:
    """Give the first row from `start` on that labels a fact of the household, `end` if there is none.

    In the columns of `relations` 户主 tells somebody's relation and is no label.
    """
    for place in range(start, end):
        row = sheet.rows[place]
        for column in range(left, min(right + 1, len(row))):
            text = row[column]
            if isinstance(text, str) and column not in relations and _labels_household(text):
                return place
    return end


def _labels_household(text: str) -> bool:
    if label_of(text) in ("household_no", "head_name", "address", "residence", "door", "group"):
        return True
    found = INLINE.match(text)
    return bool(found and label_of(found[1]) in LABELS)


def _facts(sheet: Sheet, places: range, left: int, right: int) -> dict[str, Value]:
    """Read 户主姓名 | 王五 and 户主姓名：王五 pairs."""
    facts: dict[str, Value] = {}
    for place in places:
        label = ""
        for value in sheet.rows[place][left : right + 1]:
            if value is None or value == "":
                continue
            text = value if isinstance(value, str) else ""
            if pairs := INLINE.findall(text):
                for name, said in pairs:
                    _note(facts, LABELS.get(label_of(name), ""), said)
                label = LABELS.get(label_of(pairs[-1][0]), "") if not pairs[-1][1] else ""
            elif field := label_of(text):
                label = LABELS.get(field, "")
            else:
                _note(facts, label, value)
                label = ""
    return facts


def _note(facts: dict[str, Value], field: str, value: Value) -> None:
    if field and value not in (None, "") and field not in facts:
        facts[field] = value


def _is_told(card: Card) -> bool:
    """Tell a card from a table below a heading: its head's name looks like one, its number has digits."""
    head = as_text(card.facts.get("head_name"))
    named = bool(head) and (len(head) <= LONGEST_NAME or "·" in head) and not NO_NAME.search(head)
    return named or any(sign.isdigit() for sign in as_text(card.facts.get("household_no")))
