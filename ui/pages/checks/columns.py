"""The columns of the rows of a spot check, described by data."""

from __future__ import annotations

from outreach.queries.spot_checks import CheckLine
from outreach.vocabulary import LABELS, CheckResult, SuspicionKind
from outreach.wording import tr
from ui import words
from ui.tables import Column

TOKENS = {CheckResult.AGREES: "accent", CheckResult.DIFFERS: "warn", None: "ink"}


def columns() -> list[Column]:
    """Give the columns."""
    return [
        Column("number", tr("No."), lambda row: str(row.number), 48, right=True, fixed=True),
        Column("place", tr("Door"), lambda row: row.visit.place, 92, fixed=True),
        Column("head", tr("Head"), lambda row: row.visit.head, 92, fixed=True, bold=True),
        Column("at", tr("Logged for"), lambda row: words.moment_words(row.visit.at), 148, rank=2),
        Column("workers", tr("Who went"), lambda row: "、".join(row.visit.workers), 110, rank=3),
        Column("outcome", tr("What came of it"), lambda row: tr(LABELS[row.visit.outcome]), 84, rank=1),
        Column("result", tr("Checked"), result_words, 110, fixed=True, token=result_token),
        Column("said", tr("Instead"), said_words, 120, stretch=True, token="muted"),
    ]


def result_words(row: CheckLine) -> str:
    """Say what came of asking."""
    return tr(LABELS[row.result]) if row.result else "—"


def result_token(row: CheckLine) -> str:
    """Give the colour of a result."""
    return TOKENS.get(row.result, "muted")


def said_words(row: CheckLine) -> str:
    """Say what was said instead, else why the row was picked."""
    return row.said or picked_words(row)


def picked_words(row: CheckLine) -> str:
    """Say for which suspicion a row was picked, "" for one drawn by chance."""
    return tr(LABELS[SuspicionKind(row.picked_for)]) if row.picked_for else ""
