"""Words and choices that several papers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from outreach.printing.columns import all_but
from outreach.printing.paper_kinds import PaperOption
from outreach.wording import mark

HELPS = mark("Helps")
LISTS = mark("Sheets and lists")
WALL = mark("For the wall")
LYING, UPRIGHT = mark("A4 lying"), mark("A4 upright")
INK = PaperOption("ink", mark("Ink"), (("colour", mark("In colour")), ("black", mark("Plain black"))))
TYPE = PaperOption("type", mark("Type"), (("usual", mark("Usual")), ("small", mark("One size smaller"))))
EDITION = PaperOption("edition", mark("Edition, this month unless written"))
DESIGN = PaperOption(
    "design",
    mark("For whom"),
    (
        ("everybody", mark("Everybody")),
        ("elderly", mark("The elderly: large type, few words")),
        ("parents", mark("Parents")),
        ("finance", mark("Finance staff")),
        ("shops", mark("Shop owners")),
    ),
)
CHART = PaperOption(
    "size", mark("Size"), (("a3", mark("A3, for the wall")), ("a4", mark("A4, for the folder")))
)
BLANK = PaperOption("blank", mark("How many without a household (empty: one for each household)"))
BLANK_PAGES = PaperOption("blank", mark("How many blank pages (empty: filled in)"))
NUMBERS = PaperOption(
    "numbers", mark("Numbers"), (("masked", mark("Masked")), ("whole", mark("Whole, for a reason")))
)
REASON = PaperOption("reason", mark("Who asked for whole numbers and why"), needs=("numbers", "whole"))


def columns(known: Sequence[tuple[Any, ...]], *left_out: str) -> PaperOption:
    """Give the choice of a form's columns (code, marked name, ...); some are left out unless asked for."""
    choices = tuple((code, label) for code, label, *_ in known)
    usual = all_but(known, *left_out) if left_out else ""
    return PaperOption("columns", mark("Columns"), choices, usual, many=True)
