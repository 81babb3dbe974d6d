"""Outlines as paths in SVG's own letters (absolute M, L, C, Z; y downwards), and as PDF operators."""

from __future__ import annotations

import re
from functools import cache

ROUND = 0.5523
"""Length of the handles that make a Bézier curve a quarter circle."""
OPERATORS = {"M": "m", "L": "l", "C": "c"}


def circle(x: float, y: float, radius: float) -> str:
    """Give a circle."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Give a rectangle with round corners."""
    right, bottom, handle = x + width, y + height, radius * (1 - ROUND)
    return (
        f"M {x + radius} {y} L {right - radius} {y} "
        f"C {right - handle} {y} {right} {y + handle} {right} {y + radius} L {right} {bottom - radius} "
        f"C {right} {bottom - handle} {right - handle} {bottom} {right - radius} {bottom} "
        f"L {x + radius} {bottom} C {x + handle} {bottom} {x} {bottom - handle} {x} {bottom - radius} "
        f"L {x} {y + radius} C {x} {y + handle} {x + handle} {y} {x + radius} {y} Z"
    )


def through(*points: tuple[float, float], closed: bool = False) -> str:
    """Give a line through points."""
    way = " ".join(f"{'L' if number else 'M'} {x} {y}" for number, (x, y) in enumerate(points))
    return f"{way} Z" if closed else way


@cache
def operators(path: str) -> str:
    """Turn a path into PDF operators, its numbers as they are."""
    parts = []
    for letter, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", path):
        shown = " ".join(f"{float(number):.6g}" for number in re.split(r"[\s,]+", numbers.strip()) if number)
        parts.append("h" if letter == "Z" else f"{shown} {OPERATORS[letter]}")
    return " ".join(parts)
