"""How long work reports where it is, and learns that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Called with (done, total) in the work's own units; raises `errors.Cancelled` to stop the work."""


def silent(done: int, total: int) -> None:
    """Report to nobody."""
