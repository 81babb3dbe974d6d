"""Import of a workbook of 10,000 people, against reading its cells and inserting them into bare sqlite3."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.clock import Measured, in_turns
from benchmarks.village import new_ledger, workbook_rows, write_workbook
from outreach.actions.register import apply_register_update
from outreach.queries.register import id_digester, register
from outreach.roster.check import check

TITLE = "import of a workbook of 10,000 people"
FLOOR = "cells read, bare sqlite3 insert"


def measure(folder: Path, scale: float) -> Measured:
    """Import the same workbook both ways, each time into a new file."""
    people = int(10_000 * scale)
    workbook = folder / "people.xlsx"
    write_workbook(workbook, workbook_rows(people))
    number = itertools.count()

    def ours() -> None:
        with new_ledger(folder / f"import{next(number)}.ledger") as workspace:
            plan = check(workbook, workspace.ask(register), digest=workspace.ask(id_digester))
            assert plan.persons == people
            workspace.run(apply_register_update, plan.update)

    def bare() -> None:
        rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_index(0).to_python()
        connection = sqlite3.connect(folder / f"bare{next(number)}.db")
        connection.execute("CREATE TABLE person (a, b, c, d, e, f, g, h)")
        connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows[1:])
        connection.commit()
        connection.close()

    return in_turns(ours, bare)
