"""Notices ID numbers that lost their last digits before they became text (CSV of a spoilt workbook)."""

from __future__ import annotations

from outreach.roster.drafts import PersonDraft, Problem
from outreach.roster.ids import GOOD
from outreach.roster.kinds import Action, ProblemKind

ZEROS = "000"
FEWEST = 3
SHARE = 0.1
"""One number in a thousand ends in three zeros by itself."""


def reject_lost_digits(people: list[PersonDraft], problems: list[Problem]) -> None:
    """Where many numbers end in zeros none of these is accepted, even if its check character fits."""
    fitting = [person for person in people if person.id_no.endswith(ZEROS) and GOOD.fullmatch(person.id_no)]
    failing = [number for number, one in enumerate(problems) if _failed(one)]
    whole = sum(1 for person in people if GOOD.fullmatch(person.id_no))
    lost = len(fitting) + len(failing)
    if lost < FEWEST or lost < SHARE * (whole + len(failing)):
        return
    for number in failing:
        problems[number] = problems[number]._replace(kind=ProblemKind.ID_PRECISION)
    for person in fitting:
        heading = person.heading_of.get("id_no", "")
        kind, action = ProblemKind.ID_PRECISION, Action.REJECT
        problems.append(Problem(person.sheet, person.row, heading, kind, action, person.id_no))
        person.id_no = ""


def _failed(problem: Problem) -> bool:
    return problem.kind is ProblemKind.ID_CHECKSUM and problem.raw.strip().endswith(ZEROS)
