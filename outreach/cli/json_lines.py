"""Records JSON lines from standard input one by one; each is committed before it is acknowledged."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from outreach.cli.ledger_file import keep_copy_if_due, open_ledger
from outreach.cli.output import Output
from outreach.errors import DoorbookError, StorageProblem, UserMistake, declare
from outreach.wording import mark
from outreach.workspace import COPY_AFTER_CHANGES, Workspace

BAD = 1
LINE_NOT_JSON = declare(
    "line_not_json", mark("The line is no JSON object in UTF-8: correct this line and send it again.")
)
ANSWERS_LOST = declare(
    "answers_lost",
    mark("Nobody reads the answers any more: list what is recorded, then send the lines after line {line}."),
)
Record = Callable[[Workspace, Mapping[str, Any]], str]
"""Records one line and gives the id of what was made."""


def log_lines(options: argparse.Namespace, output: Output, record: Record) -> int:
    """Record line by line; bad lines are passed over. Gives the exit code."""
    bad = 0
    with open_ledger(options) as workspace:
        for number, raw in enumerate(sys.stdin.buffer, 1):
            if not raw.strip():
                continue
            answer = _answer(workspace, raw, record)
            bad += "error" in answer
            try:
                output.line({**answer, "line": number})
            except BrokenPipeError as problem:
                raise UserMistake(ANSWERS_LOST, line=number) from problem
            if number % COPY_AFTER_CHANGES == 0:
                keep_copy_if_due(workspace)
    return BAD if bad else 0


def _answer(workspace: Workspace, raw: bytes, record: Record) -> dict[str, str]:
    try:
        return {"saved": record(workspace, _line(raw))}
    except StorageProblem:
        raise
    except DoorbookError as problem:
        return {"error": problem.code, "message": problem.chinese()}


def _line(raw: bytes) -> dict[str, Any]:
    try:
        line = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise UserMistake(LINE_NOT_JSON) from problem
    if not isinstance(line, dict):
        raise UserMistake(LINE_NOT_JSON)
    return line
