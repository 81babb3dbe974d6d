"""Activities other than visits: the ledger's rows, totals a kind in its own unit, the WeChat groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from outreach.catalog import CatalogKind
from outreach.model import Activity, ActivityGroup, ActivityHandout, Campaign, CatalogOption, ChatGroup
from outreach.periods import Period
from outreach.queries.activity_parts import ActivityParts, Given
from outreach.vocabulary import ActivityManner


@dataclass(frozen=True)
class ActivityKindRow:
    """One kind of activity with its own unit and how it works."""

    code: str
    label: str
    unit: str
    manner: ActivityManner


@dataclass(frozen=True)
class ActivityRow:
    """One activity with all its parts; `staff` = those named and `others`; `topics` as (code, label)."""

    id: str
    kind: str
    label: str
    unit: str
    manner: ActivityManner
    on: date
    place: str
    theme: str
    organiser: str
    quantity: float
    workers: tuple[str, ...]
    others: int
    vehicles: int
    audience: int
    handouts: tuple[Given, ...]
    posted: tuple[Given, ...]
    topics: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    gap_seconds: int | None
    cost: int | None
    note: str
    campaign: str
    entered_at: datetime
    entered_by: str
    counter: int
    voided: bool
    void_reason: str

    @property
    def staff(self) -> int:
        """Give how many took part as staff, named or not."""
        return len(self.workers) + self.others


@dataclass(frozen=True)
class KindTotalRow:
    """One kind of activity in a period: how many entries, how much in its own unit, for how many people."""

    code: str
    label: str
    unit: str
    manner: ActivityManner
    entries: int
    quantity: float
    audience: int


@dataclass(frozen=True)
class ChatGroupRow:
    """A WeChat group with its newest push and how many pushes it got."""

    id: str
    name: str
    responsible: str
    covers: str
    members: int
    since: date | None
    checked_on: date | None
    closed_on: date | None
    pushes: int
    last_push: date | None


def activity_kinds(session: Session) -> tuple[ActivityKindRow, ...]:
    """Give all kinds of activity in the catalog's order."""
    wanted = select(CatalogOption).where(CatalogOption.kind == CatalogKind.ACTIVITY)
    rows = session.scalars(wanted.order_by(CatalogOption.position, CatalogOption.code))
    return tuple(ActivityKindRow(row.code, row.label, row.unit, _manner(row.manner)) for row in rows)


def activities(
    session: Session, period: Period | None = None, *, void: bool = True
) -> tuple[ActivityRow, ...]:
    """Give the activities of a period or all, the newest first; void ones too unless they are not wanted."""
    conditions: list[ColumnElement[bool]] = [] if void else [Activity.voided_at.is_(None)]
    if period is not None:
        conditions += [Activity.on >= period.first, Activity.on <= period.last]
    return _rows(session, *conditions)


def activity(session: Session, activity_id: str) -> ActivityRow | None:
    """Give one activity."""
    rows = _rows(session, Activity.id == activity_id)
    return rows[0] if rows else None


def kind_totals(session: Session, period: Period | None = None) -> tuple[KindTotalRow, ...]:
    """Give the kinds that were done in a period, each added up in its own unit."""
    totals = (
        select(
            Activity.kind, func.count(), func.sum(Activity.quantity), func.sum(Activity.audience)
        )
        .where(Activity.voided_at.is_(None))
        .group_by(Activity.kind)
    )
    if period is not None:
        totals = totals.where(Activity.on >= period.first, Activity.on <= period.last)
    found = {code: (n, quantity, people) for code, n, quantity, people in session.execute(totals)}
    rows = []
    for kind in activity_kinds(session):
        n, quantity, people = found.get(kind.code, (0, 0.0, 0))
        if n:
            of = (kind.code, kind.label, kind.unit, kind.manner)
            rows.append(KindTotalRow(*of, n, round(quantity, 2), people))
    return tuple(rows)


def given_at_activities(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Give code, label and unit of each handout that was given at an activity."""
    given = (
        select(ActivityHandout.code)
        .join(Activity, Activity.id == ActivityHandout.activity_id)
        .where(Activity.voided_at.is_(None))
    )
    wanted = select(CatalogOption).where(CatalogOption.code.in_(given)).order_by(CatalogOption.position)
    return tuple((row.code, row.label, row.unit) for row in session.scalars(wanted))


def chat_groups(session: Session, *, closed: bool = True) -> tuple[ChatGroupRow, ...]:
    """Give the registry of WeChat groups by name; closed ones too unless they are not wanted."""
    pushes = dict[str, tuple[int, date]]()
    counted = (
        select(ActivityGroup.group_id, func.count(), func.max(Activity.on))
        .join(Activity, Activity.id == ActivityGroup.activity_id)
        .where(Activity.voided_at.is_(None))
        .group_by(ActivityGroup.group_id)
    )
    for group_id, count, last in session.execute(counted):
        pushes[group_id] = (count, last)
    wanted = select(ChatGroup).order_by(ChatGroup.closed_on.is_not(None), ChatGroup.name)
    if not closed:
        wanted = wanted.where(ChatGroup.closed_on.is_(None))
    return tuple(
        ChatGroupRow(
            g.id, g.name, g.responsible, g.covers, g.members, g.since, g.checked_on, g.closed_on,
            *pushes.get(g.id, (0, None)),
        )
        for g in session.scalars(wanted)
    )  # fmt: skip


def _rows(session: Session, *conditions: ColumnElement[bool]) -> tuple[ActivityRow, ...]:
    wanted = (
        select(Activity, CatalogOption, Campaign.name)
        .join(CatalogOption, CatalogOption.code == Activity.kind)
        .outerjoin(Campaign, Campaign.id == Activity.campaign_id)
        .where(*conditions)
        .order_by(Activity.on.desc(), Activity.counter.desc(), Activity.id.desc())
    )
    parts = ActivityParts(session, select(Activity.id).where(*conditions))
    return tuple(
        ActivityRow(
            a.id, a.kind, kind.label, kind.unit, _manner(kind.manner), a.on, a.place, a.theme, a.organiser,
            a.quantity, parts.workers.get(a.id, ()), a.others, a.vehicles, a.audience,
            parts.handouts.get(a.id, ()), parts.posted.get(a.id, ()), parts.topics.get(a.id, ()),
            parts.groups.get(a.id, ()), a.gap_seconds, a.cost, a.note, campaign or "",
            a.entered_at, a.entered_by, a.counter, a.voided_at is not None, a.void_reason,
        )
        for a, kind, campaign in session.execute(wanted)
    )  # fmt: skip


def _manner(code: str) -> ActivityManner:
    return ActivityManner(code) if code else ActivityManner.GATHERING

