"""The quiz card: the short questions to ask at a door, with the answers at the foot, two on an A4 sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach.printing.drawn import Drawn
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, LINE, MUTED, PALE_AMBER, TEAL, VERMILION, WHITE
from outreach.printing.paper import A4, Paper
from outreach.printing.shapes import circle
from outreach.printing.text import fit, steps
from outreach.printing.warnings import PaperWarning, lost
from outreach.progress import Report, silent
from outreach.wording import mark

TITLE = "入户小问答"
HEIGHT = 148.5
LEFT, RIGHT = 14.0, 196.0
FIRST, FOOT = 30.0, 118.0
MOST = 6
"""So many questions have room on a card; the others go on the next sheet."""
LETTERS = "ABCDEFGHI"
PART = mark("questions")
HOW = (
    "问完数一数，答对几题记在登记表的“备注”里，写“答3/5”就是五题对三题。",
    "录的时候：走访里按 / 打 3，签收表里说“第4户 答对3/5”。",
)


@dataclass(frozen=True)
class CardQuestion:
    """One question with its choices and the right one."""

    text: str
    choices: tuple[str, ...]
    answer: str

    @property
    def key(self) -> str:
        """Give the answer as the foot says it: 错, or the letter of the right choice."""
        return self.answer if self.is_short else LETTERS[self.choices.index(self.answer)]

    @property
    def is_short(self) -> bool:
        """Tell whether it is answered by right or wrong."""
        return self.choices == ("对", "错")

    @property
    def offered(self) -> str:
        """Give the choices as they are read out."""
        if self.is_short:
            return "对不对？"
        return "；".join(f"{letter} {choice}" for letter, choice in zip(LETTERS, self.choices, strict=False))


def draw(village: str, questions: Sequence[CardQuestion], report: Report = silent) -> Drawn:
    """Draw a sheet with the card twice, to be cut; more sheets where there are many questions."""
    paper, warnings = Paper(A4, TITLE), list[PaperWarning]()
    numbered = tuple(enumerate(questions, 1))
    sheets = [numbered[first : first + MOST] for first in range(0, len(numbered), MOST)]
    for page, here in enumerate(sheets, 1):
        for y in (0.0, HEIGHT):
            warnings += _draw_card(paper, village, here, (page, y))
        paper.rule((5, HEIGHT), (205, HEIGHT), 0.2, "#9E9E9E", (1.5, 1.5))
        paper.end_page()
        report(page, len(sheets))
    return Drawn(paper.finish(), len(sheets), tuple(dict.fromkeys(warnings)))


def _draw_card(
    paper: Paper, village: str, questions: Sequence[tuple[int, CardQuestion]], at: tuple[int, float]
) -> Iterator[PaperWarning]:
    page, y = at
    paper.block(LEFT, y + 8, RIGHT - LEFT, 16, TEAL)
    paper.text(LEFT + 5, y + 19, TITLE, 20, Face.BOLD, colour=WHITE)
    paper.text(RIGHT - 5, y + 18.4, village, 10.5, align="right", colour=WHITE)
    pitch = min(18.0, (FOOT - FIRST) / len(questions))
    for place, (number, question) in enumerate(questions):
        top = y + FIRST + place * pitch
        paper.shape(circle(LEFT + 4, top + 4, 3.6), VERMILION)
        paper.text(LEFT + 4, top + 5.6, str(number), 11, Face.BOLD, "centre", WHITE)
        text = fit(question.text, RIGHT - LEFT - 12, steps(14, 12, 10.5, 9, 8), Face.BOLD)
        paper.text(LEFT + 11, top + 5.8, text.lines[0], text.size, Face.BOLD, colour=INK)
        offered = fit(question.offered, RIGHT - LEFT - 12, steps(12, 10.5, 9, 8, 7))
        paper.text(LEFT + 11, top + min(12.2, pitch - 2.4), offered.lines[0], offered.size, colour=INK)
        if place < len(questions) - 1:
            paper.rule((LEFT + 11, top + pitch - 1), (RIGHT, top + pitch - 1), 0.2, LINE)
        yield from (*lost(text, PART, page, number), *lost(offered, PART, page, number))
    yield from _draw_foot(paper, questions, (page, y + FOOT + 2))


def _draw_foot(
    paper: Paper, questions: Sequence[tuple[int, CardQuestion]], at: tuple[int, float]
) -> Iterator[PaperWarning]:
    page, y = at
    paper.block(LEFT, y, RIGHT - LEFT, 20, PALE_AMBER)
    keys = "，".join(f"{number} {question.key}" for number, question in questions)
    answers = fit(f"答案（问的人看）：{keys}", RIGHT - LEFT - 10, steps(10.5, 9, 8, 7))
    paper.text(LEFT + 5, y + 6, answers.lines[0], answers.size, colour=INK)
    for line, words in enumerate(HOW):
        shown = fit(words, RIGHT - LEFT - 10, steps(9, 8, 7))
        paper.text(LEFT + 5, y + 11.6 + 5 * line, shown.lines[0], shown.size, colour=MUTED)
    yield from lost(answers, PART, page)
