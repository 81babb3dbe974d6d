"""Verified copies of the ledger in a folder beside it: the last ten, the newest good one offered first."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from outreach.errors import DoorbookError, StorageProblem, declare
from outreach.files import sync_file, whole_file
from outreach.storage.database import connect, explain
from outreach.storage.keys import key_file
from outreach.wording import mark

KEPT = 10
SUFFIX = ".ledger"
COPY_BAD = declare(
    "copy_bad", mark("The copy could not be read back: use another disk or stick and do it again.")
)


@dataclass(frozen=True)
class BackupRow:
    """One copy: its file, when it was made, how many bytes."""

    file: Path
    made_at: datetime
    size: int


def backup_folder(ledger: Path) -> Path:
    """Tell where the copies of a ledger lie."""
    return ledger.with_name(ledger.name + ".backups")


def list_backups(ledger: Path) -> list[BackupRow]:
    """List the copies of a ledger, newest first; reads names only."""
    rows = []
    for file in backup_folder(ledger).glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError, OSError):
            made = datetime.strptime(file.stem.split(".")[0], "%Y%m%d-%H%M%S-%f")
            rows.append(BackupRow(file, made, file.stat().st_size))
    return sorted(rows, key=lambda row: row.file.name, reverse=True)


def keep_copy(ledger: Path, key: str, now: datetime, reason: str = "exit") -> Path:
    """Make a verified copy in the ledger's own folder; forget the oldest beyond ten. Gives its path."""
    folder = backup_folder(ledger)
    folder.mkdir(exist_ok=True)
    target = folder / f"{now:%Y%m%d-%H%M%S-%f}.{reason}{SUFFIX}"
    copy_ledger(ledger, key, target)
    for row in list_backups(ledger)[KEPT:]:
        row.file.unlink(missing_ok=True)
        key_file(row.file).unlink(missing_ok=True)
    return target


def copy_ledger(ledger: Path, key: str, target: Path) -> None:
    """Copy a ledger to `target` with its key file, still encrypted, read back and compared."""
    with whole_file(target) as temporary:
        temporary.unlink()
        connection = connect(ledger, key)
        try:
            connection.execute("VACUUM INTO ?", (str(temporary),))
            wanted = fingerprint(connection)
        except sqlcipher.Error as problem:
            raise explain(problem) from problem
        finally:
            connection.close()
        if verify_copy(temporary, key) != wanted:
            raise StorageProblem(COPY_BAD)
    with whole_file(key_file(target)) as temporary:
        shutil.copyfile(key_file(ledger), temporary)


def verify_copy(file: Path, key: str) -> tuple[int, int]:
    """Check every page of a copy; gives its fingerprint. Raises StorageProblem (`copy_bad`)."""
    try:
        connection = connect(file, key)
    except DoorbookError as problem:
        raise StorageProblem(COPY_BAD) from problem
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise StorageProblem(COPY_BAD)
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StorageProblem(COPY_BAD)
        return fingerprint(connection)
    except sqlcipher.Error as problem:
        raise StorageProblem(COPY_BAD) from problem
    finally:
        connection.close()


def fingerprint(connection: sqlcipher.Connection) -> tuple[int, int]:
    """Give the newest action's counter and the number of units: enough to see a stale or empty copy."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"action_entry", "unit"} <= tables:
        return (0, 0)
    newest = connection.execute("SELECT coalesce(max(counter), 0) FROM action_entry").fetchone()[0]
    units = connection.execute("SELECT count(*) FROM unit").fetchone()[0]
    return (newest, units)


def restore(backup: Path, ledger: Path, key: str, now: datetime) -> Path | None:
    """Put a verified copy in the ledger's place; the file that was there is set aside, its path given."""
    verify_copy(backup, key)
    aside: Path | None = None
    with whole_file(ledger) as temporary:
        shutil.copyfile(backup, temporary)
        sync_file(temporary)
        verify_copy(temporary, key)
        if ledger.exists():
            aside = ledger.with_name(f"{ledger.name}.{now:%Y%m%d-%H%M%S}.aside")
            shutil.copyfile(ledger, aside)
            sync_file(aside)
        ledger.with_name(ledger.name + "-journal").unlink(missing_ok=True)
    with whole_file(key_file(ledger)) as temporary:
        shutil.copyfile(key_file(backup), temporary)
    return aside
