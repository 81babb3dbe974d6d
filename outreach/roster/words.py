"""The words that village rosters use, read from the editable data file beside the catalogs."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "catalog" / "roster_words.json"


@cache
def words() -> dict[str, Any]:
    """Give the whole data file: lists and tables of words by topic."""
    loaded: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def word_set(topic: str) -> frozenset[str]:
    """Give one list of words for quick look-up."""
    return frozenset(words()[topic])
