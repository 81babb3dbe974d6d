"""Problems of a roster in words: where, what was found, what will be done."""

from __future__ import annotations

from outreach.roster.drafts import Problem
from outreach.roster.kinds import PROBLEM_LABELS, Action, ProblemKind
from outreach.roster.problem_list import is_sensitive
from outreach.wording import mark, tr

ICONS = {Action.ASK: "help", Action.REJECT: "warn", Action.SKIP: "minus", Action.FIX: "check"}
INKS = {Action.ASK: "warn", Action.REJECT: "warn", Action.SKIP: "muted", Action.FIX: "accent"}
DEEDS = {
    ProblemKind.NAME_LOST_CHARACTER: mark("taken as it is, fill in the character later"),
    ProblemKind.NAME_PLACEHOLDER: mark("taken as it is, ask for the name later"),
    ProblemKind.NAME_MISSING: mark("taken without a name, ask for it later"),
    ProblemKind.NAME_ALIAS: mark("kept as the other name"),
    ProblemKind.NO_HEAD: mark("one of them is taken as the head"),
    ProblemKind.ID_TWO_HOUSEHOLDS: mark("counted once, in one of the two"),
    ProblemKind.ID_TWO_PEOPLE: mark("both are taken, the second without the number"),
    ProblemKind.DECEASED: mark("marked as deceased"),
    ProblemKind.MOVED_OUT: mark("marked as moved out"),
    ProblemKind.STRUCK: mark("taken, look whether that is right"),
    ProblemKind.OWN_HOUSEHOLDS: mark("each is a household of its own"),
    ProblemKind.ROW_DUPLICATE: mark("taken once"),
    ProblemKind.ROW_DUPLICATE_EXACT: mark("taken once"),
}
MOST = 16


def place_words(problem: Problem) -> str:
    """Say where: the sheet and its row."""
    row = tr("row {n}", n=problem.row)
    return f"{problem.sheet} {row}" if problem.sheet else row


def found_words(problem: Problem) -> str:
    """Say what was found; numbers of people are not shown."""
    label = tr(PROBLEM_LABELS[problem.kind])
    raw = "" if is_sensitive(problem) else " ".join(problem.raw.split())
    if not raw:
        return label
    return tr("{label} “{raw}”", label=label, raw=raw if len(raw) <= MOST else raw[: MOST - 1] + "…")


def deed_words(problem: Problem) -> str:
    """Say what will be done if nobody does anything."""
    if problem.kind is ProblemKind.RELATION_MISSING and not problem.value:
        return tr("taken into the household, the relation stays empty")
    if problem.kind in DEEDS and problem.action is not Action.FIX:
        return tr(DEEDS[problem.kind])
    value = "" if is_sensitive(problem) else problem.value
    if problem.action is Action.SKIP:
        return tr("left out")
    if problem.action is Action.REJECT:
        return tr("this field stays empty, the person is taken")
    if problem.action is Action.ASK:
        return tr("taken as “{value}” for now", value=value) if value else tr("taken, look at it later")
    return tr("made “{value}”", value=value) if value else tr("put right")
