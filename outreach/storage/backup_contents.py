"""What is in a backup, and what would be lost by going back to it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from outreach.errors import StorageProblem
from outreach.storage.backups import COPY_BAD
from outreach.storage.database import connect


@dataclass(frozen=True)
class ContentsSummary:
    """What a ledger or a backup holds; `last_at` and `last_by` tell of the newest change in it."""

    households: int
    visits: int
    changes: int
    last_at: datetime | None
    last_by: str


@dataclass(frozen=True)
class LossSummary:
    """What a backup lacks of what the ledger holds now; `known` is false where the ledger cannot be read."""

    changes: int
    visits: int
    known: bool = True

    @property
    def nothing(self) -> bool:
        """Tell whether going back loses nothing."""
        return self.known and self.changes <= 0


UNKNOWN_LOSS = LossSummary(0, 0, known=False)


def contents_of(file: Path, key: str) -> ContentsSummary:
    """Look into a ledger or backup. Raises StorageProblem."""
    connection = connect(file, key)
    try:
        newest = _row(connection, "SELECT counter, at, by FROM action_entry ORDER BY counter DESC LIMIT 1")
        return ContentsSummary(
            households=_count(connection, "SELECT count(*) FROM unit WHERE merged_into_id IS NULL"),
            visits=_count(connection, "SELECT count(*) FROM visit WHERE voided_at IS NULL"),
            changes=int(newest[0]) if newest else 0,
            last_at=_moment(newest[1]) if newest else None,
            last_by=str(newest[2]) if newest else "",
        )
    except sqlcipher.Error as problem:
        raise StorageProblem(COPY_BAD) from problem
    finally:
        connection.close()


def loss(ledger: ContentsSummary, backup: ContentsSummary) -> LossSummary:
    """Say what the backup lacks of the ledger."""
    return LossSummary(max(0, ledger.changes - backup.changes), max(0, ledger.visits - backup.visits))


def _row(connection: Any, question: str) -> Any:
    return connection.execute(question).fetchone()


def _count(connection: Any, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])


def _moment(text: str) -> datetime | None:
    with contextlib.suppress(ValueError, TypeError):
        return datetime.fromisoformat(text)
    return None
