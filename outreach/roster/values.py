"""Cell values as clean text: what the user sees in the cell, without what only looks like a space."""

from __future__ import annotations

import datetime
import re
import unicodedata

from outreach.roster.grid import Value
from outreach.roster.words import word_set

EDGES = " \t\r\n\x0b\x0c\x1a\xa0\u3000\u200b\u2060\ufeff\u200e\u200f"
SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
AS_FORMULA = re.compile(r'="([^"]*)"')
NOTHING = word_set("nothing")
"""Signs that mean: nothing is known."""
QUOTED = ("=", "'")
"""Only after these may a text be other than it looks."""
FORMULA_SIGNS = "=+-@＝＋－＠"
"""An apostrophe before one of these was put there to keep a table program from calculating."""


def as_text(value: Value) -> str:
    """Give a cell's text as shown, trimmed; whole numbers without a decimal point."""
    if isinstance(value, str):
        text = value.strip(EDGES)
        if text[:1] not in QUOTED:
            return text
        if text.startswith('="') and (found := AS_FORMULA.fullmatch(text)):
            return found[1].strip(EDGES)
        return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_SIGNS and text[1:] else text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def plain(value: Value) -> str:
    """Give text on one line, an empty one for the signs that mean “nothing”."""
    text = "" if value is None else as_text(value)
    if not text or text in NOTHING:
        return ""
    return SPACES.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text


def squeezed(text: str) -> str:
    """Take every space out and make full-width letters, digits and signs plain: for comparing words."""
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return folded if folded.isalnum() else SPACES.sub("", folded)
