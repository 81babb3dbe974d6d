"""All that is recorded of one household, for whoever asks what is kept of them (个人信息保护法 44, 45)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from outreach.model import ActionEntry, Campaign, FraudCase, Person, Photo, Receipt, Unit, Visit
from outreach.places import place_label
from outreach.queries.cases import CaseRow, cases
from outreach.queries.household_card import HouseholdCardSummary, household_card
from outreach.queries.receipts import ReceiptRow, receipts
from outreach.queries.record_history import ChangeRow, record_history
from outreach.queries.wait_answers import AnsweredRow, answered

SEEN = ("reveal_phone",)
"""The actions by which somebody looked at a whole number."""


@dataclass(frozen=True)
class LookRow:
    """Somebody looked at the household's whole number; `reason` in Chinese, "" in older entries."""

    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True)
class HouseholdRecordSummary:
    """The card (masked) and what stands elsewhere; `kept_for` is (campaign, purpose, basis, until)."""

    card: HouseholdCardSummary
    receipts: tuple[ReceiptRow, ...]
    cases: tuple[CaseRow, ...]
    photos: int
    looks: tuple[LookRow, ...]
    changes: tuple[ChangeRow, ...]
    answers: tuple[AnsweredRow, ...]
    kept_for: tuple[tuple[str, str, str, date | None], ...]


def household_record(session: Session, unit_id: str, on: date) -> HouseholdRecordSummary | None:
    """Give all that is recorded of a household; None if it is not in the register."""
    card = household_card(session, None, unit_id, on)
    if card is None:
        return None
    unit_id = card.row.id
    named = {row.campaign_id for row in card.visits}
    wanted = select(Campaign).where(Campaign.id.in_(named)).order_by(Campaign.starts)
    kept = [
        (campaign.name, campaign.purpose, campaign.legal_basis, campaign.keep_until)
        for campaign in session.scalars(wanted)
    ]
    return HouseholdRecordSummary(
        card,
        tuple(row for row in receipts(session) if row.unit_id == unit_id),
        tuple(row for row in cases(session) if row.unit_id == unit_id),
        _photos(session, unit_id),
        _looks(session, unit_id, place_label(card.row.group, card.row.door)),
        record_history(session, unit_id),
        answered(session, unit_id),
        tuple(kept),
    )


def whole_numbers(session: Session, unit_id: str) -> dict[str, tuple[str, str]]:
    """Give phone and ID number, whole, of the household (by its own id) and of each person (by theirs)."""
    unit = session.get(Unit, unit_id)
    found = {unit.id: (unit.phone, "")} if unit is not None else {}
    people = select(Person.id, Person.phone, Person.id_no).where(Person.unit_id == unit_id)
    return found | {person: (phone, id_no) for person, phone, id_no in session.execute(people)}


def _photos(session: Session, unit_id: str) -> int:
    owners = ((Photo.visit_id, Visit), (Photo.case_id, FraudCase), (Photo.receipt_id, Receipt))
    of = [column.in_(select(owner.id).where(owner.unit_id == unit_id)) for column, owner in owners]
    return session.scalar(select(func.count(Photo.id)).where(or_(*of))) or 0


def _looks(session: Session, unit_id: str, place: str) -> tuple[LookRow, ...]:
    """Give the looks at the number of a household; older entries tell no more of it than its door."""
    closed = session.scalars(select(Unit.id).where(Unit.merged_into_id == unit_id))
    here = {unit_id, *closed, place}
    wanted = select(ActionEntry).where(ActionEntry.name.in_(SEEN)).order_by(ActionEntry.counter.desc())
    told = ((entry, json.loads(entry.values)) for entry in session.scalars(wanted))
    return tuple(
        LookRow(entry.at, entry.by, said.get("reason", ""))
        for entry, said in told
        if said.get("household", said.get("place")) in here
    )
