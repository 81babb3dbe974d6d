"""Where everything stands on the visit form (入户宣传登记表): the part that a machine must find again.

Same skeleton as the sign-off sheet, in millimetres from the top left corner. Old paper is read by these
figures: change them only together with `GEOMETRY`, and keep the old ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from outreach.printing.form_columns import REGISTRATION
from outreach.printing.signoff_layout import (
    BOX,
    CODE_LEFT,
    CODE_RIGHT,
    CODE_SIZE,
    PAGE_CODE,
    SQUARES,
    TOP,
    VOID_LEFT,
    Rect,
    bars,
)

LAYOUT = "visit-a4"
GEOMETRY = 1
RECORDS = 6
LINE, RECORD = 13.0, 26.0
LINES = 2 * RECORDS + 1
"""Lines with timing bars; the last is that of the totals."""
HOUSEHOLD, LISTENER, TICKS, SIGNATURE, RIGHT = 41.0, 66.0, 97.0, 209.0, 260.0
TIME_END = 234.0
FIRST_BOX, PITCH, BOXES = 105.0, 12.0, 9
BOX_DOWN = 2.4
NAMED = 4.0
"""So much of a field's height its name takes; below is what is read."""
TOPICS, HANDOUTS = 5, 3
OUTCOMES = ("met", "phone", "nobody_home", "refused")
APP = ("app_has", "app_new", "app_old_phone", "app_unwilling")
OTHER, PROXY = "other_topic", "proxy"
SHOWN = frozenset(code for code, _ in REGISTRATION)
"""Every field there is."""


def record_top(record: int) -> float:
    """Give the upper edge of a record, counted from 0."""
    return TOP + RECORD * record


def record_code(record: int) -> Rect:
    """Give the place of a record's code: left on the first, third ... record, right on the others."""
    return CODE_RIGHT if record % 2 else CODE_LEFT, record_top(record) + 1.5, CODE_SIZE, CODE_SIZE


def void_box(record: int) -> Rect:
    """Give the box that strikes a record out."""
    return VOID_LEFT, record_top(record) + 4, BOX, BOX


def tick_box(record: int, line: int, place: int) -> Rect:
    """Give a tick box of the first or second line (0, 1); places count from 0."""
    y = record_top(record) + line * LINE + BOX_DOWN
    return FIRST_BOX + PITCH * place - BOX / 2, y, BOX, BOX


def home_box(record: int) -> Rect:
    """Give the box for the number of people at home today."""
    return 55.5, record_top(record) + 18.6, 8.5, 6.0


def second_line(shown: Collection[str]) -> tuple[str, ...]:
    """Give the codes of the boxes of the second line."""
    parts = (("outcome", OUTCOMES), ("app", APP), ("proxy", (PROXY,)))
    return tuple(code for part, codes in parts if part in shown for code in codes)


def boundary(boxes: int) -> float:
    """Give where the rule stands after so many boxes."""
    return FIRST_BOX + PITCH * boxes - PITCH / 2


def fields(shown: Collection[str]) -> dict[str, tuple[float, float, float, float]]:
    """Give the fields of a record that are written on, from its top: left, upper edge, right, lower edge.

    What is left out gives its room to its neighbour.
    """
    listener, phone = "listener" in shown, "phone_number" in shown
    time, remark = "time" in shown, "remark" in shown
    found = {"signature": (SIGNATURE, 0.0, RIGHT, LINE if time or remark else RECORD)}
    if listener:
        found["listener"] = (LISTENER, 0.0, TICKS, LINE if phone else RECORD)
    if phone:
        found["phone_number"] = (LISTENER, LINE if listener else 0.0, TICKS, RECORD)
    if time:
        found["time"] = (SIGNATURE, LINE, TIME_END if remark else RIGHT, RECORD)
    if remark:
        found["remark"] = (TIME_END if time else SIGNATURE, LINE, RIGHT, RECORD)
    return found


def cells(record: int, columns: Sequence[str], shown: Collection[str] = SHOWN) -> dict[str, Rect]:
    """Give every place of a record that is written on; `columns` are the first line's codes of boxes."""
    y = record_top(record)
    first = {code: tick_box(record, 0, place) for place, code in enumerate(columns)}
    second = {code: tick_box(record, 1, place) for place, code in enumerate(second_line(shown))}
    home = {"at_home": home_box(record)} if "at_home" in shown else {}
    written = {}
    for code, (left, top, right, bottom) in fields(shown).items():
        named = 0.0 if code == "signature" else NAMED
        written[code] = (left, y + top + named, right - left, bottom - top - named)
    return {"void": void_box(record), **home, **first, **second, **written}


def geometry(columns: Sequence[str], shown: Collection[str] = SHOWN) -> dict[str, Any]:
    """Describe a page for the reader of scans, as JSON-able data; `columns` are the first line's codes."""
    rows = [
        {
            "bars": (*bars(2 * record), *bars(2 * record + 1)),
            "code": record_code(record),
            "cells": cells(record, columns, shown),
        }
        for record in range(RECORDS)
    ]
    return {
        "layout": LAYOUT,
        "version": GEOMETRY,
        "unit": "mm",
        "page": (297.0, 210.0),
        "squares": SQUARES,
        "page_code": PAGE_CODE,
        "columns": list(columns),
        "rows": rows,
    }
