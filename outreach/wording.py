"""Looks up translatable text without Qt: English source strings, one folder of .po files a language."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

CATALOGS = Path(__file__).resolve().parent.parent / "resources" / "i18n"
LANGUAGES = ("zh_CN", "zh_TW", "en")
_state = {"language": "zh_CN"}


def mark(text: str) -> str:
    """Mark a constant for translation where it is written; it is looked up where it is shown."""
    return text


def set_language(code: str) -> None:
    """Choose the window's language, one of `LANGUAGES`."""
    if code not in LANGUAGES:
        raise ValueError(code)
    _state["language"] = code


def language() -> str:
    """Tell the window's language."""
    return _state["language"]


def tr(text: str, /, **values: object) -> str:
    """Give the text in the window's language, its {placeholders} filled."""
    return _fill(_state["language"], text, values)


def zh(text: str, /, **values: object) -> str:
    """Give the text in simplified Chinese: papers, exports and commands are Chinese always."""
    return _fill("zh_CN", text, values)


def _fill(code: str, text: str, values: dict[str, object]) -> str:
    found = catalog(code).get(text) or text
    return found.format(**values) if values else found


@cache
def catalog(code: str) -> dict[str, str]:
    """Read every .po file of one language: English -> translation. English itself needs none."""
    entries: dict[str, str] = {}
    for file in sorted((CATALOGS / code).glob("*.po")):
        entries.update(read_po(file.read_text(encoding="utf-8")))
    return entries


def read_po(text: str) -> dict[str, str]:
    """Read the msgid/msgstr pairs of a .po text; the header and empty translations are left out."""
    entries: dict[str, str] = {}
    parts = {"msgid": "", "msgstr": ""}
    current = ""

    def keep() -> None:
        if parts["msgid"] and parts["msgstr"]:
            entries[parts["msgid"]] = parts["msgstr"]

    for line in text.splitlines():
        keyword, _, rest = line.partition(" ")
        if keyword == "msgid":
            keep()
            parts = {"msgid": ast.literal_eval(rest), "msgstr": ""}
            current = "msgid"
        elif keyword == "msgstr":
            parts["msgstr"] = ast.literal_eval(rest)
            current = "msgstr"
        elif line.startswith('"'):
            parts[current] += ast.literal_eval(line)
    keep()
    return entries
