"""The ledgers of `tests/data/ledgers`: one a released schema, with its figures, and one newer than any."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.model import Person, Unit, Visit
from outreach.storage import keys
from outreach.workspace import Workspace

LEDGERS = Path(__file__).resolve().parents[1] / "data" / "ledgers"
NEWER = LEDGERS / "9999-newer.doorbook"


@dataclass(frozen=True)
class OldLedger:
    """What the `.json` beside a ledger says is in it."""

    households: int
    persons: int
    visits: int
    passphrase: str


def released() -> list[str]:
    """The schemas of which there is a ledger, the oldest first."""
    return sorted(file.stem for file in LEDGERS.glob("*.doorbook") if "newer" not in file.name)


def figures_of(schema: str, folder: Path = LEDGERS) -> OldLedger:
    return OldLedger(**json.loads((folder / f"{schema}.json").read_text(encoding="utf-8")))


def put(schema: str, path: Path) -> Path:
    """Lay the ledger of a schema and its key at `path`."""
    source = NEWER if schema == "newer" else LEDGERS / f"{schema}.doorbook"
    shutil.copyfile(source, path)
    shutil.copyfile(keys.key_file(source), keys.key_file(path))
    return path


def counted(workspace: Workspace, passphrase: str) -> OldLedger:
    """Count what is in an open ledger."""

    def count(session: Session) -> tuple[int, int, int]:
        households, persons, visits = (
            session.scalar(select(func.count()).select_from(table)) or 0 for table in (Unit, Person, Visit)
        )
        return households, persons, visits

    return OldLedger(*workspace.ask(count), passphrase)
