"""Verified copies of the ledger in a folder beside it, and to a stick; `retention` says which stay."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from outreach.errors import DoorbookError, StorageProblem, declare
from outreach.files import LEDGER_SUFFIX, OLD_LEDGER_SUFFIX, explain_disk, sync_file, whole_file
from outreach.storage import read_back
from outreach.storage.database import connect, explain
from outreach.storage.keys import key_file
from outreach.storage.retention import LEAST_VERIFIED, to_keep
from outreach.wording import mark

COPY_BAD = declare(
    "copy_bad", mark("The copy could not be read back: use another disk or stick and do it again.")
)


@dataclass(frozen=True)
class BackupRow:
    """One copy: its number in order of making, its file, the clock when it was made, how many bytes, why."""

    number: int
    file: Path
    made_at: datetime
    size: int
    reason: str = ""


class Fingerprint(NamedTuple):
    """The newest action, the units, the rows of all tables, the audit's head."""

    newest: int
    units: int
    rows: int
    head: str


def backup_folder(ledger: Path) -> Path:
    """Tell where the copies of a ledger lie."""
    return ledger.with_name(ledger.name + ".backups")


def list_backups(ledger: Path) -> list[BackupRow]:
    """List the copies of a ledger, newest first; reads names only."""
    rows = []
    for file in backup_folder(ledger).glob("*"):
        if file.suffix not in (LEDGER_SUFFIX, OLD_LEDGER_SUFFIX):
            continue
        with contextlib.suppress(ValueError, OSError):
            head, _, reason = file.stem.partition(".")
            number, _, time = head.partition("-")
            made = datetime.strptime(time, "%Y%m%d-%H%M%S")
            rows.append(BackupRow(int(number), file, made, file.stat().st_size, reason))
    return sorted(rows, key=lambda row: (row.number, row.file.name), reverse=True)


def keep_copy(ledger: Path, key: str, now: datetime, reason: str = "exit") -> Path:
    """Make a verified copy in the ledger's own folder, then forget those that need not stay. Gives its path.

    Nothing is forgotten where the copy fails, or while fewer than three of those that stay are whole.
    """
    folder = backup_folder(ledger)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise explain_disk(problem, folder) from problem
    number = max((row.number for row in list_backups(ledger)), default=0) + 1
    target = folder / f"{number:06}-{now:%Y%m%d-%H%M%S}.{reason}{LEDGER_SUFFIX}"
    copy_ledger(ledger, key, target)
    _forget_old(ledger, key, target)
    return target


def _forget_old(ledger: Path, key: str, newest: Path) -> None:
    rows = list_backups(ledger)
    stay = to_keep(rows)
    forgotten = [row for row in rows if row not in stay]
    if not forgotten or not _enough_whole([row.file for row in stay if row.file != newest], key):
        return
    for row in forgotten:
        with contextlib.suppress(OSError):
            row.file.unlink(missing_ok=True)
            key_file(row.file).unlink(missing_ok=True)


def _enough_whole(files: list[Path], key: str) -> bool:
    """Tell whether two more copies besides the newest are whole; each is read once while the program runs."""
    whole = 0
    for file in files:
        with contextlib.suppress(DoorbookError, OSError):
            mark_of = (file, file.stat().st_size, file.stat().st_mtime_ns)
            if mark_of not in _WHOLE:
                verify_copy(file, key)
                _WHOLE.add(mark_of)
            whole += 1
        if whole >= LEAST_VERIFIED - 1:
            return True
    return False


_WHOLE: set[tuple[Path, int, int]] = set()


def copy_ledger(ledger: Path, key: str, target: Path) -> None:
    """Copy a ledger to `target` with its key file, still encrypted, read back and compared.

    The key goes first, so that there is never a copy without one.
    """
    with_key = key_file(target).exists()
    copy_key(ledger, target)
    try:
        _copy_records(ledger, key, target)
    except DoorbookError:
        if not with_key:
            with contextlib.suppress(OSError):
                key_file(target).unlink(missing_ok=True)
        raise


def copy_key(source: Path, target: Path) -> None:
    """Copy the slots beside a ledger to beside its copy."""
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
        written = read_back.digest(temporary)
        sync_file(temporary)
        if read_back.digest_from_disk(temporary) != written:
            raise StorageProblem(COPY_BAD)
        if verify_copy(temporary, key) != wanted:
            raise StorageProblem(COPY_BAD)


def verify_copy(file: Path, key: str) -> Fingerprint:
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


def fingerprint(connection: sqlcipher.Connection) -> Fingerprint:
    """Give what shows a stale or empty copy; zeros where there are no tables."""
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = {row[0] for row in connection.execute(wanted)}
    if not {"action_entry", "unit"} <= tables:
        return Fingerprint(0, 0, 0, "")

    def ask(question: str) -> Any:
        row = connection.execute(question).fetchone()
        return row[0] if row else None

    return Fingerprint(
        newest=ask("SELECT coalesce(max(counter), 0) FROM action_entry"),
        units=ask("SELECT count(*) FROM unit"),
        rows=sum(ask(f'SELECT count(*) FROM "{table}"') for table in sorted(tables)),
        head=ask("SELECT hash FROM audit_head") or "" if "audit_head" in tables else "",
    )
