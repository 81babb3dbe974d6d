"""PDF drawing operators as text: what `paper` writes into a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache


def show(codes: bytes, gaps: Sequence[float]) -> str:
    """Show character codes with gaps (em) after them."""
    parts: list[str] = []
    held = ""
    for code, gap in zip(codes, gaps, strict=True):
        held += f"{code:02x}"
        if gap:
            parts.append(f"<{held}> {-1000 * gap:g}")
            held = ""
    return f"[{' '.join(parts)}{f'<{held}>' if held else ''}] TJ"


@cache
def fill(colour: str) -> str:
    """Set the colour that areas and letters are drawn with (#RRGGBB)."""
    return f"{components(colour)} {'g' if is_grey(colour) else 'rg'} "


@cache
def stroke(colour: str) -> str:
    """Set the colour of lines (#RRGGBB)."""
    return f"{components(colour)} {'G' if is_grey(colour) else 'RG'} "


def is_grey(colour: str) -> bool:
    """Tell a grey, which goes to the printer as grey, without coloured ink."""
    return colour[1:3] == colour[3:5] == colour[5:7]


def components(colour: str) -> str:
    """Write #RRGGBB as numbers from 0 to 1, only one for a grey."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return " ".join(f"{part:.3g}" for part in (parts[:1] if is_grey(colour) else parts))
