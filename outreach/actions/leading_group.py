"""The leading group of a campaign: head, deputies, members, office (领导小组, DOMAIN C17-C19)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from outreach.actions.act import Act
from outreach.actions.known import known_campaign
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import LeadingMember
from outreach.vocabulary import LABELS, LeadingRole
from outreach.wording import mark, tr

LEADER_UNKNOWN = declare(
    "leader_unknown", mark("There is nobody like that in the leading group: look them up in its list.")
)
LEADER_NAME_MISSING = declare(
    "leader_name_missing", mark("The name is missing: type who it is, or where the office is.")
)
LEADER_ONE = declare(
    "leader_one", mark("The leading group has one {role} already: change that one, or choose another role.")
)
LEADER_TAKEN = declare("leader_taken", mark("{name} is in the leading group already: change that entry."))
ONLY_ONE = (LeadingRole.HEAD, LeadingRole.OFFICE)


@dataclass(frozen=True)
class LeaderForm:
    """One entry; a `phone` with asterisks stays as it is kept; `id` None makes a new one.

    Of the office, `name` says where it sits and `post` who runs it.
    """

    role: LeadingRole
    name: str
    post: str = ""
    phone: str = ""
    id: str | None = None


def keep_leader(act: Act, campaign_id: str, form: LeaderForm) -> str:
    """Put somebody into the leading group, or correct an entry; gives its id. Raises UserMistake."""
    known_campaign(act, campaign_id)
    name = fit_to_store(fit_length(form.name, 100, "name"), "name")
    if not name:
        raise UserMistake(LEADER_NAME_MISSING, field="name")
    _only_one(act, campaign_id, form, name)
    if form.id is None:
        row = LeadingMember(campaign_id=campaign_id, position=_next(act, campaign_id), phone="")
        act.session.add(row)
    else:
        row = _leader(act, form.id, campaign_id)
    row.role, row.name, row.post = form.role.value, name, fit_length(form.post, 100, "post")
    if "*" not in form.phone:
        row.phone = fit_length(form.phone, 40, "phone")
    act.describe(mark("Change the leading group"))
    act.session.flush()
    return row.id


def remove_leader(act: Act, leader_id: str) -> None:
    """Take somebody out of the leading group. Raises UserMistake."""
    row = _leader(act, leader_id)
    act.describe(mark("Change the leading group"))
    act.session.delete(row)


def take_leading_group_over(act: Act, campaign_id: str, from_campaign_id: str) -> int:
    """Let a campaign have the leading group of another one; gives how many entries came.

    Who is in it already stays as they are, and so do a head and an office that it has.
    Raises UserMistake.
    """
    known_campaign(act, campaign_id)
    wanted = select(LeadingMember).filter_by(campaign_id=from_campaign_id)
    rows = list(act.session.scalars(wanted.order_by(LeadingMember.position)))
    there = list(act.session.scalars(select(LeadingMember).filter_by(campaign_id=campaign_id)))
    names = {row.name for row in there}
    filled = {row.role for row in there}.intersection(ONLY_ONE)
    coming = [row for row in rows if row.name not in names and row.role not in filled]
    start = _next(act, campaign_id)
    for place, row in enumerate(coming):
        values = {"role": row.role, "name": row.name, "post": row.post, "phone": row.phone}
        act.session.add(LeadingMember(campaign_id=campaign_id, position=start + place, **values))
    act.describe(mark("Take over the leading group of the round before"))
    return len(coming)


def _leader(act: Act, leader_id: str, campaign_id: str | None = None) -> LeadingMember:
    row = act.session.get(LeadingMember, leader_id)
    if row is None or campaign_id not in (None, row.campaign_id):
        raise UserMistake(LEADER_UNKNOWN, field="name")
    return row


def _only_one(act: Act, campaign_id: str, form: LeaderForm, name: str) -> None:
    others = select(LeadingMember.id).filter_by(campaign_id=campaign_id)
    others = others.where(LeadingMember.id != (form.id or ""))
    if form.role in ONLY_ONE and act.session.scalar(others.filter_by(role=form.role.value)):
        raise UserMistake(LEADER_ONE, field="role", role=tr(LABELS[form.role]))
    if act.session.scalar(others.filter_by(name=name)):
        raise UserMistake(LEADER_TAKEN, field="name", name=name)


def _next(act: Act, campaign_id: str) -> int:
    last = act.session.scalar(select(func.max(LeadingMember.position)).filter_by(campaign_id=campaign_id))
    return 0 if last is None else last + 1
