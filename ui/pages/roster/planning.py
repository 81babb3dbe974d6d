"""Plans the import of a file that was read: a plan, or a file in which no list of people was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outreach.actions.register import id_digester
from outreach.errors import UserMistake
from outreach.progress import Report
from outreach.queries.register import register
from outreach.queries.roster_answers import roster_answers
from outreach.register_rows import Register
from outreach.roster.check import plan_import
from outreach.roster.grid import Grids
from outreach.roster.layout import NO_CORRECTIONS, Corrections
from outreach.roster.memory import recalled
from outreach.roster.plan import Plan
from outreach.workspace import Workspace


@dataclass(frozen=True)
class Checked:
    """A file as it was read, the register it was compared with, and the plan made of both."""

    path: str
    grids: Grids
    register: Register
    plan: Plan


@dataclass(frozen=True)
class Unplanned:
    """A file that was read but in which no list of people was found, and the sentence that says so."""

    path: str
    grids: Grids
    corrections: Corrections
    sentence: str


def plan_file(workspace: Workspace, path: str, grids: Grids, report: Report) -> Checked | Unplanned:
    """Plan the import as everything remembered of such rosters says."""
    rows, digest = workspace.ask(register), workspace.ask(id_digester)
    answers = workspace.ask(roster_answers)
    try:
        plan = plan_import(grids, Path(path).name, rows, NO_CORRECTIONS, digest, report, answers)
    except UserMistake as problem:
        if not any(sheet.rows for sheet in grids.sheets):
            raise
        return Unplanned(path, grids, recalled(grids, answers), problem.sentence())
    return Checked(path, grids, rows, plan)
