"""Brings a ledger to the newest schema, each step in one transaction; newer files are refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from outreach.errors import StorageProblem, declare
from outreach.wording import mark

NEWER_LEDGER = declare(
    "newer_ledger",
    mark("This ledger was made by a newer Doorbook: install that version, then open it again."),
)
NO_TABLES = declare(
    "no_tables",
    mark("This file is encrypted like a ledger but holds none: choose another file or take a backup."),
)
STEPS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010",
    "0011", "0012", "0013", "0014", "0015", "0016", "0017", "0018", "0019", "0020",
)  # fmt: skip
"""Every schema in order; the last is today's. Kept here so that opening need not load Alembic."""
RELEASED = ("0001", "0014", "0020")
"""The schemas that ledgers in the field have; the steps between them only led from one to the next."""


def version_of(engine: Engine) -> str:
    """Tell the schema of a ledger, "" for an empty file."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def needs_steps(engine: Engine) -> bool:
    """Tell whether the ledger is older than this program. Raises StorageProblem if newer or no ledger."""
    version = version_of(engine)
    if not version:
        raise StorageProblem(NO_TABLES)
    if version not in STEPS:
        raise StorageProblem(NEWER_LEDGER)
    return version != STEPS[-1]


def upgrade(engine: Engine) -> None:
    """Run the steps that are missing, one transaction each."""
    version = version_of(engine)
    start = STEPS.index(version) + 1 if version else 0
    if start == len(STEPS):
        return
    steps = _Steps()
    for step in STEPS[start:]:
        with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
            steps.run(connection, step)


class _Steps:
    """Alembic with the files of all steps read once: by its command it would read them for every step."""

    def __init__(self) -> None:
        from alembic.config import Config
        from alembic.script import ScriptDirectory

        self._config = Config()
        self._config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        self._script = ScriptDirectory.from_config(self._config)

    def run(self, connection: Connection, step: str) -> None:
        from alembic.runtime.environment import EnvironmentContext

        self._config.attributes["connection"] = connection
        ahead = self._script._upgrade_revs
        with EnvironmentContext(self._config, self._script, fn=lambda at, _: ahead(step, at)):
            self._script.run_env()
