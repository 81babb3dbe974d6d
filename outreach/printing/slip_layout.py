"""Where everything stands on a receipt slip: the part that a machine must find again on a slip alone.

All in millimetres from the outer corner of the upper left black square, whatever paper the slip was cut
from. Old slips are read by these figures: change them only together with `GEOMETRY`, and keep the old ones.
"""

from __future__ import annotations

from typing import Any

LAYOUT = "slip"
GEOMETRY = 1
Rect = tuple[float, float, float, float]
"""x, y, width, height."""
WIDTH, HEIGHT = 190.0, 76.0
ON_PAPER = 10.0
"""How far the slip lies from the left edge of an A4 page, on every paper that has one."""
LEFT, RIGHT = 14.0, 176.0
SQUARES: tuple[Rect, ...] = tuple((x, y, 6.0, 6.0) for y in (0.0, 70.0) for x in (0.0, 184.0))
CODE: Rect = (163.0, 0.0, 13.0, 13.0)
ROWS = (18.0, 31.5, 49.5, 61.5)
"""The upper edges of the three rows of fields, and the lower edge of the last."""
HEAD, KNOWN, WHO = 66.0, 102.0, 132.0
"""Left edges: head of household or day of return; how many know or the date; who signed."""
BOX = 5.0
BOXES = {"by_head": 140.5, "by_family": 152.5, "proxy": 164.5}
"""Centres of the tick boxes."""
BOX_TOP = 22.9
NAMED = 4.5
"""So much of a field's height is taken by its name; below is what is read."""


def box(code: str) -> Rect:
    """Give a tick box."""
    return BOXES[code] - BOX / 2, BOX_TOP, BOX, BOX


def field(x: float, right: float, row: int) -> Rect:
    """Give the part of a field that is written on, under its name."""
    top, end = ROWS[row] + NAMED, ROWS[row + 1]
    return x, top, right - x, end - top


def geometry() -> dict[str, Any]:
    """Describe a slip for the reader of scans, as JSON-able data."""
    return {
        "layout": LAYOUT,
        "version": GEOMETRY,
        "unit": "mm",
        "size": (WIDTH, HEIGHT),
        "squares": SQUARES,
        "code": CODE,
        "cells": {
            "place": field(LEFT, HEAD, 0),
            "head": field(HEAD, KNOWN, 0),
            "known": field(KNOWN, WHO, 0),
            **{code: box(code) for code in BOXES},
            "signature": field(LEFT, KNOWN, 1),
            "date": field(KNOWN, WHO, 1),
            "relation": field(WHO, RIGHT, 1),
            "collector": field(LEFT, HEAD, 2),
            "collected": field(HEAD, KNOWN, 2),
        },
    }
