"""Where everything stands on the sign-off sheet: the part of the form that a machine must find again.

All in millimetres from the top left corner. Old paper is read by these figures: change them only together
with `GEOMETRY`, and keep the old ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LAYOUT = "signoff-a4"
GEOMETRY = 1
Rect = tuple[float, float, float, float]
"""x, y, width, height."""
ROWS = 13
ROW = 13.0
TOP = 27.0
HEAD_TOP = 19.8
LEFT, RIGHT = 18.0, 260.0
BOTTOM = TOP + ROWS * ROW
SQUARES: tuple[Rect, ...] = tuple((x, y, 6.0, 6.0) for y in (9.5, 194.5) for x in (9.0, 282.0))
PAGE_CODE: Rect = (266.0, 15.4, 13.0, 13.0)
CODE_SIZE = 10.0
CODE_LEFT, CODE_RIGHT = 29.5, 267.5
BOX = 5.0
VOID_LEFT = 20.5
STAMP_RIGHT = 280.5
"""The stamp stands right of the table, clear of the notice line and of the corner square."""
FIRST_BOX, BOX_PITCH, BOXES = 131.5, 12.0, 5
"""Centre of the first tick box, distance to the next, and how many there are."""
COLUMNS = {"void": 18.0, "code": 28.0, "number": 41.0, "door": 49.0, "head": 70.0, "signer": 95.0}
TICKS, SIGNATURE, DATE = 123.0, 188.0, 238.0


@dataclass(frozen=True)
class Shape:
    """Which columns stand on a sheet: so many tick boxes, and whether signer and date have their own.

    What is left out gives its room to the neighbour: the head of household, the signature.
    """

    boxes: int = BOXES
    signer: bool = True
    date: bool = True

    @property
    def head_right(self) -> float:
        """Give where the head of household ends."""
        return COLUMNS["signer"] if self.signer else TICKS

    @property
    def signature(self) -> float:
        """Give where the signature begins."""
        return SIGNATURE - BOX_PITCH * (BOXES - self.boxes) if self.boxes else TICKS

    @property
    def signature_right(self) -> float:
        """Give where the signature ends."""
        return DATE if self.date else RIGHT

    @property
    def rules(self) -> tuple[float, ...]:
        """Give the upright rules."""
        left = [x for name, x in COLUMNS.items() if self.signer or name != "signer"]
        return (*left, *dict.fromkeys((TICKS, self.signature, self.signature_right, RIGHT)))


WHOLE = Shape()


def row_top(row: int) -> float:
    """Give the upper edge of a row, counted from 0."""
    return TOP + ROW * row


def bars(row: int) -> tuple[Rect, Rect]:
    """Give the timing bars at both ends of a row."""
    y = row_top(row) + ROW / 2 - 0.75
    return (10.75, y, 2.5, 1.5), (283.75, y, 2.5, 1.5)


def row_code(row: int) -> Rect:
    """Give the place of a row's code: left on the first, third ... row, right on the others."""
    return (CODE_RIGHT if row % 2 else CODE_LEFT, row_top(row) + 1.5, CODE_SIZE, CODE_SIZE)


def void_box(row: int) -> Rect:
    """Give the box that strikes a row out."""
    return VOID_LEFT, row_top(row) + 4, BOX, BOX


def tick_box(row: int, place: int) -> Rect:
    """Give a tick box; places count from 0."""
    return FIRST_BOX + BOX_PITCH * place - BOX / 2, row_top(row) + 4, BOX, BOX


def cells(row: int, columns: Sequence[str], shape: Shape = WHOLE) -> dict[str, Rect]:
    """Give every place of a row that is written on: void box, signer, tick boxes by code, signature, date."""
    y = row_top(row)
    ticks = {code: tick_box(row, place) for place, code in enumerate(columns)}
    signer = {"signer": (COLUMNS["signer"], y, TICKS - COLUMNS["signer"], ROW)} if shape.signer else {}
    date = {"date": (DATE, y, RIGHT - DATE, ROW)} if shape.date else {}
    signature = (shape.signature, y, shape.signature_right - shape.signature, ROW)
    return {"void": void_box(row), **signer, **ticks, "signature": signature, **date}


def geometry(columns: Sequence[str], shape: Shape = WHOLE) -> dict[str, Any]:
    """Describe a page for the reader of scans, as JSON-able data; `columns` are codes of tick boxes."""
    rows = [
        {"bars": bars(row), "code": row_code(row), "cells": cells(row, columns, shape)} for row in range(ROWS)
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
