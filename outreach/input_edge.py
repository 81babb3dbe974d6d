"""The edge where text comes in: what no file and no paper could carry is refused here."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.wording import mark

TEXT_UNFIT = declare(
    "text_unfit", mark("The text has a character that cannot be stored: type it again without it.")
)
TEXT_TOO_LONG = declare("text_too_long", mark("The text is longer than {most} characters: shorten it."))


def fit_to_store(text: str, field: str = "") -> str:
    """Give the text back as it is. Raises UserMistake for NUL and lone surrogates."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UserMistake(TEXT_UNFIT, field=field)
    return text


def fit_length(text: str, most: int, field: str = "") -> str:
    """Give the text without blanks around it. Raises UserMistake where it is longer than its place holds."""
    text = text.strip()
    if len(text) > most:
        raise UserMistake(TEXT_TOO_LONG, field=field, most=most)
    return text
