"""Reading that keeps nobody waiting: at once in a small ledger, off the window's thread in a large one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.page import Context

LARGE = 40_000_000
"""Bytes of a ledger of some ten thousand households, whose doors are read in a tenth of a second."""


class Aside:
    """Asks `read` anew each time it is told to, one at a time, and gives `show` what it found."""

    def __init__(
        self, ctx: Context, read: Callable[[], Any], show: Callable[[Any], object], *, always: bool = False
    ) -> None:
        """`always` leaves the window's thread however small the ledger is."""
        self._ctx = ctx
        self._read = read
        self._show = show
        self._always = always
        self._running = self._again = False

    def ask(self) -> None:
        """Read; asked again while reading, it reads once more afterwards."""
        if not self.is_aside():
            self._show(self._read())
        elif self._running:
            self._again = True
        else:
            self._running, self._again = True, False
            self._ctx.tasks.run("", lambda report: self._read(), done=self._done, failed=self._failed)

    def is_aside(self) -> bool:
        """Tell whether it reads off the window's thread."""
        return self._always or self._ctx.workspace.path.stat().st_size >= LARGE

    def _done(self, found: Any) -> None:
        self._running = False
        self._show(found)
        if self._again:
            self.ask()

    def _failed(self, problem: Exception) -> None:
        self._running = False
        self._ctx.trouble(problem)
