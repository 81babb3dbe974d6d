"""Does the whole main job on the demo village into a folder: ledger, papers, weekly workbook."""

from __future__ import annotations

import shutil
from pathlib import Path

from outreach.demo.village import build_demo
from outreach.errors import StorageProblem
from outreach.files import CANNOT_WRITE
from outreach.periods import PeriodKind, containing
from outreach.printing.papers import print_paper
from outreach.queries.village import village
from outreach.tallies.workbook import write_tally

LEDGER = "liuhe.doorbook"
WORKBOOK = "weekly.xlsx"
PRINTED = ("signoff", "not-reached", "exclusions", "coverage", "progress", "leaflet")
"""The papers of the main job; the print page has more."""


def do_the_whole_job(folder: Path) -> dict[str, object]:
    """Make ledger, papers and workbook in `folder`, an earlier demo there replaced; gives the files made.

    Raises StorageProblem where the folder cannot be written.
    """
    ledger = _fresh(folder)
    made: dict[str, object] = {"ledger": str(ledger)}
    with build_demo(ledger) as workspace:
        for kind in PRINTED:
            made[kind] = str(print_paper(workspace, kind, folder / f"{kind}.pdf").file)
        week = containing(PeriodKind.WEEK, workspace.now().date(), workspace.ask(village).week_starts)
        write_tally(workspace, week, folder / WORKBOOK)
        made["tally"] = str(folder / WORKBOOK)
        made["backup"] = str(workspace.keep_copy("demo"))
    return made


def _fresh(folder: Path) -> Path:
    """Make the folder and take an earlier demo ledger out of it; gives where the new one goes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{LEDGER}*"):
            if old.is_dir():
                shutil.rmtree(old)
            else:
                old.unlink()
    except OSError as problem:
        raise StorageProblem(CANNOT_WRITE, name=folder.name) from problem
    return folder / LEDGER
