"""The pictures sealed beside an open ledger."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.storage import evidence
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
        evidence.drop(self.path, names)
