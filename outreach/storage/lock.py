"""One program a ledger: a lock of the operating system, gone when its holder dies."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import IO

from outreach.errors import StorageProblem, declare
from outreach.wording import mark

ALREADY_OPEN = declare(
    "already_open",
    mark("“{name}” is open in another window or command: close that one first, then open it again."),
)


class LedgerLock:
    """Holds `FILE.lock` until released; the file itself means nothing, only the lock on it does."""

    def __init__(self, ledger: Path, wait_seconds: float = 5.0) -> None:
        self.path = ledger.with_name(ledger.name + ".lock")
        self._file: IO[bytes] | None = None
        deadline = time.monotonic() + wait_seconds
        while not self._take():
            if time.monotonic() > deadline:
                raise StorageProblem(ALREADY_OPEN, name=ledger.name)
            time.sleep(0.05)

    def _take(self) -> bool:
        try:
            file = self.path.open("ab")
        except OSError:
            return True  # a read-only folder: nobody can write the ledger, so nobody needs the lock
        try:
            _lock(file)
        except OSError:
            file.close()
            return False
        if not self._still_there(file):
            file.close()
            return False
        self._file = file
        return True

    def _still_there(self, file: IO[bytes]) -> bool:
        """Tell whether the locked file still bears the name: it may have been cleared away meanwhile."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except OSError:
            return False

    def release(self, *, forget: bool = False) -> None:
        """Let the next program in; `forget` clears the file away too, where no ledger came of it."""
        if forget and self._file is not None:
            with contextlib.suppress(OSError):
                self.path.unlink()
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[bytes]) -> None:
    if os.name == "nt":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
