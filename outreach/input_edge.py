"""The edge where text comes in: what no file and no paper could carry is refused here."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.wording import mark

TEXT_UNFIT = declare(
    "text_unfit", mark("The text has a character that cannot be stored: type it again without it.")
)


def fit_to_store(text: str, field: str = "") -> str:
    """Give the text back as it is. Raises UserMistake for NUL and lone surrogates."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UserMistake(TEXT_UNFIT, field=field)
    return text
