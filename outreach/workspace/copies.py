"""Copies of an open ledger: beside it, on a stick, and when the next one is due."""

from __future__ import annotations

import contextlib
import time
from datetime import datetime
from pathlib import Path

from outreach.actions.history import newest_counter
from outreach.errors import StorageProblem, UserMistake, declare
from outreach.files import LEDGER_SUFFIX
from outreach.rights import Right
from outreach.storage import backups, evidence, sticks
from outreach.storage.database import LEDGER_DAMAGED
from outreach.wording import mark
from outreach.workspace.ledger_file import LedgerFile

FOLDER_MISSING = declare("folder_missing", mark("The folder is not there: make it first, or choose another."))
COPIED_OUT, COPIED_HERE = "copied_out", "copied_here"
COPY_AFTER_CHANGES, COPY_AFTER_SECONDS = 50, 30 * 60


class CopiedLedger(LedgerFile):
    """A ledger that is copied as it goes, with its pictures."""

    def keep_copy(self, reason: str = "exit") -> Path:
        """Make a verified copy in the ledger's own folder of backups."""
        before = time.monotonic()
        made = backups.keep_copy(self.path, self._key, datetime.now(), reason)
        evidence.copy_missing(evidence.store_folder(self.path), evidence.copy_folder(made))
        self._copied = (time.monotonic(), time.monotonic() - before)
        with contextlib.suppress(StorageProblem):  # a ledger that can only be read still gave a good copy
            self.keep_draft(COPIED_HERE, self.ask(newest_counter))
        return made

    def keep_copy_if_changed(self, reason: str) -> Path | None:
        """Make a copy unless nothing was changed since the last one."""
        return self.keep_copy(reason) if self.changes_since_copy() else None

    def changes_since_copy(self) -> int:
        """Count the actions since the last copy here, all of them where there is none any more."""
        found = self.draft(COPIED_HERE) if self.backups() else None
        return self.ask(newest_counter) - (int(found[1]) if found else 0)

    def copy_is_due(self) -> bool:
        """Tell whether it is time for a copy: 50 changes since the last one, or one and 30 minutes.

        Copying takes a tenth of the time at most, however fast changes come.
        """
        at, took = self._copied
        since = time.monotonic() - at
        changes = self.changes_since_copy() if since >= 10 * took else 0
        return changes >= COPY_AFTER_CHANGES or (changes > 0 and at > 0 and since > COPY_AFTER_SECONDS)

    def copy_to(self, folder: Path) -> Path:
        """Make a verified copy in another folder, for instance on a stick; gives its path."""
        if not folder.is_dir():
            raise UserMistake(FOLDER_MISSING, field="folder")
        self.require(Right.COPY, "copy_to")
        target = folder / f"{self.path.stem}-{datetime.now():%Y%m%d-%H%M%S}{LEDGER_SUFFIX}"
        with sticks.pulled_out_or_full(folder):
            backups.copy_ledger(self.path, self._key, target)
            evidence.copy_missing(evidence.store_folder(self.path), evidence.copy_folder(target))
        with contextlib.suppress(StorageProblem):  # a ledger that can only be read still gave a good copy
            self.keep_draft(COPIED_OUT, True)
        return target

    def copied_out(self) -> datetime | None:
        """Tell when the last copy went to another folder, None if none ever did."""
        found = self.draft(COPIED_OUT)
        return found[0] if found else None

    def backups(self) -> list[backups.BackupRow]:
        """List the copies in the ledger's own folder, the newest first."""
        return backups.list_backups(self.path)

    def verify(self) -> list[str]:
        """Check every page of the file; gives what is wrong, nothing if all is well."""
        try:
            backups.verify_copy(self.path, self._key)
        except StorageProblem:
            return [StorageProblem(LEDGER_DAMAGED).chinese()]
        return []
