"""The registry of WeChat groups, and the vehicle trips of a day's visits (DOMAIN A10-A12, V8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import ChatGroup, OutingDay, new_id
from outreach.wording import mark

GROUP_NAME_MISSING = declare("chat_group_name", mark("The group has no name yet: type it first."))
GROUP_NAME_TAKEN = declare(
    "chat_group_taken", mark("There is a group “{name}” already: choose it, or type another name.")
)
RESPONSIBLE_MISSING = declare(
    "chat_group_responsible", mark("Nobody answers for the group yet: name one responsible person.")
)
GROUP_NUMBER = declare("chat_group_members", mark("The number must be 0 to {most}: correct it."))
CHAT_GROUP_GONE = declare("chat_group_gone", mark("There is no such group: choose one of the list."))
MOST = 100_000


@dataclass(frozen=True)
class ChatGroupForm:
    """A WeChat group as registered: who answers for it, for whom it is, how many are in it.

    `checked_on` is when somebody last saw to it that only those who belong there are in it, by their real
    names; `closed_on` when it ended.
    """

    name: str
    responsible: str
    covers: str = ""
    members: int = 0
    since: date | None = None
    checked_on: date | None = None
    closed_on: date | None = None


def keep_chat_group(act: Act, form: ChatGroupForm, group_id: str | None = None) -> str:
    """Register a group, or correct a known one; gives its id. Raises UserMistake at the field."""
    name, who = fit_length(form.name, 100, "name"), fit_length(form.responsible, 100, "responsible")
    if not name:
        raise UserMistake(GROUP_NAME_MISSING, field="name")
    if not who:
        raise UserMistake(RESPONSIBLE_MISSING, field="responsible")
    if not 0 <= form.members <= MOST:
        raise UserMistake(GROUP_NUMBER, field="members", most=MOST)
    same = act.session.scalar(select(ChatGroup.id).filter_by(name=name))
    if same not in (None, group_id):
        raise UserMistake(GROUP_NAME_TAKEN, field="name", name=name)
    group = ChatGroup(id=new_id()) if group_id is None else act.session.get(ChatGroup, group_id)
    if group is None:
        raise UserMistake(CHAT_GROUP_GONE, field="group")
    act.describe(mark("Register the group {name}"), name=name)
    group.name, group.responsible, group.members = name, who, form.members
    group.covers = fit_length(form.covers, 200, "covers")
    group.since, group.checked_on, group.closed_on = form.since, form.checked_on, form.closed_on
    act.session.add(group)
    return group.id


def set_day_vehicles(act: Act, day: date, vehicles: int, note: str = "") -> None:
    """Say how many vehicle trips the visits of one day took. Raises UserMistake."""
    if not 0 <= vehicles <= MOST:
        raise UserMistake(GROUP_NUMBER, field="vehicles", most=MOST)
    act.describe(mark("Note the vehicle trips of {day}"), day=day.isoformat())
    row = act.session.scalar(select(OutingDay).filter_by(day=day))
    if row is None:
        row = OutingDay(id=new_id(), day=day, vehicles=0)
        act.session.add(row)
    row.vehicles, row.note = vehicles, fit_length(note, 300, "note")
