"""哪些户还没听过: the due households that nobody has told of one kind of scam yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Visit, VisitTopic
from outreach.queries.cases import kinds_alike
from outreach.queries.doors import DoorRow, door_rows
from outreach.vocabulary import HOUSEHOLD_KINDS, HouseholdState, Outcome


@dataclass(frozen=True)
class UnheardSummary:
    """The due households in walking order that have not heard of `kind`, and how many are due at all."""

    kind: str
    rows: tuple[DoorRow, ...]
    due: int

    @property
    def heard(self) -> int:
        """Count the due households that have heard of it."""
        return self.due - len(self.rows)


def unheard(session: Session, kind: str, campaign_id: str | None) -> UnheardSummary:
    """Give the due households not told of a scam kind, in person or by phone, in whatever campaign.

    `campaign_id` only says for which campaign the doors' states are given.
    """
    told = (
        select(Visit.unit_id)
        .join(VisitTopic, VisitTopic.visit_id == Visit.id)
        .where(VisitTopic.code.in_(kinds_alike(session, kind)), Visit.voided_at.is_(None))
        .where(Visit.outcome.in_([Outcome.MET.value, Outcome.PHONE.value]))
    )
    heard = set(session.scalars(told))
    due = [row for row in door_rows(session, campaign_id) if _is_due(row)]
    return UnheardSummary(kind, tuple(row for row in due if row.id not in heard), len(due))


def _is_due(row: DoorRow) -> bool:
    return row.kind in HOUSEHOLD_KINDS and row.state is not HouseholdState.EXCLUDED
