"""What a printed paper could not show as it was given, said so that the worker finds the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from outreach.printing.text import Fitted
from outreach.wording import mark, tr


class PaperFault(StrEnum):
    """What went wrong with a text on paper."""

    MISSING = "missing_characters"
    CUT = "cut"
    SMALL = "very_small"
    LEFT_OUT = "left_out"
    TIGHT = "tight"


SENTENCES = {
    PaperFault.MISSING: mark("{place}: no typeface has {characters}; 〓 is printed. Write it in by hand."),
    PaperFault.CUT: mark("{place}: the text is too long and ends in “…”. Shorten it, then print again."),
    PaperFault.SMALL: mark("{place}: the long text is printed small. Check that it can be read."),
    PaperFault.TIGHT: mark(
        "{place}: the text does not fit in this size; choose the smaller one, or shorten it."
    ),
    PaperFault.LEFT_OUT: mark("{place}: there is no room for “{characters}”. Write it down by hand."),
}


@dataclass(frozen=True)
class PaperWarning:
    """One warning: fault, place on the paper (page, row, part), and the characters it is about."""

    fault: PaperFault
    part: str
    page: int = 0
    row: int = 0
    characters: tuple[str, ...] = field(default=())

    def place(self) -> str:
        """Say where on the paper, in the window's language."""
        if self.row:
            return tr("Page {page}, row {row}, {part}", page=self.page, row=self.row, part=tr(self.part))
        return tr("Page {page}, {part}", page=self.page, part=tr(self.part)) if self.page else tr(self.part)

    def sentence(self) -> str:
        """Give the sentence in the window's language; it names the place, never the person."""
        characters = "、".join(map(named, self.characters))
        return tr(SENTENCES[self.fault], place=self.place(), characters=characters)


def lost(fitted: Fitted, part: str, page: int, row: int = 0) -> Iterator[PaperWarning]:
    """Say what a fitted text lost; `part` is its marked English name."""
    if fitted.missing:
        yield PaperWarning(PaperFault.MISSING, part, page, row, fitted.missing)
    if not fitted.whole:
        yield PaperWarning(PaperFault.CUT, part, page, row)
    elif len(fitted.lines) > 2:
        yield PaperWarning(PaperFault.SMALL, part, page, row)


def named(character: str) -> str:
    """Name a character so that it can be looked up: 𪛖 (U+2A6D6)."""
    return f"{character} (U+{ord(character):04X})" if len(character) == 1 else character
