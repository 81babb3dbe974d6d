"""A merge taken back later, when other things were done since: what still can go back goes back."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.closed import CLOSED
from outreach.actions.exclusions import settle_exclusions
from outreach.actions.households import next_number, people_of
from outreach.actions.known import known_unit, place_of
from outreach.actions.tending import settle_members
from outreach.errors import Conflict, declare
from outreach.model import (
    ActionEntry,
    Contact,
    Dissuasion,
    Exclusion,
    FraudCase,
    KeyMark,
    Person,
    Receipt,
    RowImage,
    SheetRow,
    Unit,
    Visit,
    VisitApp,
    VisitPerson,
)
from outreach.wording import mark

MERGE_STAYS = declare(
    "merge_stays",
    mark("The merge cannot be taken back: nobody who came with it is still there. Split the household."),
)
BACK: dict[str, type[Any]] = {
    table.__tablename__: table
    for table in (Person, Visit, SheetRow, Exclusion, Receipt, Contact, FraudCase, Dissuasion)
}
TOLD: dict[str, type[Any]] = {"visit_person": VisitPerson, "visit_app": VisitApp, "key_mark": KeyMark}


def unmerge_household(act: Act, unit_id: str) -> None:
    """Open a merged household again with the people, visits and sheet rows it came with.

    What was added since stays where it is, and so does what was filled in. Raises Conflict where nobody
    can go back.
    """
    closed = known_unit(act, unit_id)
    keep = known_unit(act, closed.merged_into_id or "")
    images = _images(act, closed.id)
    for image, before in images:
        _give_back(act, image, before, closed, keep)
    act.session.flush()
    for image, before in images:
        _tell_again(act, image, before)
    act.session.flush()
    if any(image.table == "person" for image, _ in images) and not people_of(act, closed.id):
        raise Conflict(MERGE_STAYS)
    closed.merged_into_id, closed.no = None, _number(act, closed)
    settle_members(act, keep, closed)
    for unit in (keep, closed):
        settle_exclusions(act, unit.id)
    act.describe(mark("Open the merged household at {place} again"), place=place_of(act, closed))


def _images(act: Act, unit_id: str) -> list[tuple[RowImage, dict[str, Any]]]:
    """Give what the merge that closed a unit changed, with the values from before."""
    closings = (
        select(RowImage)
        .join(ActionEntry, ActionEntry.counter == RowImage.counter)
        .where(RowImage.row_id == unit_id, RowImage.table == "unit", ActionEntry.name == "merge_households")
        .where(ActionEntry.undone_by.is_(None))
        .order_by(RowImage.counter.desc())
    )
    for closing in act.session.scalars(closings):
        before = json.loads(closing.before or "{}")
        if "merged_into_id" in before and before["merged_into_id"] is None:
            wanted = select(RowImage).where(RowImage.counter == closing.counter).order_by(RowImage.id)
            rows = act.session.scalars(wanted)
            return [(row, json.loads(row.before)) for row in rows if row.before is not None]
    return []


def _give_back(act: Act, image: RowImage, before: dict[str, Any], closed: Unit, keep: Unit) -> None:
    if image.table not in BACK or before.get("unit_id") != closed.id:
        return
    record = act.session.get(BACK[image.table], image.row_id)
    if record is None and image.table == "person" and image.revision is None:
        act.session.add(Person(**{**before, "unit_id": closed.id}))
    elif record is not None and record.unit_id == keep.id:
        record.unit_id = closed.id
        if isinstance(record, Person) and "relation" in before:
            record.relation = before["relation"]


def _tell_again(act: Act, image: RowImage, before: dict[str, Any]) -> None:
    """Let what was said to a person who is back be that person's again."""
    if image.table not in TOLD or act.session.get(Person, before.get("person_id") or "") is None:
        return
    record = act.session.get(TOLD[image.table], image.row_id)
    if record is not None:
        record.person_id = before["person_id"]
    elif image.revision is None:
        act.session.add(TOLD[image.table](**before))


def _number(act: Act, closed: Unit) -> str:
    no = closed.no.rpartition(CLOSED)[0] or closed.no
    taken = act.session.scalar(select(Unit.id).where(Unit.no == no, Unit.id != closed.id))
    return next_number(act.session) if taken else no
