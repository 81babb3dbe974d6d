"""A stick pulled out while a copy is written to it gives many kinds of errors: one sentence for all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from outreach.errors import StorageProblem, declare
from outreach.files import CANNOT_WRITE, DISK_FULL
from outreach.storage.database import LEDGER_READ_ONLY
from outreach.wording import mark

STICK_UNFINISHED = declare(
    "stick_unfinished", mark("The stick was not written to the end: put it in again and do it once more.")
)


@contextlib.contextmanager
def pulled_out_or_full(folder: Path) -> Iterator[None]:
    """Within the block, troubles of a folder that has gone come out as `stick_unfinished`."""
    try:
        yield
    except StorageProblem as problem:
        if problem.code in (DISK_FULL, CANNOT_WRITE, LEDGER_READ_ONLY) and _gone(folder):
            raise StorageProblem(STICK_UNFINISHED) from problem
        raise


def _gone(folder: Path) -> bool:
    return not folder.is_dir()
