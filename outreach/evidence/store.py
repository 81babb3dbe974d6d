"""The store of photos looked through: what is missing, damaged or belongs to nothing."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.errors import StorageProblem
from outreach.queries.evidence import PhotoRow, known_files, photos
from outreach.vocabulary import LABELS
from outreach.wording import mark, zh
from outreach.workspace import Workspace

MISSING = mark(
    "The photo of {day} ({what}) is missing from the store: check and mend to fetch it from the copies."
)
DAMAGED = mark("The photo of {day} ({what}) is damaged: check and mend to fetch it from the copies.")
MORE = mark("{n} more photos are missing or damaged: check and mend to fetch them from the copies.")
MOST_NAMED = 20


@dataclass(frozen=True)
class StoreSummary:
    """What is in the store: photos kept, those missing or damaged, sealed files that belong to nothing."""

    kept: int
    missing: tuple[PhotoRow, ...]
    damaged: tuple[PhotoRow, ...]
    orphans: tuple[str, ...]

    def problems(self) -> list[str]:
        """Say in Chinese sentences what is wrong; files that belong to nothing are no trouble."""
        found = [(MISSING, row) for row in self.missing] + [(DAMAGED, row) for row in self.damaged]
        said = [
            zh(sentence, day=row.day.isoformat(), what=zh(LABELS[row.of]))
            for sentence, row in found[:MOST_NAMED]
        ]
        return [*said, zh(MORE, n=len(found) - MOST_NAMED)] if len(found) > MOST_NAMED else said


def check_store(workspace: Workspace) -> StoreSummary:
    """Read every picture of the store back; gives what is missing, damaged or belongs to nothing."""
    rows = workspace.ask(photos)
    there = workspace.sealed_names()
    missing = tuple(row for row in rows if row.file not in there)
    damaged = []
    for row in rows:
        try:
            if row.file in there:
                workspace.unseal(row.file, row.salt)
        except StorageProblem:
            damaged.append(row)
    orphans = tuple(sorted(there - workspace.ask(known_files)))
    return StoreSummary(len(rows), missing, tuple(damaged), orphans)


def mend_store(workspace: Workspace) -> int:
    """Take what is missing or damaged back from the copies beside the ledger; gives how many."""
    found = check_store(workspace)
    return sum(workspace.fetch_sealed(row.file, row.salt) for row in (*found.missing, *found.damaged))


def tidy_store(workspace: Workspace) -> int:
    """Drop the sealed files that neither a photo nor anything that can be undone names; gives how many."""
    orphans = check_store(workspace).orphans
    workspace.drop_sealed(orphans)
    return len(orphans)
