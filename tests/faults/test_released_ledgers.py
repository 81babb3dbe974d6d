"""A ledger of every released schema opens with all that was in it, on today's schema (FAULTS 15)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from outreach.catalog import catalog
from outreach.model import Base
from outreach.queries.activities import activity_kinds
from outreach.storage import keys
from outreach.storage.database import open_engine
from outreach.storage.migrate import RELEASED, STEPS
from outreach.workspace import Workspace
from tests.support.ledgers import log, states

LEDGERS = Path(__file__).resolve().parents[1] / "data" / "ledgers"


def test_every_released_schema_has_its_ledger() -> None:
    assert sorted(file.stem for file in LEDGERS.glob("*.ledger")) == list(RELEASED)
    assert set(RELEASED) <= set(STEPS)


@pytest.mark.parametrize("step", RELEASED)
def test_an_old_ledger_opens_whole(step: str, tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    shutil.copyfile(LEDGERS / f"{step}.ledger", path)
    shutil.copyfile(LEDGERS / f"{step}.ledger.key", keys.key_file(path))
    with Workspace.open(path) as workspace:
        assert states(workspace) == {str(number): "not_visited" for number in range(1, 13)} | {
            "1": "signed", "2": "nobody_home", "5": "excluded", "10": "excluded",
        }  # fmt: skip
        log(workspace, "3")
        workspace.undo()
        assert workspace.verify() == []
    engine = open_engine(path, keys.read_key(path))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_an_old_ledger_knows_how_activities_work(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    shutil.copyfile(LEDGERS / "0001.ledger", path)
    shutil.copyfile(LEDGERS / "0001.ledger.key", keys.key_file(path))
    fresh = {entry.code: (entry.label, entry.unit, entry.manner) for entry in catalog() if entry.manner}
    with Workspace.open(path) as workspace:
        rows = workspace.ask(activity_kinds)
        assert {row.code: (row.label, row.unit, row.manner.value) for row in rows} == fresh
