"""The pictures sealed beside an open ledger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outreach.queries.evidence import erased_files
from outreach.storage import backups, evidence
from outreach.workspace.ledger_file import LedgerFile


class PicturedLedger(LedgerFile):
    """A ledger with a store of pictures beside it."""

    def seal(self, data: bytes) -> tuple[str, str]:
        """Seal a picture into the store beside the ledger; gives its name and salt. Raises StorageProblem."""
        return evidence.seal(self.path, self._key, data)

    def unseal(self, name: str, salt: str) -> bytes:
        """Give a picture of the store. Raises StorageProblem where it is missing or damaged."""
        return evidence.unseal(self.path, self._key, name, salt)

    def sealed_names(self) -> set[str]:
        """Give the names of the pictures in the store."""
        return evidence.names_in(self.path)

    def drop_sealed(self, names: Iterable[str]) -> None:
        """Take pictures out of the store."""
        evidence.drop(evidence.store_folder(self.path), names)

    def fetch_sealed(self, name: str, salt: str) -> bool:
        """Take a picture that is missing or damaged back from the copies; tells whether it was there."""
        return evidence.fetch_back(self.path, self._copied_pictures(), self._key, name, salt)

    def _drop_erased(self) -> None:
        """Take the pictures that were erased out of the store and from among the copies here."""
        names = self.ask(erased_files)
        for folder in (evidence.store_folder(self.path), self._copied_pictures()):
            evidence.drop(folder, names)

    def _copied_pictures(self) -> Path:
        return evidence.copy_folder(backups.backup_folder(self.path) / "any")
