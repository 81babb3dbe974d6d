"""照着纸念一句: reads “1-30 已签，除 7、12” into what was said of each row.

What it does not understand it says back; nothing is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from outreach.scanning.phrase_statements import Statement, statements
from outreach.scanning.phrase_tokens import LONGEST, clauses
from outreach.scanning.phrase_words import Said, vocabulary
from outreach.vocabulary import SIGNED, SignOff
from outreach.wording import mark, tr


class Trouble(StrEnum):
    """Why a part of a phrase was not taken."""

    WORDS = "words"
    NOT_ON_PAGE = "not_on_page"
    NOTHING_SAID = "nothing_said"
    NO_ROWS = "no_rows"
    TOO_LONG = "too_long"


SENTENCES = {
    Trouble.WORDS: mark("“{words}” was not understood: say it another way, or mark the row by hand."),
    Trouble.NOT_ON_PAGE: mark("Row {words} is not on this page: check the number."),
    Trouble.NOTHING_SAID: mark("Row {words}: what about it? Add a word such as “已签” or “未遇”."),
    Trouble.NO_ROWS: mark("“{words}”: which rows? Put the numbers before it."),
    Trouble.TOO_LONG: mark("The sentence is too long: say it in two."),
}


@dataclass(frozen=True)
class Problem:
    """A part that was not taken, with the words it is about."""

    trouble: Trouble
    words: str = ""

    def sentence(self) -> str:
        """Give the sentence in the window's language."""
        return tr(SENTENCES[self.trouble], words=self.words)


@dataclass(frozen=True)
class RowSaid:
    """All that was said of one row, by its printed number."""

    number: int
    said: Said


@dataclass(frozen=True)
class Reading:
    """What a phrase says: rows in the page's order, problems; rows that were not spoken of are not in it."""

    rows: tuple[RowSaid, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_phrase(
    text: str,
    rows: int | Sequence[int],
    relations: Sequence[str] = (),
    handouts: Mapping[str, str] | None = None,
) -> Reading:
    """Read a phrase about a page with these printed row numbers (or 1 to n).

    `relations` are further words for who signed; `handouts` is code -> label as printed. A row that an
    exception takes out of “已签” is read as not signed. Later words win over earlier ones.
    """
    numbers = list(range(1, rows + 1)) if isinstance(rows, int) else list(rows)
    words = vocabulary(relations, handouts or {})
    found, unknown = statements(clauses(text, words, numbers), numbers)
    reader = _Reader(numbers)
    for part in found:
        reader.take(part)
    reader.problems += [Problem(Trouble.WORDS, part) for part in unknown]
    if len(text) > LONGEST:
        reader.problems.append(Problem(Trouble.TOO_LONG))
    said = tuple(RowSaid(number, reader.said[number]) for number in numbers if number in reader.said)
    return Reading(said, tuple(dict.fromkeys(reader.problems)))


@dataclass
class _Reader:
    """Lays one statement after the other on the rows of the page."""

    numbers: Sequence[int]
    said: dict[int, Said] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, part: Statement) -> None:
        """Lay a statement on its rows, or note why it cannot be."""
        said = merged(part.says)
        if not part.rows:
            self.problems.append(Problem(Trouble.NO_ROWS, part.words))
        elif not part.says:
            self.problems.append(Problem(Trouble.NOTHING_SAID, row_list(part.rows)))
        elif said.relation and said.signoff is None:
            self.problems.append(Problem(Trouble.WORDS, part.words))
        else:
            self._lay(part, said)

    def _lay(self, part: Statement, said: Said) -> None:
        strange = [row for row in (*part.rows, *part.exceptions) if row not in self.numbers]
        if strange:
            self.problems.append(Problem(Trouble.NOT_ON_PAGE, row_list(strange)))
        for row in part.rows:
            if row in self.numbers and row not in part.exceptions:
                self.said[row] = over(self.said.get(row, Said()), said)
        for row in part.exceptions:
            if row in self.numbers and said.signoff in SIGNED:
                self.said.setdefault(row, Said(signoff=SignOff.NONE))


def merged(says: Sequence[Said]) -> Said:
    """Join what several words say of the same rows: “妻” and “签” are a signature by the wife."""
    total = Said()
    for said in says:
        total = Said(
            outcome=said.outcome or total.outcome,
            signoff=said.signoff or total.signoff,
            app=said.app or total.app,
            relation=said.relation or total.relation,
            handouts={**total.handouts, **said.handouts},
            void=said.void or total.void,
            quiz=said.quiz or total.quiz,
        )
    return total


def over(old: Said, new: Said) -> Said:
    """Lay what is said now over what was said before; a new outcome or sign-off takes the old one's place."""
    if new.outcome or new.signoff:
        old = replace(old, outcome=new.outcome, signoff=new.signoff, relation=new.relation)
    return replace(
        old,
        app=new.app or old.app,
        handouts={**old.handouts, **new.handouts},
        void=new.void or old.void,
        quiz=new.quiz or old.quiz,
    )


def row_list(rows: Sequence[int]) -> str:
    """Write row numbers shortly: 1–6、8、10–13."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and parts[-1][-1] == row - 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    return "、".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
