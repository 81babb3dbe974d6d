"""Keeps Python's collector of garbage still while a million things are made of which none is garbage."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_turn = threading.Lock()
_within = {"blocks": 0, "wanted": False}
_settled = threading.Event()


def settle() -> None:
    """Let what was made so far be looked through no more: it will stay (a county's doors, for instance)."""
    gc.freeze()
    _settled.set()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Within the block nothing looks for garbage in circles; blocks may overlap, also of several threads."""
    with _turn:
        if not _within["blocks"]:
            _within["wanted"] = gc.isenabled()
            gc.disable()
        _within["blocks"] += 1
    try:
        yield
    finally:
        with _turn:
            _within["blocks"] -= 1
            if not _within["blocks"] and _within["wanted"]:
                _count_as_old()
                gc.enable()


def _count_as_old() -> None:
    """Put what was made in the block with the old things: else all of it is looked through right after.

    Whether anything settled is remembered: asking the collector counts all that did, each time.
    """
    if not _settled.is_set():
        gc.freeze()
        gc.unfreeze()
