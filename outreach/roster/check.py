"""Reads a roster and tells what its import would do; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from outreach.collecting import no_collecting
from outreach.errors import UserMistake
from outreach.progress import Report, silent
from outreach.register_rows import Register, RegisterUpdate, RosterAnswer
from outreach.roster import refusals
from outreach.roster.compare import Comparison
from outreach.roster.finished import Digest, finished_household, no_digest
from outreach.roster.grid import Grids
from outreach.roster.layout import NO_CORRECTIONS, Corrections
from outreach.roster.memory import both, recalled
from outreach.roster.plan import Plan
from outreach.roster.reading import read_file
from outreach.roster.roster import Roster, read_roster
from outreach.vocabulary import UnitKind

EMPTY_REGISTER = Register()


@no_collecting()
def check(
    path: Path,
    register: Register = EMPTY_REGISTER,
    corrections: Corrections = NO_CORRECTIONS,
    digest: Digest = no_digest,
    report: Report = silent,
    answers: Iterable[RosterAnswer] = (),
) -> Plan:
    """Plan the import of one file; `digest` is the ledger's keyed hash, `answers` what it remembers.

    Raises UserMistake where the file is no readable roster, Cancelled where `report` does.
    """
    return plan_import(read_file(path, report), path.name, register, corrections, digest, report, answers)


@no_collecting()
def plan_import(
    grids: Grids,
    name: str,
    register: Register = EMPTY_REGISTER,
    corrections: Corrections = NO_CORRECTIONS,
    digest: Digest = no_digest,
    report: Report = silent,
    answers: Iterable[RosterAnswer] = (),
) -> Plan:
    """Plan the import of grids that were read before, for instance again after a correction."""
    corrections = both(recalled(grids, answers), corrections)
    roster = read_roster(grids, corrections, report, digest)
    if not roster.households:
        raise UserMistake(refusals.NO_TABLE, name=name)
    found = tuple(finished_household(one, register.keeps, digest) for one in roster.households)
    told = frozenset(place for place, one in enumerate(roster.households) if one.kind_told)
    result = Comparison(found, register, told)
    units = Counter(str(household.kind) for household in found)
    return Plan(
        file=name,
        kind=grids.kind,
        encoding=grids.encoding,
        layouts=tuple(roster.layouts),
        households=units[UnitKind.RESIDENT] + units[UnitKind.TENANT],
        persons=sum(len(household.members) for household in found),
        units={str(kind): units[kind] for kind in UnitKind},
        new=result.new,
        changed=result.changed,
        same=result.same,
        missing=result.missing,
        problems=tuple(roster.problems),
        changes=tuple(result.changes),
        update=RegisterUpdate(name, tuple(result.operations)),
        found=found,
        questions=tuple(roster.questions),
        corrections=corrections,
        remembered=_said(corrections, roster),
    )


def _said(corrections: Corrections, roster: Roster) -> int:
    """Count the corrections and answers that this reading followed."""
    known = len(corrections.sheets) + len(corrections.headers) + len(corrections.columns)
    return known + sum(question.said for question in roster.questions)
