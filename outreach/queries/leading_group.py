"""The leading group of a campaign; the phones of people masked, that of the office whole."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Campaign, LeadingMember
from outreach.privacy import mask_phone
from outreach.vocabulary import LeadingRole

ORDER = tuple(LeadingRole)


@dataclass(frozen=True)
class LeaderRow:
    """Somebody of the leading group, or its office (`name` where it sits, `post` who runs it)."""

    id: str
    role: LeadingRole
    name: str
    post: str
    phone: str


def leading_group(session: Session, campaign_id: str) -> tuple[LeaderRow, ...]:
    """Give the leading group: head, deputies, members, office; people's phones are masked."""
    return _rows(session, campaign_id, whole=False)


def whole_leading_group(session: Session, campaign_id: str) -> tuple[LeaderRow, ...]:
    """Give the leading group with whole numbers."""
    return _rows(session, campaign_id, whole=True)


def leading_group_before(session: Session, campaign_id: str) -> str | None:
    """Give the campaign begun last before this one that has a leading group, None where there is none."""
    this = session.get(Campaign, campaign_id)
    if this is None:
        return None
    wanted = (
        select(Campaign.id)
        .join(LeadingMember, LeadingMember.campaign_id == Campaign.id)
        .where(Campaign.id != campaign_id, Campaign.starts <= this.starts)
        .order_by(Campaign.starts.desc(), Campaign.id.desc())
    )
    return session.scalar(wanted.limit(1))


def _rows(session: Session, campaign_id: str, *, whole: bool) -> tuple[LeaderRow, ...]:
    wanted = select(LeadingMember).filter_by(campaign_id=campaign_id).order_by(LeadingMember.position)
    rows = [_row(member, whole) for member in session.scalars(wanted)]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.role)))


def _row(member: LeadingMember, whole: bool) -> LeaderRow:
    role = LeadingRole(member.role)
    phone = member.phone if whole or role is LeadingRole.OFFICE else mask_phone(member.phone)
    return LeaderRow(member.id, role, member.name, member.post, phone)
