"""Puts a verified copy in the ledger's place; what was there is set aside, the keys of today stay."""

from __future__ import annotations

import contextlib
import shutil
from datetime import datetime
from pathlib import Path

from outreach.errors import DoorbookError, StorageProblem, UserMistake, declare
from outreach.files import sync_file, whole_file, write_whole
from outreach.storage import key_files
from outreach.storage.backups import verify_copy
from outreach.storage.database import connect
from outreach.storage.keys import Secret, key_file, next_key_file, open_key
from outreach.wording import mark

BACKUP_MISSING = declare(
    "backup_missing", mark("There is no backup “{name}”: check the path, or see that the stick is in.")
)
BACKUP_BAD = declare(
    "backup_bad",
    mark("“{name}” is no backup of this ledger, or is damaged: choose another, the ledger stays as it is."),
)


def restore(backup: Path, ledger: Path, secret: Secret, now: datetime) -> Path | None:
    """Put a verified copy in the ledger's place; the file that was there is set aside, its path given.

    The ledger's own key file opens a copy that has the same key, so that whoever was removed since stays
    out; the copy's own one comes along where there is none or another. The ledger stays as it was on
    UserMistake (`backup_missing`, pass phrase) and StorageProblem (`backup_bad`, key, disk).
    """
    if not backup.is_file():
        raise UserMistake(BACKUP_MISSING, field="file", name=backup.name)
    with_key = holder_of_key(backup, ledger)
    key = open_key(with_key, secret).key
    aside = None
    if with_key is backup:
        write_whole(next_key_file(ledger), key_file(backup).read_bytes())
    with whole_file(ledger) as temporary:
        shutil.copyfile(backup, temporary)
        sync_file(temporary)
        try:
            verify_copy(temporary, key)
        except StorageProblem as problem:
            raise StorageProblem(BACKUP_BAD, name=backup.name) from problem
        if ledger.exists():
            aside = _set_aside(ledger, key, now)
        _journal(ledger).unlink(missing_ok=True)
    if with_key is backup:
        next_key_file(ledger).replace(key_file(ledger))
    return aside


def holder_of_key(backup: Path, ledger: Path) -> Path:
    """Tell beside which of the two files the slots lie that open the backup."""
    proofs = []
    for file in (backup, ledger):
        with contextlib.suppress(StorageProblem):
            proofs.append(key_files.read(key_file(file)).proof)
    same = len(proofs) == 2 and proofs[0] == proofs[1] != ""
    return ledger if same or not key_file(backup).is_file() else backup


def _set_aside(ledger: Path, key: str, now: datetime) -> Path:
    """Copy what stood in the ledger's place, with its key; what a crash left is settled first."""
    with contextlib.suppress(DoorbookError):
        connect(ledger, key).close()
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
