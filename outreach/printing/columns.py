"""The columns of a form: which are chosen, and where they stand when some are left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

Known = Sequence[tuple[str, str, str, float]]
"""Code, marked name of the choice, heading on paper, width (mm, or a share of it)."""


def chosen_columns(options: Mapping[str, str], known: Sequence[tuple[Any, ...]]) -> tuple[str, ...]:
    """Give the codes of the columns that were chosen, in the form's order; nothing chosen means all."""
    wanted = [code for code in options.get("columns", "").split(",") if code]
    return tuple(code for code, *_ in known if not wanted or code in wanted)


def all_but(known: Sequence[tuple[Any, ...]], *left_out: str) -> str:
    """Write the choice of all columns but some."""
    return ",".join(code for code, *_ in known if code not in left_out)


def spread(
    columns: Sequence[tuple[str, float]], wanted: Collection[str], left: float, right: float
) -> dict[str, tuple[float, float]]:
    """Give left edge and width of the wanted columns (code, width in mm), made to fill the room exactly."""
    here = [(code, width) for code, width in columns if code in wanted]
    stretch = (right - left) / sum(width for _, width in here)
    places, x = {}, left
    for code, width in here:
        places[code] = (x, width * stretch)
        x += width * stretch
    return places
