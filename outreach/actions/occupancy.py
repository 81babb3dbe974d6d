"""Who lives behind a door: lived in, away until about a day, rented out, or a reason not to count it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.exclusions import SAID_BY_MISSING, exclude
from outreach.actions.households import HouseholdForm, add_household
from outreach.actions.known import standing_units
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import Area, Exclusion, OccupancyEntry, Unit
from outreach.vocabulary import HOUSEHOLD_KINDS, STILL_DUE, ExclusionReason, Occupancy, UnitKind
from outreach.wording import mark

BACK_BEFORE_AWAY = declare(
    "back_before_away",
    mark("They would be back before they left: correct one of the two days."),
)
ONE_HOUSE_ONLY = declare(
    "one_house_only", mark("Incomers live in one house: choose that household alone, then add them.")
)
NO_HOUSEHOLD = declare(
    "no_household", mark("A shop or school is counted apart from households: choose a household.")
)


@dataclass(frozen=True)
class OccupancyForm:
    """Who lives there since when, and who said so; `note` says why in words.

    `back_on` is for those away. `incomer` is the head of those who rent a house, "" for nobody to add; they
    become a household of their own at the same door. `owners_count` leaves the owners of a rented house due.
    """

    state: Occupancy
    since: date
    said_by: str
    back_on: date | None = None
    note: str = ""
    incomer: str = ""
    owners_count: bool = False


def set_occupancy(act: Act, unit_ids: Sequence[str], form: OccupancyForm) -> None:
    """Say of households who lives there; what was said before ends. Raises UserMistake at the field.

    Being away or renting out does not exclude; the owners of a rented house are left out as moved away,
    unless they are still to be told here.
    """
    said_by = fit_length(form.said_by, 100, "said_by")
    if not said_by and form.state is not Occupancy.OCCUPIED:
        raise UserMistake(SAID_BY_MISSING, field="said_by")
    if form.state is Occupancy.AWAY and form.back_on is not None and form.back_on < form.since:
        raise UserMistake(BACK_BEFORE_AWAY, field="back_on")
    if form.incomer.strip() and len(unit_ids) != 1:
        raise UserMistake(ONE_HOUSE_ONLY, field="incomer")
    units = standing_units(act, unit_ids)
    if any(UnitKind(unit.kind) not in HOUSEHOLD_KINDS for unit in units):
        raise UserMistake(NO_HOUSEHOLD, field="state")
    for unit in units:
        _end(act, unit.id, form.since)
        _say(act, unit, form, said_by)
    if form.state is Occupancy.RENTED_OUT and form.incomer.strip():
        _add_incomers(act, units[0], form.incomer)
    act.describe(mark("Say who lives in {n} households"), n=len(units))


def _say(act: Act, unit: Unit, form: OccupancyForm, said_by: str) -> None:
    if unit.kind == UnitKind.EMPTY and form.state is not Occupancy.EMPTY_HOUSE:
        unit.kind = UnitKind.RESIDENT.value
    if form.state not in STILL_DUE:
        exclude(act, unit.id, ExclusionReason(form.state), form.since, said_by)
        return
    if form.state is Occupancy.OCCUPIED:
        return
    entry = OccupancyEntry(unit_id=unit.id, state=form.state.value, since=form.since, said_by=said_by)
    entry.back_on = form.back_on if form.state is Occupancy.AWAY else None
    entry.note = fit_length(form.note, 200, "note")
    act.session.add(entry)
    if form.state is Occupancy.RENTED_OUT and not form.owners_count:
        exclude(act, unit.id, ExclusionReason.MOVED_AWAY, form.since, said_by)


def _end(act: Act, unit_id: str, on: date) -> None:
    """End what holds of a household; never before it began."""
    tables: tuple[type[Any], ...] = (Exclusion, OccupancyEntry)
    for table in tables:
        for row in act.session.scalars(select(table).filter_by(unit_id=unit_id, ended_on=None)):
            row.ended_on = max(on, row.since)


def _add_incomers(act: Act, unit: Unit, head: str) -> None:
    group = act.session.get_one(Area, unit.area_id).name
    add_household(act, HouseholdForm(group, unit.door, head, kind=UnitKind.TENANT))
