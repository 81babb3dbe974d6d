"""Verified copies of the ledger in a folder beside it: the last ten, the newest good one offered first."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from outreach.errors import DoorbookError, StorageProblem, UserMistake, declare
from outreach.files import explain_disk, sync_file, whole_file
from outreach.storage.database import connect, explain
from outreach.storage.keys import key_file, read_key
from outreach.wording import mark

KEPT = 10
SUFFIX = ".ledger"
COPY_BAD = declare(
    "copy_bad", mark("The copy could not be read back: use another disk or stick and do it again.")
)
BACKUP_MISSING = declare(
    "backup_missing", mark("There is no backup “{name}”: check the path, or see that the stick is in.")
)
BACKUP_BAD = declare(
    "backup_bad",
    mark("“{name}” is no backup of this ledger, or is damaged: choose another, the ledger stays as it is."),
)


@dataclass(frozen=True)
class BackupRow:
    """One copy: its number in order of making, its file, the clock when it was made, how many bytes."""

    number: int
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
            number, _, time = file.stem.split(".")[0].partition("-")
            made = datetime.strptime(time, "%Y%m%d-%H%M%S")
            rows.append(BackupRow(int(number), file, made, file.stat().st_size))
    return sorted(rows, key=lambda row: (row.number, row.file.name), reverse=True)


def keep_copy(ledger: Path, key: str, now: datetime, reason: str = "exit") -> Path:
    """Make a verified copy in the ledger's own folder; forget the oldest beyond ten. Gives its path.

    The oldest by number, not by date: a clock that is wrong for a day must not cost a copy.
    """
    folder = backup_folder(ledger)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise explain_disk(problem, folder) from problem
    number = max((row.number for row in list_backups(ledger)), default=0) + 1
    target = folder / f"{number:06}-{now:%Y%m%d-%H%M%S}.{reason}{SUFFIX}"
    copy_ledger(ledger, key, target)
    for row in list_backups(ledger)[KEPT:]:
        with contextlib.suppress(OSError):
            row.file.unlink(missing_ok=True)
            key_file(row.file).unlink(missing_ok=True)
    return target


def copy_ledger(ledger: Path, key: str, target: Path) -> None:
    """Copy a ledger to `target` with its key file, still encrypted, read back and compared.

    The key goes first, so that there is never a copy without one.
    """
    with_key = key_file(target).exists()
    _copy_key(ledger, target)
    try:
        _copy_records(ledger, key, target)
    except DoorbookError:
        if not with_key:
            with contextlib.suppress(OSError):
                key_file(target).unlink(missing_ok=True)
        raise


def _copy_key(source: Path, target: Path) -> None:
    with whole_file(key_file(target)) as temporary:
        shutil.copyfile(key_file(source), temporary)


def _copy_records(ledger: Path, key: str, target: Path) -> None:
    with whole_file(target) as temporary:
        temporary.unlink()
        connection = connect(ledger, key)
        try:
            # as bytes, since a folder's name need not be text
            connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(temporary),))
            wanted = fingerprint(connection)
        except sqlcipher.Error as problem:
            raise explain(problem) from problem
        finally:
            connection.close()
        if verify_copy(temporary, key) != wanted:
            raise StorageProblem(COPY_BAD)


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


def restore(backup: Path, ledger: Path, passphrase: str, now: datetime) -> Path | None:
    """Put a verified copy in the ledger's place; the file that was there is set aside, its path given.

    A copy without its key file is opened with the ledger's. Raises UserMistake (`backup_missing`, pass
    phrase), StorageProblem (`backup_bad`, key, disk); the ledger stays as it was then.
    """
    if not backup.is_file():
        raise UserMistake(BACKUP_MISSING, field="file", name=backup.name)
    with_key = backup if key_file(backup).is_file() else ledger
    key = read_key(with_key, passphrase)
    aside = None
    with whole_file(ledger) as temporary:
        shutil.copyfile(backup, temporary)
        sync_file(temporary)
        try:
            verify_copy(temporary, key)
        except StorageProblem as problem:
            raise StorageProblem(BACKUP_BAD, name=backup.name) from problem
        if ledger.exists():
            aside = _set_aside(ledger, passphrase, now)
        _journal(ledger).unlink(missing_ok=True)
    if with_key is backup:
        _copy_key(backup, ledger)
    return aside


def _set_aside(ledger: Path, passphrase: str, now: datetime) -> Path:
    """Copy what stood in the ledger's place, with its key; what a crash left is settled first."""
    with contextlib.suppress(DoorbookError):
        connect(ledger, read_key(ledger, passphrase)).close()
    aside = ledger.with_name(f"{ledger.name}.{now:%Y%m%d-%H%M%S}.aside")
    parts = {ledger: aside, _journal(ledger): _journal(aside), key_file(ledger): key_file(aside)}
    try:
        for source, target in parts.items():
            if source.is_file() and (source == ledger or source.stat().st_size):
                shutil.copyfile(source, target)
                sync_file(target)
    except OSError:
        for target in parts.values():
            target.unlink(missing_ok=True)
        raise
    return aside


def _journal(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + "-journal")
