"""The questions of the quiz at the door, as they are asked and as they were missed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from outreach.catalog import CatalogKind
from outreach.model import CatalogOption, Visit, VisitMiss


@dataclass(frozen=True)
class QuestionRow:
    """One question with its choices, the right one, and how often it was noted as answered wrong."""

    code: str
    text: str
    choices: tuple[str, ...]
    answer: str
    source: str
    list_name: str
    retired: bool
    missed: int = 0


def questions(session: Session, retired: bool = False) -> tuple[QuestionRow, ...]:
    """Give the questions in their order; those asked no more only if wanted."""
    wanted = select(CatalogOption).where(CatalogOption.kind == CatalogKind.QUESTION.value)
    if not retired:
        wanted = wanted.where(CatalogOption.retired_on.is_(None))
    missed = (
        select(VisitMiss.code, func.count())
        .join(Visit, Visit.id == VisitMiss.visit_id)
        .where(Visit.voided_at.is_(None))
        .group_by(VisitMiss.code)
    )
    counts: dict[str, int] = dict(session.execute(missed).all())
    rows = session.scalars(wanted.order_by(CatalogOption.position, CatalogOption.code))
    return tuple(
        QuestionRow(
            row.code, row.label, tuple(row.choices.split("\n")), row.answer, row.source, row.list_name,
            row.retired_on is not None, counts.get(row.code, 0),
        )
        for row in rows
    )  # fmt: skip
