"""Phases and deadlines of a campaign, with how far each is: target, what there is, what is missing."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from outreach.coverage.summary import CoverageRow, coverage_counts, coverage_summary
from outreach.model import Activity, Campaign, CampaignStep, CatalogOption, ChatGroup
from outreach.vocabulary import BY_KINDS, SHARES, Measure, StepKind
from outreach.wording import mark, tr

FIRST_ROUND = mark("First round at every door")
ROUND = "round"
"""Stands for the id of the first round's deadline, which belongs to the campaign itself."""


@dataclass(frozen=True)
class StepRow:
    """One phase or deadline: `value` of `needed` is there today, `missing` names kinds not done yet.

    `at_end` is what there was on its last day, None while it runs or where it was not asked for. `own` is
    False for the first round's deadline, which is changed with the campaign.
    """

    id: str
    kind: StepKind
    name: str
    starts: date | None
    ends: date
    measure: Measure
    target: int
    kinds: tuple[tuple[str, str], ...]
    note: str
    done_on: date | None
    value: int
    needed: int
    missing: tuple[str, ...]
    today: date
    at_end: int | None = None
    own: bool = True

    @property
    def left(self) -> int:
        """Give what is missing to the target."""
        return max(0, self.needed - self.value)

    @property
    def is_done(self) -> bool:
        """Tell whether it is done: ticked, or the target is reached."""
        return self.done_on is not None or (self.measure is not Measure.TICK and self.left == 0)

    @property
    def days_left(self) -> int:
        """Give the days to its end, below 0 once it is over."""
        return (self.ends - self.today).days

    @property
    def has_begun(self) -> bool:
        """Tell whether it has begun."""
        return self.starts is None or self.starts <= self.today

    @property
    def is_running(self) -> bool:
        """Tell whether today is in it."""
        return self.has_begun and self.days_left >= 0

    @property
    def is_late(self) -> bool:
        """Tell whether its end has gone by without its being done."""
        return not self.is_done and self.days_left < 0

    @property
    def a_day(self) -> int:
        """Give how many a day are needed, rounded up; all of them on the last day."""
        return math.ceil(self.left / max(1, self.days_left))


def campaign_steps(
    session: Session,
    campaign_id: str,
    today: date,
    *,
    look_back: bool = False,
    total: CoverageRow | None = None,
) -> tuple[StepRow, ...]:
    """Give a campaign's phases in their order, then its deadlines; `look_back` counts ended ones anew.

    `total` is the coverage of today where it was read already.
    """
    campaign = session.get(Campaign, campaign_id)
    if campaign is None:
        return ()
    steps = list(session.scalars(select(CampaignStep).filter_by(campaign_id=campaign_id)))
    steps.sort(key=lambda step: (step.kind != StepKind.PHASE, step.ends, step.starts or step.ends, step.id))
    looking = _Looking(session, campaign, today, total)
    rows = [looking.row(step, look_back) for step in steps]
    first = looking.row(_first_round(campaign), look_back, own=False)
    deadlines = [first, *(row for row in rows if row.kind is StepKind.DEADLINE)]
    phases = [row for row in rows if row.kind is StepKind.PHASE]
    return (*phases, *sorted(deadlines, key=lambda row: row.ends))


def _first_round(campaign: Campaign) -> CampaignStep:
    return CampaignStep(
        id=ROUND,
        campaign_id=campaign.id,
        kind=StepKind.DEADLINE.value,
        name=tr(FIRST_ROUND),
        starts=campaign.starts,
        ends=campaign.deadline,
        measure=Measure.REACHED.value,
        target=100,
        kinds="[]",
        done_on=None,
        note="",
    )


class _Looking:
    """Reads what the steps are measured by, each thing once."""

    def __init__(
        self, session: Session, campaign: Campaign, today: date, total: CoverageRow | None
    ) -> None:
        self.session, self.campaign, self.today = session, campaign, today
        self.labels = dict(session.execute(select(CatalogOption.code, CatalogOption.label)).all())
        self._now = total

    def row(self, step: CampaignStep, look_back: bool, own: bool = True) -> StepRow:
        measure, codes = Measure(step.measure), tuple(json.loads(step.kinds))
        value, needed, missing = self._count(step, measure, codes, self.today)
        at_end = None
        if look_back and step.ends < self.today and measure is not Measure.TICK:
            at_end = self._count(step, measure, codes, step.ends)[0]
        return StepRow(
            step.id, StepKind(step.kind), step.name, step.starts, step.ends, measure, step.target,
            tuple((code, self.labels.get(code, code)) for code in codes), step.note, step.done_on,
            value, needed, missing, self._as_of(step), at_end, own,
        )  # fmt: skip

    def _as_of(self, step: CampaignStep) -> date:
        """Give the day from which a step is looked at: a closed campaign's clock stopped after its end."""
        stopped = max(self.campaign.ends, step.ends) + timedelta(days=1)
        return min(self.today, stopped) if self.campaign.closed else self.today

    def _count(
        self, step: CampaignStep, measure: Measure, codes: Sequence[str], on: date
    ) -> tuple[int, int, tuple[str, ...]]:
        """Give what there was on a day, what is needed, and what is missing by name."""
        if measure in SHARES:
            total = self._coverage(on)
            value = total.reached if measure is Measure.REACHED else total.signed
            return value, math.ceil(total.due * step.target / 100), ()
        if measure in BY_KINDS:
            last = min(on, max(self.campaign.ends, step.ends))
            done = self._activities(codes, step.starts or self.campaign.starts, last)
            if measure is Measure.ACTIVITIES:
                return sum(done.values()), step.target, ()
            short = tuple(self.labels.get(code, code) for code in codes if done.get(code, 0) < step.target)
            return len(codes) - len(short), len(codes), short
        if measure is Measure.CHAT_GROUPS:
            return self._chat_groups(on), step.target, ()
        return (0, 0, ())

    def _coverage(self, on: date) -> CoverageRow:
        if on < self.today:
            until = datetime.combine(on + timedelta(1), datetime.min.time())
            return coverage_summary(self.session, self.campaign.id, until).total
        if self._now is None:
            self._now = coverage_counts(self.session, self.campaign.id).total
        return self._now

    def _activities(self, codes: Sequence[str], first: date, last: date) -> Mapping[str, int]:
        wanted = (
            select(Activity.kind, func.count(Activity.id))
            .where(Activity.kind.in_(codes), Activity.on >= first, Activity.on <= last)
            .where(Activity.voided_at.is_(None))
            .group_by(Activity.kind)
        )
        return dict(self.session.execute(wanted).all())

    def _chat_groups(self, on: date) -> int:
        wanted = select(func.count(ChatGroup.id)).where(ChatGroup.responsible != "")
        wanted = wanted.where(or_(ChatGroup.since.is_(None), ChatGroup.since <= on))
        open_then = or_(ChatGroup.closed_on.is_(None), ChatGroup.closed_on > on)
        return self.session.scalar(wanted.where(open_then)) or 0
