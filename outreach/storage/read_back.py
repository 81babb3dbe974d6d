"""Reads a written file again from the disk itself, not from memory: a stick of false capacity shows here."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

PIECE = 1 << 20


def digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            found.update(piece)
    return found.hexdigest()


def digest_from_disk(file: Path) -> str:
    """Give the SHA-256 of what the disk kept: the system is told to forget what it holds of the file."""
    forget = getattr(os, "posix_fadvise", None)
    if forget is not None:
        handle = os.open(file, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):
                forget(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
    return digest(file)
