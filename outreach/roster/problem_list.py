"""The list of problems as a table for the office that made the roster; numbers of people are left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from outreach.files import write_whole
from outreach.roster.drafts import Problem
from outreach.roster.export import harmless
from outreach.roster.kinds import ACTION_LABELS, PROBLEM_LABELS
from outreach.wording import zh

HEADINGS = ("工作表", "行", "栏目", "看到什么", "原来写的", "怎么办", "改成")
SENSITIVE = ("id_", "phone_", "two_phones")
"""Beginnings of the kinds whose values are numbers of people."""


def is_sensitive(problem: Problem) -> bool:
    """Tell whether what was found is an ID or phone number."""
    return problem.kind.value.startswith(SENSITIVE)


def save_problems(problems: Iterable[Problem], target: Path) -> int:
    """Write the problems to a CSV file in UTF-8 with a mark; gives their number. Raises StorageProblem."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    count = 0
    for problem in problems:
        writer.writerow([harmless(text) for text in _line(problem)])
        count += 1
    write_whole(target, lines.getvalue().encode("utf-8-sig"))
    return count


def _line(problem: Problem) -> tuple[str, ...]:
    hidden = is_sensitive(problem)
    return (
        problem.sheet,
        str(problem.row),
        problem.field,
        zh(PROBLEM_LABELS[problem.kind]),
        "" if hidden else problem.raw,
        zh(ACTION_LABELS[problem.action]),
        "" if hidden else problem.value,
    )
