"""The files of the import: the roster that is chosen, the list of problems that is saved beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from outreach.roster.problem_list import save_problems
from outreach.wording import tr

if TYPE_CHECKING:
    from ui.page import Context
    from ui.pages.roster.planning import Checked

TABLES = "*.xlsx *.xlsm *.xlsb *.xls *.et *.ods *.csv *.txt *.tsv *.htm *.html *.xml"


def ask_for_roster(parent: QWidget) -> str:
    """Let the user choose a table; "" if none is chosen."""
    kinds = f"{tr('Tables')} ({TABLES});;{tr('All files')} (*)"
    name, _ = QFileDialog.getOpenFileName(parent, tr("Choose the roster"), "", kinds)
    return name


def keep_problem_list(ctx: Context, checked: Checked, parent: QWidget) -> None:
    """Save the problems of a plan as a table where the user says."""
    roster = Path(checked.path)
    proposed = roster.with_name(f"{roster.stem}-{tr('problems')}.csv")
    target, _ = QFileDialog.getSaveFileName(
        parent, tr("Save the list of problems"), str(proposed), "CSV (*.csv)"
    )
    if target:
        save_problems(checked.plan.problems, Path(target))
        ctx.toast(tr("Saved as {name}", name=Path(target).name), undo=False)
