"""Words and choices that several papers share."""

from __future__ import annotations

from outreach.printing.paper_kinds import HANDED_OUT, PaperOption
from outreach.wording import mark

__all__ = ["CHART", "DESIGN", "EDITION", "HANDED_OUT", "INK", "LISTS", "LYING", "TYPE", "UPRIGHT", "WALL"]

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
