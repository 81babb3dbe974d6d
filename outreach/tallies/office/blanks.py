"""The blanks in a sentence of a form (入户____户, 填表人：   ), and what is written into them."""

from __future__ import annotations

import re

LINES = re.compile("[_＿]+")
_EMPTY = "[ \u3000\u00a0]*"
BRACKETS = re.compile(f"(?<=（){_EMPTY}(?=）)|(?<=\\(){_EMPTY}(?=\\))|(?<=【){_EMPTY}(?=】)")
ROOM = re.compile("[ \u00a0\t]{2,}|[ \u00a0\t]*\u3000[ \u00a0\t\u3000]*")
NEXT_LABEL = re.compile(r"[^\s：:，。；]{1,10}[：:]")
MEASURES = "年月日户人次份张条块个场车元周期%％"


def blanks(sentence: str) -> list[tuple[int, int]]:
    """Give where each blank begins and ends, in reading order.

    Underlines are blanks, and brackets with nothing in them; where there are no underlines, so is room left
    open between words, unless it only parts one label from the next, or is the indent of a line.
    """
    lines = [found.span() for found in LINES.finditer(sentence)]
    open_ = [found.span() for found in BRACKETS.finditer(sentence)]
    rooms = () if lines else ROOM.finditer(sentence)
    room = [found.span() for found in rooms if _is_left_open(sentence, found)]
    inside = {place for span in open_ for place in range(span[0], span[1] + 1)}
    return sorted([*lines, *open_, *(span for span in room if span[0] not in inside)])


def _is_left_open(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    if not before or before.endswith("\n"):
        return after[:1] in MEASURES and bool(after)
    if before.endswith(("：", ":")):
        return True
    return not after or NEXT_LABEL.match(after) is None


def filled(sentence: str, values: dict[int, str]) -> list[tuple[int, int, str]]:
    """Give the changes (from, to, new text) that write values into blanks that are there, counted from 1."""
    places = blanks(sentence)
    spans = [(*places[number - 1], value) for number, value in values.items()]
    return [(start, end, _with_room(sentence, start, end, value)) for start, end, value in spans]


def _with_room(sentence: str, start: int, end: int, value: str) -> str:
    """Keep the room before the next label, so that two answers do not run together."""
    width = end - start
    room = bool(width) and not sentence[start:end].strip(" \u00a0\t\u3000")
    if room and NEXT_LABEL.match(sentence[end:]):
        return value + " " * max(2, width - 2 * len(value))
    if value.endswith("%") and sentence[end : end + 1] in ("%", "％"):
        return value[:-1]
    return value
