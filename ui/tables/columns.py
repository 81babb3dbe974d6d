"""What a column is: described by data, never by code of the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from outreach.vocabulary import HouseholdState

Mark = tuple[HouseholdState, int]
"""A state with its number of tries."""


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `text` says a row's cell; `title` is already in the window's language; `width` is in px at 100 % (the
    column with `stretch` takes what is left); `sort` is what the page is asked to sort by ("" = it cannot);
    `glyph` gives a state to draw before the words; `marks` the found part of the text as (start, length);
    `aside` a smaller muted text after it; `token` the colour; `bold` the weight.
    """

    id: str
    title: str
    text: Callable[[Any], str]
    width: int = 96
    right: bool = False
    sort: str = ""
    stretch: bool = False
    glyph: Callable[[Any], Mark | None] | None = None
    marks: Callable[[Any], tuple[int, int]] | None = None
    aside: Callable[[Any], str] | None = None
    token: Callable[[Any], str] | str = "ink"
    bold: bool = False
    fixed: bool = False
    """Cannot be hidden, and stays where the table is narrow."""
    rank: int = 0
    """Where the table is narrow, columns of a high rank give way first, then those further right."""

    def ink(self, row: Any) -> str:
        """Give the colour token of a cell."""
        return self.token if isinstance(self.token, str) else self.token(row)
