"""Import of a workbook of 10,000 people, against reading its cells and inserting the same rows."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from benchmarks.clock import Measured, seconds
from benchmarks.village import new_ledger, workbook_rows, write_workbook
from outreach.actions.register import apply_register_update, id_digester
from outreach.queries.register import register
from outreach.roster.check import check
from outreach.storage import keys
from outreach.storage.database import connect
from outreach.workspace import Workspace

TITLE = "import of a workbook of 10,000 people"
FLOOR = "cells read, the same rows inserted"
NAIVE = "cells read, one row a person"
"""The naive floor keeps no history, no way to search, no undo: it shows what those cost."""


@dataclass(frozen=True)
class _Written:
    """What an import leaves in a ledger: the tables as they are declared, and the rows it added."""

    schema: tuple[str, ...]
    inserts: tuple[tuple[str, list[Any]], ...]


def measure(folder: Path, scale: float) -> tuple[Measured, Measured]:
    """Import the same workbook all ways, each time into a new file made before the clock starts."""
    people = int(10_000 * scale)
    workbook = folder / "people.xlsx"
    write_workbook(workbook, workbook_rows(people))
    number = itertools.count()

    def cells() -> list[Any]:
        return CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()[1:]

    def ours(workspace: Workspace) -> None:
        plan = check(workbook, workspace.ask(register), digest=workspace.ask(id_digester))
        assert plan.persons == people
        workspace.run(apply_register_update, plan.update)

    def turn() -> float:
        with new_ledger(folder / f"import{next(number)}.ledger") as workspace:
            return seconds(lambda: ours(workspace))

    written = _written(folder / "written.ledger", ours)

    def bare() -> float:
        return _inserted(folder / f"bare{next(number)}.db", written, cells)

    table = _Written(("CREATE TABLE person (a, b, c, d, e, f, g, h)",), (("person", cells()),))

    def naive() -> float:
        return _inserted(folder / f"bare{next(number)}.db", table, cells)

    times = [(naive(), bare(), turn()) for _ in range(4)]
    least, floor, best = (min(column) for column in zip(*times, strict=True))
    return Measured(best, floor, TITLE, FLOOR), Measured(best, least, TITLE, NAIVE)


def _inserted(path: Path, written: _Written, cells: Callable[[], list[Any]]) -> float:
    """Time reading the cells and inserting these rows; the empty tables stand before."""
    connection = sqlite3.connect(path)
    for statement in written.schema:
        connection.execute(statement)
    connection.commit()

    def job() -> None:
        cells()
        for table, rows in written.inserts:
            if rows:
                places = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        connection.commit()

    took = seconds(job)
    connection.close()
    return took


def _written(path: Path, run: Callable[[Workspace], None]) -> _Written:
    """Import once, and give every row that this added to any table."""
    with new_ledger(path) as workspace:
        before = _contents(path)
        run(workspace)
        after = _contents(path)
    inserts = []
    for table, rows in after.items():
        known = set(before[table])
        inserts.append((table, [row for row in rows if row not in known]))
    connection = connect(path, keys.read_key(path, ""))
    wanted = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    schema = tuple(row[0] for row in connection.execute(wanted))
    connection.close()
    return _Written(schema, tuple(inserts))


def _contents(path: Path) -> dict[str, list[Any]]:
    connection = connect(path, keys.read_key(path, ""))
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    tables = [row[0] for row in connection.execute(wanted).fetchall()]
    contents = {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
    connection.close()
    return contents
