"""How a person's name is read, as the villagers write it in pinyin."""

from __future__ import annotations

import re
import unicodedata

from outreach.errors import UserMistake, declare
from outreach.wording import mark

READING_WRONG = declare(
    "reading_wrong", mark("Write the reading in letters, one syllable a character: for instance {example}.")
)
EXAMPLE = "shan chun sheng"


def plain_reading(text: str) -> str:
    """Fold a reading: tones away, lower case, ü as v, one blank between syllables. Raises UserMistake."""
    folded = unicodedata.normalize("NFKC", text).lower()
    for letter in "üǖǘǚǜ":
        folded = folded.replace(letter, "v")
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    bare = " ".join(re.split(r"[\s'’·-]+", bare)).strip()
    if not re.fullmatch(r"(?:[a-z]{1,6}(?: [a-z]{1,6}){0,29})?", bare):
        raise UserMistake(READING_WRONG, field="reading", example=EXAMPLE)
    return bare
