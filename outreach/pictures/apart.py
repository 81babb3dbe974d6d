"""PDF and HEIC are read in a process of their own: bounded time and memory, and no crash of the window."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from outreach.errors import UserMistake, declare
from outreach.pictures.fit import MOST_BYTES, PICTURE_BAD, too_large
from outreach.pictures.foreign import HEIC, LOCKED, LONG, MOST_PAGES, PDF, TOO_LARGE
from outreach.progress import Report, silent
from outreach.wording import mark

SCAN_LOCKED = declare(
    "scan_locked", mark("“{name}” is locked with a password: save it without one, then add it again.")
)
SCAN_LONG = declare(
    "scan_long",
    mark("“{name}” has more than {most} pages: split it, or scan what belongs to this record alone."),
)
SCAN_HARD = declare(
    "scan_hard",
    mark("“{name}” takes too long or too much memory to read: scan it anew as a plain PDF or as photos."),
)
SECONDS = 60
HEAD = 4
__all__ = ["HEIC", "PDF", "read_apart"]


def read_apart(kind: str, data: bytes, name: str, report: Report = silent) -> list[bytes]:
    """Give the pages of a PDF, or the photo of a HEIC file, as JPEG. Raises UserMistake, Cancelled."""
    with subprocess.Popen(
        [sys.executable, "-m", "outreach.pictures.foreign", kind],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:  # fmt: skip
        late = threading.Timer(SECONDS, child.kill)
        late.start()
        try:
            return _converse(child, data, name, report)
        except UserMistake as problem:
            if not late.is_alive():
                raise _refused(SCAN_HARD, name) from problem
            raise
        finally:
            late.cancel()
            child.kill()


def _converse(child: subprocess.Popen[bytes], data: bytes, name: str, report: Report) -> list[bytes]:
    assert child.stdin is not None and child.stdout is not None
    with contextlib.suppress(OSError):
        child.stdin.write(data)
        child.stdin.close()
    pictures: list[bytes] = []
    total = _number(child.stdout)
    while total is None or total > len(pictures):
        size = _number(child.stdout) if total else None
        picture = child.stdout.read(size) if size and size <= MOST_BYTES else b""
        if total is None or not size or len(picture) < size:
            if size and size > MOST_BYTES:
                child.kill()
            raise _told(child.wait(), name)
        pictures.append(picture)
        report(len(pictures), total)
    return pictures


def _number(stream: IO[bytes]) -> int | None:
    head = stream.read(HEAD)
    return int.from_bytes(head, "big") if len(head) == HEAD else None


def _told(code: int, name: str) -> UserMistake:
    """Give the sentence for how the child ended; one that was killed or crashed had too much to do."""
    if code == TOO_LARGE:
        return too_large(name)
    known = {LOCKED: SCAN_LOCKED, LONG: SCAN_LONG}
    if code in known:
        return _refused(known[code], name)
    return _refused(PICTURE_BAD if code == 1 else SCAN_HARD, name)


def _refused(code: str, name: str) -> UserMistake:
    if code == SCAN_LONG:
        return UserMistake(code, field="file", name=name[:60], most=MOST_PAGES)
    return UserMistake(code, field="file", name=name[:60])
