"""What the digest says of plans: phases, deadlines, tasks, leading groups, peak dates, keeping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.model import Campaign, CampaignStep, CampaignTask, LeadingMember, PeakDate


def plan_lines(session: Session, names: Mapping[str, str]) -> Iterator[list[Any]]:
    """Give a line for everything planned; `names` are the campaigns' by id."""
    for c in session.scalars(select(Campaign)):
        if c.keep_until or c.purpose or c.legal_basis:
            yield ["keeping", c.name, c.keep_until, c.purpose, c.legal_basis]
    for s in session.scalars(select(CampaignStep)):
        yield [
            "step", names[s.campaign_id], s.kind, s.name, s.starts, s.ends, s.measure, s.target, s.kinds,
            s.done_on, s.note,
        ]  # fmt: skip
    for t in session.scalars(select(CampaignTask)):
        yield ["task", names[t.campaign_id], t.who, t.what, t.place, t.due, t.done_on, t.note]
    for m in session.scalars(select(LeadingMember)):
        yield ["leader", names[m.campaign_id], m.role, m.name, m.post, m.phone, m.position]
    for p in session.scalars(select(PeakDate)):
        yield ["peak", p.code, p.label, p.month, p.day, p.on, p.digits, p.lead, p.advice, p.active]
