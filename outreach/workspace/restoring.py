"""Going back to a copy, and what can be told of a ledger that is not open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from outreach.errors import DoorbookError
from outreach.storage import backups, evidence, keys, restoring
from outreach.storage.backup_contents import UNKNOWN_LOSS, ContentsSummary, LossSummary, contents_of, loss
from outreach.storage.lock import LedgerLock
from outreach.workspace.opened import Workspace


def workers_with_pin(ledger: Path) -> tuple[str, ...]:
    """Give the names of those who have a PIN for a ledger on this computer."""
    return keys.workers_here(ledger)


def list_backups(ledger: Path) -> list[backups.BackupRow]:
    """List the copies in a ledger's own folder of backups, the newest first; reads names only."""
    return backups.list_backups(ledger)


def restore_backup(
    backup: Path, ledger: Path, *, passphrase: str = "", pin: str = "", worker: str = ""
) -> Path | None:
    """Put a copy in the ledger's place; gives where the old file was set aside, None if there was none.

    What was erased since is erased again, and a new epoch of the ledger begins.
    """
    ledger = ledger.absolute()
    lock = LedgerLock(ledger)
    try:
        secret = keys.Secret(passphrase, pin, worker)
        aside = restoring.restore(backup.absolute(), ledger, secret, datetime.now())
        evidence.copy_missing(evidence.copy_folder(backup.absolute()), evidence.store_folder(ledger))
    finally:
        lock.release(forget=not ledger.exists())
    with Workspace.open(ledger, recorder=worker, passphrase=passphrase, pin=pin) as restored:
        restored.begin_epoch(backup.absolute(), aside)
    return aside


def backup_contents(
    backup: Path, ledger: Path, *, passphrase: str = "", pin: str = "", worker: str = ""
) -> tuple[ContentsSummary, LossSummary]:
    """Say what is in a copy and what going back to it would lose. Raises StorageProblem, UserMistake."""
    key = keys.open_key(restoring.holder_of_key(backup, ledger), keys.Secret(passphrase, pin, worker)).key
    inside = contents_of(backup, key)
    try:
        now = contents_of(ledger, keys.open_key(ledger, keys.Secret(passphrase, pin, worker)).key)
    except DoorbookError:
        return inside, UNKNOWN_LOSS
    return inside, loss(now, inside)
