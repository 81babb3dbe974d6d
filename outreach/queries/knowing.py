"""Which households know: those that last answered the quiz at the door well enough (DOMAIN V3, V18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.settings import setting
from outreach.model import Area, Unit, Visit
from outreach.vocabulary import HOUSEHOLD_KINDS
from outreach.vocabulary.quiz import QuizResult


@dataclass(frozen=True)
class QuizRow:
    """A household's newest answer in a campaign: at which visit, when, and whether it passes."""

    unit_id: str
    group: str
    visit_id: str
    at: datetime
    result: QuizResult
    passed: bool


@dataclass(frozen=True)
class QuizCounts:
    """How many households were asked, and how many of these know."""

    asked: int = 0
    passed: int = 0

    @property
    def rate(self) -> float:
        """Give the part of those asked that knows, 0 where nobody was asked."""
        return self.passed / self.asked if self.asked else 0.0


def quiz_rows(session: Session, campaign_id: str | None, before: datetime | None = None) -> list[QuizRow]:
    """Give the newest answer of each household in a campaign, up to a moment."""
    return newest_of(quiz_answers(session, campaign_id, before), before)


def newest_of(answers: Iterable[QuizRow], before: datetime | None = None) -> list[QuizRow]:
    """Give the last answer of each household, of answers in their order, up to a moment."""
    return list({row.unit_id: row for row in answers if before is None or row.at < before}.values())


def quiz_answers(
    session: Session, campaign_id: str | None, before: datetime | None = None
) -> list[QuizRow]:
    """Give every answer in a campaign up to a moment, the oldest first."""
    wanted = (
        select(Visit.unit_id, Area.name, Visit.id, Visit.at, Visit.quiz_right, Visit.quiz_asked)
        .join(Unit, Unit.id == Visit.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(
            Visit.campaign_id == (campaign_id or ""),
            Visit.voided_at.is_(None),
            Visit.quiz_asked.is_not(None),
            Unit.merged_into_id.is_(None),
            Unit.kind.in_([kind.value for kind in HOUSEHOLD_KINDS]),
        )
        .order_by(Visit.at, Visit.counter, Visit.id)
    )
    if before is not None:
        wanted = wanted.where(Visit.at < before)
    mark = setting(session, "quiz_pass")
    answers = []
    for unit_id, group, visit_id, at, right, asked in session.execute(wanted):
        result = QuizResult(right or 0, asked or 0)
        answers.append(QuizRow(unit_id, group, visit_id, at, result, result.passes(mark)))
    return answers


def quiz_counts(session: Session, campaign_id: str | None) -> dict[str | None, QuizCounts]:
    """Count them by group, and in all under None."""
    sums: dict[str | None, list[int]] = {None: [0, 0]}
    for row in quiz_rows(session, campaign_id):
        for group in (None, row.group):
            told = sums.setdefault(group, [0, 0])
            told[0] += 1
            told[1] += row.passed
    return {group: QuizCounts(*told) for group, told in sums.items()}
