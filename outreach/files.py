"""Files written whole or not at all: a temporary neighbour, fsync, rename."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from outreach.errors import StorageProblem, declare
from outreach.wording import mark

DISK_FULL = declare(
    "disk_full", mark("The disk is full: free some space or choose another disk, then do it again.")
)
CANNOT_WRITE = declare(
    "cannot_write",
    mark("“{name}” cannot be written here: close it if it is open, or choose another folder."),
)
LEDGER_SUFFIX, OLD_LEDGER_SUFFIX = ".doorbook", ".ledger"
"""How the file of a ledger or a copy ends, and how it ended in older versions; both are opened."""
PREFIX, PART = ".doorbook-", ".part"
LEFT_SECONDS = 3600
"""After so long without a change a half-written file has nobody who writes it."""
FULL_ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a temporary path beside `target`; rename it over `target` once the block has ended well.

    Raises StorageProblem (`disk_full`, `cannot_write`); on any error the old file stays as it was.
    """
    if target.is_dir():
        raise StorageProblem(CANNOT_WRITE, name=target.name or str(target))
    temporary: Path | None = None
    try:
        _clear_leftovers(target.parent)
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=target.suffix + PART, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        sync_file(temporary)
        temporary.chmod(0o600)
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as problem:
        raise explain_disk(problem, target) from problem
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _clear_leftovers(folder: Path) -> None:
    """Clear away what a program that was killed left half written: it may hold names."""
    for file in folder.glob(f"{PREFIX}*{PART}"):
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > LEFT_SECONDS:
                file.unlink()


def write_whole(target: Path, data: bytes) -> None:
    """Write bytes to `target`, whole or not at all."""
    with whole_file(target) as temporary:
        temporary.write_bytes(data)


def sync_file(path: Path) -> None:
    """Ask the system to put the file's bytes on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Ask the system to put the folder's names on the disk, where it can (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def explain_disk(problem: OSError, target: Path) -> StorageProblem:
    """Name the trouble the system had with a file or folder."""
    if problem.errno in FULL_ERRNOS:
        return StorageProblem(DISK_FULL)
    return StorageProblem(CANNOT_WRITE, name=target.name)


def settings_folder() -> Path:
    """Tell the folder of the user's own settings; `DOORBOOK_CONFIG` names another one."""
    if "DOORBOOK_CONFIG" in os.environ:
        return Path(os.environ["DOORBOOK_CONFIG"])
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "doorbook"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "doorbook"
