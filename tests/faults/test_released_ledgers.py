"""A ledger of every released schema opens with all that was in it, on today's schema (FAULTS 2, 14, 15)."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from outreach.catalog import catalog
from outreach.errors import StorageProblem
from outreach.model import Base
from outreach.queries.activities import activity_kinds
from outreach.storage import keys, migrate
from outreach.storage.database import open_engine
from outreach.storage.migrate import RELEASED, STEPS
from outreach.workspace import Workspace, open_checked
from tests.support import release_ledger
from tests.support.ledgers import log, states
from tests.support.old_ledgers import LEDGERS, counted, figures_of, put, released


def test_every_released_schema_has_its_ledger() -> None:
    assert released() == list(RELEASED)
    assert set(RELEASED) <= set(STEPS)


@pytest.mark.parametrize("schema", RELEASED)
def test_an_old_ledger_opens_whole(schema: str, tmp_path: Path) -> None:
    figures = figures_of(schema)
    path = put(schema, tmp_path / "old.doorbook")
    with Workspace.open(path, passphrase=figures.passphrase) as workspace:
        assert counted(workspace, figures.passphrase) == figures
        assert len(workspace.backups()) == (schema != STEPS[-1])
        log(workspace, "3")
        workspace.undo()
        assert workspace.verify() == []
    engine = open_engine(path, keys.read_key(path, figures.passphrase))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_what_the_first_schema_said_of_each_door_is_still_said(tmp_path: Path) -> None:
    with Workspace.open(put("0001", tmp_path / "old.doorbook")) as workspace:
        assert states(workspace) == {str(number): "not_visited" for number in range(1, 13)} | {
            "1": "signed", "2": "nobody_home", "5": "excluded", "10": "excluded",
        }  # fmt: skip


def test_an_old_ledger_knows_how_activities_work(tmp_path: Path) -> None:
    fresh = {entry.code: (entry.label, entry.unit, entry.manner) for entry in catalog() if entry.manner}
    with Workspace.open(put("0001", tmp_path / "old.doorbook")) as workspace:
        rows = workspace.ask(activity_kinds)
        assert {row.code: (row.label, row.unit, row.manner.value) for row in rows} == fresh


@pytest.mark.skipif(sys.platform != "linux", reason="forks")
@pytest.mark.parametrize("schema", [schema for schema in RELEASED if schema != STEPS[-1]])
@pytest.mark.parametrize("place", [0, 0.5, 1])
def test_faults_2_killed_midway_it_comes_up_whole_at_the_next_opening(
    schema: str, place: float, tmp_path: Path
) -> None:
    figures = figures_of(schema)
    path = put(schema, tmp_path / "old.doorbook")
    missing = STEPS[STEPS.index(schema) + 1 :]
    _killed_in(missing[int(place * (len(missing) - 1))], path, figures.passphrase)
    with Workspace.open(path, passphrase=figures.passphrase) as workspace:
        assert counted(workspace, figures.passphrase) == figures
        assert workspace.verify() == []


def _killed_in(step: str, path: Path, passphrase: str) -> None:
    """A program opens the ledger and dies when a step is done and not yet committed."""
    number = os.fork()
    if not number:
        try:
            _die_after(step)
            Workspace.open(path, passphrase=passphrase)
        finally:
            os._exit(0)  # whatever happened: no second run of the tests goes on from here
    assert os.WTERMSIG(os.waitpid(number, 0)[1]) == signal.SIGKILL


def _die_after(step: str) -> None:
    run: Callable[..., None] = migrate._Steps.run

    def dying(steps: object, connection: object, name: str) -> None:
        run(steps, connection, name)
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    migrate._Steps.run = dying


def test_faults_14_a_newer_ledger_is_refused_and_not_a_byte_changes(tmp_path: Path) -> None:
    path = put("newer", tmp_path / "new.doorbook")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    for opening in (Workspace.open, open_checked):
        with pytest.raises(StorageProblem) as problem:
            opening(path)
        assert problem.value.code == "newer_ledger"
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.suffix != ".lock"}
    assert left == before


def test_a_ledger_of_todays_schema_can_be_kept_for_later_versions(tmp_path: Path) -> None:
    made = release_ledger.keep(tmp_path)
    figures = figures_of(STEPS[-1], tmp_path)
    assert (figures.households, figures.persons, figures.visits) == (12, 24, 4)
    with Workspace.open(made, passphrase=figures.passphrase) as workspace:
        assert counted(workspace, figures.passphrase) == figures
        assert workspace.verify() == []
    with pytest.raises(SystemExit):
        release_ledger.keep(tmp_path)
    assert LEDGERS not in made.parents
