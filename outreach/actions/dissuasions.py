"""Dissuasions: somebody about to pay was stopped; risk level, how, and the amount saved (V14, V15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.actions.act import Act
from outreach.actions.cases import CASE_AHEAD, fit_money, known_kind, victim
from outreach.actions.visits import REASON_MISSING
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import Dissuasion, new_id
from outreach.places import place_label
from outreach.vocabulary import DissuasionWay, RiskLevel
from outreach.wording import mark

DISSUASION_UNKNOWN = declare(
    "dissuasion_unknown", mark("There is no such dissuasion: look it up in the list.")
)
PEOPLE_WRONG = declare("people_wrong", mark("The number of people must be 1 to 99: correct it."))
LENGTHS = {"done_by": 200, "note": 2000}


@dataclass(frozen=True)
class DissuasionForm:
    """A dissuasion as told; `kind` may be "", `saved` is in whole yuan, `unit_id` None for an outsider."""

    happened_on: date
    risk: RiskLevel
    way: DissuasionWay
    saved: int = 0
    people: int = 1
    kind: str = ""
    unit_id: str | None = None
    group: str = ""
    done_by: str = ""
    note: str = ""


def add_dissuasion(act: Act, form: DissuasionForm) -> str:
    """Record a dissuasion; gives its id. Raises UserMistake at the field that is wrong."""
    if form.happened_on > act.now.date():
        raise UserMistake(CASE_AHEAD, field="date")
    if not 1 <= form.people <= 99:
        raise UserMistake(PEOPLE_WRONG, field="people")
    if form.kind:
        known_kind(act, form.kind)
    unit, group = victim(act, form.unit_id, form.group)
    row = Dissuasion(
        id=new_id(),
        happened_on=form.happened_on,
        unit_id=unit.id if unit else None,
        group=group,
        risk=form.risk.value,
        way=form.way.value,
        kind=form.kind or None,
        people=form.people,
        saved=fit_money(form.saved, "saved"),
        recorded_at=act.now,
        recorded_by=act.by,
        counter=act.counter,
    )
    for name, most in LENGTHS.items():
        setattr(row, name, fit_to_store(fit_length(getattr(form, name), most, name), name))
    act.session.add(row)
    place = place_label(group, unit.door if unit else "")
    act.describe(mark("Record a dissuasion at {place}"), place=place)
    return row.id


def void_dissuasion(act: Act, dissuasion_id: str, reason: str) -> None:
    """Void a dissuasion that was recorded wrongly, with a reason. Raises UserMistake."""
    row = act.session.get(Dissuasion, dissuasion_id)
    if row is None or row.voided_at is not None:
        raise UserMistake(DISSUASION_UNKNOWN, field="dissuasion")
    row.void_reason = fit_to_store(fit_length(reason, 300, "reason"), "reason")
    if not row.void_reason:
        raise UserMistake(REASON_MISSING, field="reason")
    row.voided_at = act.now
    act.describe(mark("Void the dissuasion of {day}"), day=f"{row.happened_on:%m-%d}")
