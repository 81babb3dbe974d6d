"""What was erased, as ids beside the backups: an older backup that is put back is blanked again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from outreach.files import explain_disk, write_whole
from outreach.storage.backups import backup_folder

FILE = "erased.json"


@dataclass(frozen=True)
class Known:
    """One erasure: ids of households and campaigns."""

    id: str
    units: tuple[str, ...]
    campaigns: tuple[str, ...]


def known(ledger: Path) -> tuple[Known, ...]:
    """Give what was erased, in order; nothing where the list cannot be read."""
    try:
        found = json.loads((backup_folder(ledger) / FILE).read_text(encoding="utf-8"))
        return tuple(Known(row["id"], tuple(row["units"]), tuple(row["campaigns"])) for row in found)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def remember(ledger: Path, erasure: str, units: tuple[str, ...], campaigns: tuple[str, ...]) -> None:
    """Add one to the list. Raises StorageProblem."""
    folder = backup_folder(ledger)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise explain_disk(problem, folder) from problem
    rows = [*known(ledger), Known(erasure, units, campaigns)]
    document = [{"id": row.id, "units": row.units, "campaigns": row.campaigns} for row in rows]
    write_whole(folder / FILE, json.dumps(document).encode())
