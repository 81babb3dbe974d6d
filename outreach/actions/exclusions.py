"""Why a household is not due: said by a visit, a person or the roster; lifted by a later meeting (13.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.errors import UserMistake, declare
from outreach.model import Exclusion, Unit, Visit
from outreach.vocabulary import ExclusionReason, Outcome, UnitKind
from outreach.wording import mark

SAID_BY_MISSING = declare("said_by_missing", mark("Who said so is missing: type who told you, then save."))
REASONS = {
    Outcome.EMPTY_HOUSE: ExclusionReason.EMPTY_HOUSE,
    Outcome.MOVED_AWAY: ExclusionReason.MOVED_AWAY,
}


def exclude(act: Act, unit_id: str, reason: ExclusionReason, since: date, said_by: str) -> None:
    """Note why a household is not due, since when and who said so."""
    act.session.add(Exclusion(unit_id=unit_id, reason=reason.value, since=since, said_by=said_by))


def settle_empty(act: Act, unit: Unit, said_by: str, *, visits_too: bool = True) -> None:
    """Leave a unit that became an empty household out of the count; count one again that is no longer.

    A roster lifts what a roster said; what was seen at the door (`visits_too`) only somebody who was there.
    """
    wanted = select(Exclusion).filter_by(unit_id=unit.id, reason=ExclusionReason.EMPTY_HOUSE, ended_on=None)
    rows = list(act.session.scalars(wanted))
    if unit.kind == UnitKind.EMPTY and not rows:
        exclude(act, unit.id, ExclusionReason.EMPTY_HOUSE, act.now.date(), said_by)
    elif unit.kind != UnitKind.EMPTY:
        for row in rows:
            if visits_too or row.visit_id is None:
                row.ended_on = act.now.date()


def exclude_households(
    act: Act, unit_ids: list[str], reason: ExclusionReason, since: date, said_by: str
) -> None:
    """Exclude households from the due ones, with reason, date and who said so. Raises UserMistake."""
    if not said_by.strip():
        raise UserMistake(SAID_BY_MISSING, field="said_by")
    act.describe(mark("Leave {n} households out of the count"), n=len(unit_ids))
    for unit_id in unit_ids:
        act.session.get_one(Unit, unit_id)
        act.session.add(Exclusion(unit_id=unit_id, reason=reason.value, since=since, said_by=said_by.strip()))


def lift_exclusions(act: Act, unit_ids: list[str], on: date) -> None:
    """Count households again from a day on, whatever excluded them."""
    act.describe(mark("Count {n} households again"), n=len(unit_ids))
    open_ones = select(Exclusion).where(Exclusion.unit_id.in_(unit_ids), Exclusion.ended_on.is_(None))
    for row in act.session.scalars(open_ones):
        row.ended_on = on


def said_by_visits(visits: Sequence[Visit]) -> Iterator[tuple[Visit, ExclusionReason, Visit | None]]:
    """Give each visit after which a household is not due, why, and the later meeting that lifts it again.

    `visits` are those of one household that stand, in order of visit time.
    """
    for place, visit in enumerate(visits):
        reason = REASONS.get(Outcome(visit.outcome))
        if reason is not None:
            lifting = next((later for later in visits[place + 1 :] if later.outcome == Outcome.MET), None)
            yield visit, reason, lifting


def settle_exclusions(act: Act, unit_id: str) -> None:
    """Bring the exclusions made by visits in line with the visits that stand now, in order of visit time."""
    visits = act.session.scalars(
        select(Visit)
        .where(Visit.unit_id == unit_id, Visit.voided_at.is_(None))
        .order_by(Visit.at, Visit.counter)
    ).all()
    rows = {
        row.visit_id: row
        for row in act.session.scalars(
            select(Exclusion).where(Exclusion.unit_id == unit_id, Exclusion.visit_id.is_not(None))
        )
    }
    standing: dict[str | None, Exclusion] = {}
    for visit, reason, lifting in said_by_visits(visits):
        row = rows.get(visit.id)
        if row is None:
            row = Exclusion(unit_id=unit_id, reason=reason.value, since=visit.at.date(), visit_id=visit.id)
            row.said_by = visit.entered_by
            act.session.add(row)
        ended = lifting.at.date() if lifting else None
        if row.ended_by_visit_id != (lifting.id if lifting else None):
            row.ended_on, row.ended_by_visit_id = ended, lifting.id if lifting else None
        standing[visit.id] = row
    for visit_id, row in rows.items():
        if visit_id not in standing:
            act.session.delete(row)
