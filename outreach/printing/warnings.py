"""What a printed paper could not show as it was given, said so that the worker finds the place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from outreach.printing.text import Fitted, clean
from outreach.wording import mark, tr

NOBODY = ("", "")
LONGEST_NAME = 40


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
    """One warning: fault, place on the paper (page, row, part), and the characters it is about.

    `whose` is the number of a household ("" where there is none) and the name, for the window only.
    """

    fault: PaperFault
    part: str
    page: int = 0
    row: int = 0
    characters: tuple[str, ...] = field(default=())
    whose: tuple[str, str] = field(default=NOBODY, repr=False)

    def place(self) -> str:
        """Say where on the paper, in the window's language."""
        if self.row:
            return tr("Page {page}, row {row}, {part}", page=self.page, row=self.row, part=tr(self.part))
        return tr("Page {page}, {part}", page=self.page, part=tr(self.part)) if self.page else tr(self.part)

    def sentence(self) -> str:
        """Give the sentence in the window's language; it names the place, never the person."""
        return self._sentence(self.place())

    def sentence_on_screen(self) -> str:
        """Give the sentence with the person it is about; for the window, never for a log or a command."""
        no, name = self.whose
        place, shown = self.place(), clean(name, LONGEST_NAME)
        if no and shown:
            place = tr("{place} ({name}, household {no})", place=place, name=shown, no=no)
        elif shown:
            place = tr("{place} ({name})", place=place, name=shown)
        return self._sentence(place)

    def _sentence(self, place: str) -> str:
        characters = "、".join(map(named, self.characters))
        return tr(SENTENCES[self.fault], place=place, characters=characters)


def lost(
    fitted: Fitted, part: str, page: int, row: int = 0, whose: tuple[str, str] = NOBODY
) -> Iterator[PaperWarning]:
    """Say what a fitted text lost; `part` is its marked English name."""
    if fitted.missing:
        yield PaperWarning(PaperFault.MISSING, part, page, row, fitted.missing, whose)
    if not fitted.whole:
        yield PaperWarning(PaperFault.CUT, part, page, row, whose=whose)
    elif len(fitted.lines) > 2:
        yield PaperWarning(PaperFault.SMALL, part, page, row, whose=whose)


def named(character: str) -> str:
    """Name a character so that it can be looked up: 𪛖 (U+2A6D6)."""
    return f"{character} (U+{ord(character):04X})" if len(character) == 1 else character
