"""Troubles on screen: known ones at the field or in a dialog, unknown ones as a report to copy."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from outreach.errors import Cancelled, Conflict, DoorbookError, StorageProblem
from outreach.wording import tr
from ui.settings import settings_folder
from ui.widgets.field import Field

ROOT = Path(__file__).resolve().parent.parent
log = logging.getLogger("doorbook")


def show_at_fields(problem: Exception, fields: Mapping[str, Field]) -> bool:
    """Show a known trouble under its field and clear the others; False if it belongs to none of them."""
    for field in fields.values():
        field.show_problem("")
    if not isinstance(problem, DoorbookError) or problem.field not in fields:
        return False
    fields[problem.field].show_problem(problem.sentence())
    fields[problem.field].control.setFocus()
    return True


def headline(problem: DoorbookError) -> str:
    """Give the few words over a dialog's sentence."""
    if isinstance(problem, StorageProblem):
        return tr("The ledger or the disk needs a look")
    if isinstance(problem, Conflict):
        return tr("This was changed meanwhile")
    return tr("That does not work yet")


def report_of(problem: BaseException) -> str:
    """Describe a bug without anybody's data: the kind of error, the places in the code, no message."""
    lines = [f"{type(problem).__module__}.{type(problem).__qualname__}", f"Python {sys.version.split()[0]}"]
    for frame in traceback.extract_tb(problem.__traceback__):
        file = Path(frame.filename)
        place = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file.name
        lines.append(f"{place}:{frame.lineno} {frame.name}")
    if problem.__cause__ is not None:
        lines += ["", report_of(problem.__cause__)]
    return "\n".join(lines)


def record_bug(problem: BaseException) -> str:
    """Log a bug and give its report."""
    report = report_of(problem)
    log.error("%s", report)
    return report


def keep_log(folder: Path | None = None) -> None:
    """Write the log into the settings folder, two small files at most; without a folder there is no log."""
    folder = folder or settings_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "doorbook.log", maxBytes=200_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)


def catch_bugs() -> None:
    """Send what no one caught to a dialog instead of the console."""

    def hook(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        show_trouble(problem)

    sys.excepthook = hook


def show_trouble(problem: BaseException) -> None:
    """Tell the user of a trouble that belongs to no field; Cancelled is silent."""
    from ui.dialogs.trouble import CrashDialog, TroubleDialog

    if isinstance(problem, Cancelled):
        return
    if isinstance(problem, DoorbookError):
        TroubleDialog.tell(headline(problem), problem.sentence())
    else:
        CrashDialog.tell(record_bug(problem))
