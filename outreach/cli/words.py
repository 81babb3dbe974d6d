"""The words a command was called with: text is UTF-8 in any locale, paths stay as they came."""

from __future__ import annotations

import argparse
import os

from outreach.input_edge import fit_to_store

PATHS = ("ledger", "out", "file", "to", "passphrase_file", "template", "map", "pin_file", "new_file")


def fit_options(options: argparse.Namespace) -> None:
    """Read every text of a command as UTF-8. Raises UserMistake where one cannot be stored.

    Codes are left alone: what is no code is told apart by `scan` itself.
    """
    for name, value in vars(options).items():
        if name in PATHS or name == "codes":
            continue
        if isinstance(value, str):
            setattr(options, name, fit_text(value, name))
        elif isinstance(value, list):
            setattr(options, name, [fit_text(text, name) for text in value])


def fit_text(text: str, field: str = "") -> str:
    """Give a word as UTF-8 even where the system took its bytes for another encoding. Raises UserMistake."""
    return fit_to_store(readable(text), field)


def readable(text: str) -> str:
    """Give a word of the command line or a path the way people read it."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        return text


def filled(text: str) -> str:
    """Refuse an empty word where a path must stand, as an unset variable of a script leaves one."""
    if not text.strip():
        raise argparse.ArgumentTypeError("是空的")
    return text
