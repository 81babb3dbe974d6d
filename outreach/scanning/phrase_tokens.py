"""A spoken phrase cut into clauses of row numbers, known words and what is not understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from outreach.scanning.numerals import NUMBER, number_of, rows_at
from outreach.scanning.phrase_words import MEASURES, Part, Said, Word

LONGEST = 500
CLAUSE_END = re.compile(
    r"[;。!?\n]+|(?<![\d零〇一二三四五六七八九十百行号])\s*,+|,+(?!\s*第?[\d零〇一二三四五六七八九十百])"
)
NUMBERS = r"[\d\s,、~\-–—零〇一二三四五六七八九十百第行号到至]"
LIST_END = re.compile(rf",+(?!{NUMBERS}*[以之]?外)(?=[^,]*(?!{NUMBERS})[^,])")
COUNT = re.compile(rf"\s*({NUMBER})\s*[{MEASURES}]")
HOUSEHOLDS = re.compile(rf"({NUMBER})\s*户")
SIMPLER = str.maketrans(
    "與東個爲親傳體餘兒關冊幾劃剛別單發聽塊婦媽嬸孫屬開張當願戶無機條來沒愛爺現電籤簽經給絕補裝見讓講訪話說貼資載遷過還這進鄰裏裡鎖長門頁領為著説誰婿壻",
    "与东个为亲传体余儿关册几划刚别单发听块妇妈婶孙属开张当愿户无机条来没爱爷现电签签经给绝补装见让讲访话说贴资载迁过还这进邻里里锁长门页领为着说谁婿婿",
)
"""The traditional characters of what is said of a sheet; the window speaks both."""


@dataclass(frozen=True)
class Token:
    """Row numbers, or a word that says something, or a text that is not understood."""

    rows: tuple[int, ...] = ()
    word: Word | None = None
    unknown: str = ""

    def does(self, part: Part) -> bool:
        """Tell whether this is a word of that part."""
        return self.word is not None and self.word.part is part


def clauses(text: str, words: Mapping[str, Word], rows: Sequence[int]) -> Iterator[list[Token]]:
    """Cut a phrase at full stops, and at commas that do not part two row numbers.

    Where 、 parts the numbers, a comma before something said is the end: “除 7、12，4 新装”.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).upper().translate(SIMPLER)
    words = {word.translate(SIMPLER): meaning for word, meaning in words.items()}
    ends = (LIST_END.split(part) if "、" in part else [part] for part in CLAUSE_END.split(plain))
    for clause in chain.from_iterable(ends):
        found = list(_joined(_tokens(clause, words, rows)))
        if found:
            yield found


def _tokens(clause: str, words: Mapping[str, Word], rows: Sequence[int]) -> Iterator[Token]:
    longest = max(map(len, words))
    place = 0
    while place < len(clause):
        if clause[place].isspace():
            place += 1
            continue
        place, token = _token(clause, place, words, longest, rows)
        yield token


def _token(
    clause: str, place: int, words: Mapping[str, Word], longest: int, rows: Sequence[int]
) -> tuple[int, Token]:
    """Read the token at a place: the longest word, else a count of households, else rows."""
    for end in range(min(len(clause), place + longest), place, -1):
        if word := words.get(clause[place:end]):
            return _counted(clause, end, word)
    if found := HOUSEHOLDS.match(clause, place):
        everybody = number_of(found[1]) == len(rows)
        return found.end(), Token(word=Word("", Part.ALL)) if everybody else Token(unknown=found[0])
    numbers = rows_at(clause, place)
    if numbers:
        return numbers[0], Token(rows=tuple(numbers[1]))
    return place + 1, Token(unknown=clause[place])


def _counted(clause: str, end: int, word: Word) -> tuple[int, Token]:
    """Take the count after a handout: 扇子2把."""
    given = word.said.handouts
    found = COUNT.match(clause, end) if any(given.values()) else None
    count = number_of(found[1]) if found else None
    if found is None or count is None:
        return end, Token(word=word)
    counted: Said = replace(word.said, handouts={code: count if n else 0 for code, n in given.items()})
    return found.end(), Token(word=replace(word, said=counted))


def _joined(tokens: Iterator[Token]) -> Iterator[Token]:
    """Drop what says nothing, join row numbers that stand together and unknown characters that do."""
    held = Token()
    for token in tokens:
        if token.does(Part.FILLER):
            if held.unknown:
                yield held
                held = Token()
            continue
        if held.rows and token.rows:
            held = Token(rows=held.rows + token.rows)
        elif held.unknown and token.unknown:
            held = Token(unknown=held.unknown + token.unknown)
        else:
            if held != Token():
                yield held
            held = token
    if held != Token():
        yield held
