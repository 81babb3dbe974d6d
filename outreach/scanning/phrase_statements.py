"""From words to statements: these rows, but not those, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from outreach.scanning.phrase_tokens import Token
from outreach.scanning.phrase_words import Part, Said


@dataclass
class Statement:
    """Some rows, exceptions from them, and everything said of them; `words` for saying it back."""

    rows: list[int] = field(default_factory=list)
    says: list[Said] = field(default_factory=list)
    exceptions: list[int] = field(default_factory=list)
    words: str = ""

    def say(self, token: Token) -> None:
        """Add a word that says something."""
        if token.word is not None:
            self.says.append(token.word.said)
            self.words += token.word.text


def statements(
    clauses: Iterable[Sequence[Token]], numbers: Sequence[int]
) -> tuple[list[Statement], list[str]]:
    """Put clauses together to statements in order; the second list holds the words not understood.

    Of a clause with such words nothing is taken: “张三签了” must not become a signature in row 3.
    """
    builder = _Builder(numbers)
    for clause in clauses:
        unknown = [token.unknown for token in clause if token.unknown]
        builder.unknown += unknown
        if unknown:
            continue
        if _speaks(clause[0]) and any(token.rows for token in clause):
            builder.read_words_first(clause)
        else:
            builder.read(clause)
    if builder.excepting is not None or builder.held:
        builder.unknown.append("除")
    return builder.found, builder.unknown


def _speaks(token: Token) -> bool:
    return token.does(Part.SAYS) or token.does(Part.RELATION)


@dataclass
class _Builder:
    """Reads tokens one by one; `excepting` collects the rows after 除, `held` those of “除…外”."""

    numbers: Sequence[int]
    found: list[Statement] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    excepting: list[int] | None = None
    held: list[int] = field(default_factory=list)

    def read(self, clause: Sequence[Token]) -> None:
        """Read a clause whose row numbers stand before what is said of them."""
        for token in clause:
            if token.rows:
                self._rows(token.rows)
            elif _speaks(token):
                self._say(token)
            elif token.does(Part.ALL):
                self._everybody()
            elif token.does(Part.REST):
                self._begin([row for row in self.numbers if row not in self._spoken()])
            elif token.does(Part.EXCEPT):
                self.excepting = []
            elif token.does(Part.OUTSIDE):
                self._hold()
        self._end_exception()

    def read_words_first(self, clause: Sequence[Token]) -> None:
        """Read a clause such as “没签的有 7、12”."""
        ready = True
        for token in clause:
            if _speaks(token):
                if ready:
                    self.found.append(Statement())
                self.found[-1].say(token)
                ready = False
            elif token.rows:
                self.found[-1].rows += token.rows
                ready = True

    def _rows(self, rows: Sequence[int]) -> None:
        if self.excepting is not None:
            self.excepting += rows
        elif self.found and not self.found[-1].says:
            self.found[-1].rows += rows
        else:
            self._begin(rows)

    def _begin(self, rows: Sequence[int]) -> None:
        self.found.append(Statement(list(rows), exceptions=self.held))
        self.held = []

    def _everybody(self) -> None:
        """全 and 都: all rows, unless rows stand before it already (“1-13 都签了”)."""
        if self.excepting is not None:
            self._hold()
        if not self.found or self.found[-1].says or self.held:
            self._begin(self.numbers)

    def _say(self, token: Token) -> None:
        if self.excepting is not None:
            rows, self.excepting = self.excepting, None
            if self.found:
                self.found[-1].exceptions += rows
            self._begin(rows)
        elif not self.found:
            self._begin([])
        self.found[-1].say(token)

    def _hold(self) -> None:
        """“除 7、12 外”: the exception is from what comes next."""
        if self.excepting is None:
            self.unknown.append("外")
        else:
            self.held, self.excepting = self.excepting, None

    def _end_exception(self) -> None:
        """“已签，除 7、12”: the exception is from what was said last, else from what comes next."""
        if self.excepting is None:
            return
        if self.found:
            self.found[-1].exceptions += self.excepting
        else:
            self.held = self.excepting
        self.excepting = None

    def _spoken(self) -> set[int]:
        return {row for part in self.found for row in (*part.rows, *part.exceptions)} | set(self.held)
