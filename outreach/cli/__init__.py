"""The commands: what the window does, for scripts; names and fields are kept for those who script them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from outreach.cli.output import Output, use_utf8
from outreach.cli.parser import build_parser
from outreach.errors import DoorbookError, StorageProblem

DONE, USER, USAGE, STORAGE = 0, 1, 2, 3
"""Exit codes: done; the user must do something; wrong usage; the ledger or the disk is at fault."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    use_utf8()
    options = build_parser().parse_args(arguments)
    output = Output(options.json)
    try:
        return int(options.command(options, output) or DONE)
    except DoorbookError as problem:
        output.failure(problem.code, problem.chinese())
        return STORAGE if isinstance(problem, StorageProblem) else USER
    except KeyboardInterrupt:
        output.failure("cancelled", "已停下，什么都没改。要做就再来一次。")
        return USER
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - nobody reads any more
        return DONE
