"""分户: some members leave a household and make one of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.actions.act import Act
from outreach.actions.households import group_area, next_number, people_of
from outreach.actions.known import known_unit
from outreach.actions.register import add_unit
from outreach.actions.settings import code_secret, setting
from outreach.actions.tending import LAST_MEMBER, settle_members
from outreach.actions.walking_order import put_beside, put_by_door
from outreach.errors import UserMistake, declare
from outreach.model import Unit
from outreach.places import place_label
from outreach.register_rows import HEAD, RegisterHousehold
from outreach.vocabulary import PersonStatus, UnitKind
from outreach.wording import mark

NOBODY_LEAVES = declare(
    "nobody_leaves", mark("Nobody is chosen yet: tick who goes into the household of their own.")
)


@dataclass(frozen=True)
class SplitForm:
    """Who leaves (ids), who of them is head ("" = the first), and where the new household lives."""

    people: Sequence[str]
    group: str
    door: str
    head: str = ""


def split_household(act: Act, unit_id: str, form: SplitForm) -> str:
    """Make a household of some members of another; gives its id. Raises UserMistake.

    Visits stay with the household they were made to; the new one is due and not visited yet.
    """
    old = known_unit(act, unit_id)
    people = people_of(act, old.id)
    leaving = [person for person in people if person.id in set(form.people)]
    if not leaving:
        raise UserMistake(NOBODY_LEAVES, field="people")
    if not any(person.status == PersonStatus.PRESENT for person in people if person not in leaving):
        raise UserMistake(LAST_MEMBER, field="people")
    new = _new_unit(act, old, form)
    head = next((person for person in leaving if person.id == form.head), leaving[0])
    for person in leaving:
        person.unit_id = new.id
        person.relation = HEAD if person is head else ""
    settle_members(act, old, new)
    return new.id


def _new_unit(act: Act, old: Unit, form: SplitForm) -> Unit:
    area = group_area(act, form.group)
    act.session.flush()
    kind = UnitKind.TENANT if old.kind == UnitKind.TENANT else UnitKind.RESIDENT
    door = form.door.strip().removesuffix("号")
    row = RegisterHousehold("", next_number(act.session), area.name, door, kind=kind)
    new = add_unit(act, row, area, code_secret(act.session), frozenset(setting(act.session, "keep")))
    new.position = old.position
    act.session.flush()
    if new.area_id == old.area_id:
        put_beside(act, new, old)
    else:
        put_by_door(act, new)
    act.describe(mark("Split a household: the new one is at {place}"), place=place_label(area.name, door))
    return new
