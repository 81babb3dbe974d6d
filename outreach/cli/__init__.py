"""The commands: what the window does, for scripts; names and fields are kept for those who script them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from outreach.cli.output import Output, leave_stdout, use_utf8
from outreach.cli.parser import build_parser
from outreach.cli.words import fit_options
from outreach.errors import DoorbookError, StorageProblem, declare
from outreach.files import FULL_ERRNOS, explain_disk
from outreach.wording import mark

REFUSED = declare(
    "system_refused",
    mark("The disk or the screen refused to read or write: see that the disk has room, then do it again."),
)
DONE, USER, USAGE, STORAGE = 0, 1, 2, 3
"""Exit codes: done; the user must do something; wrong usage; the ledger or the disk is at fault."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    use_utf8()
    options = build_parser().parse_args(arguments)
    return _run(options, Output(options.json))


def _run(options: argparse.Namespace, output: Output) -> int:
    try:
        fit_options(options)
        return int(options.command(options, output) or DONE)
    except DoorbookError as problem:
        output.failure(problem.code, problem.chinese())
        return STORAGE if isinstance(problem, StorageProblem) else USER
    except KeyboardInterrupt:
        output.failure("cancelled", "已停下，没做完的一步没有写进去。要做就再来一次。")
        return USER
    except BrokenPipeError:
        leave_stdout()
        return DONE
    except OSError as problem:
        named = problem.filename or problem.errno in FULL_ERRNOS
        trouble = explain_disk(problem, Path(str(problem.filename))) if named else StorageProblem(REFUSED)
        output.failure(trouble.code, trouble.chinese())
        return STORAGE
