"""The spans of a campaign that are reported: each phase of its plan, and the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.actions.settings import setting
from outreach.errors import UserMistake, declare
from outreach.model import CampaignStep
from outreach.periods import SPANS, Period, PeriodKind, named, parse
from outreach.queries.campaigns import campaigns
from outreach.vocabulary import StepKind
from outreach.wording import mark

PHASE_UNKNOWN = declare(
    "phase_unknown", mark("The campaign has no phase “{name}”: choose one of its plan ({known}).")
)
NO_SPAN = declare("no_campaign_span", mark("There is no campaign yet: start one first, then report it."))


@dataclass(frozen=True)
class CampaignSpan:
    """A phase by its name, or the whole campaign (name "")."""

    name: str
    period: Period


def campaign_spans(session: Session, campaign_id: str | None = None) -> tuple[CampaignSpan, ...]:
    """Give the phases in order, then the whole campaign: the one named, else the open or the last one."""
    campaign = next((row for row in campaigns(session) if campaign_id in (None, row.id)), None)
    if campaign is None:
        return ()
    wanted = (
        select(CampaignStep.name, CampaignStep.starts, CampaignStep.ends)
        .where(CampaignStep.campaign_id == campaign.id, CampaignStep.kind == StepKind.PHASE.value)
        .order_by(CampaignStep.starts, CampaignStep.ends, CampaignStep.id)
    )
    phases = [
        CampaignSpan(name, Period(starts, ends, PeriodKind.PHASE))
        for name, starts, ends in session.execute(wanted)
        if starts is not None
    ]
    whole = Period(campaign.starts, max(campaign.starts, campaign.ends), PeriodKind.CAMPAIGN)
    return (*phases, CampaignSpan("", whole))


def period_asked(session: Session, text: str) -> Period:
    """Read a period as it is typed: week 2026-W47, phase by name, campaign. Raises UserMistake."""
    kind, _, name = text.strip().partition(" ")
    name = name.strip()
    if kind.lower() in SPANS and not name[:8].isdecimal():
        return _by_name(session, PeriodKind(kind.lower()), name)
    return parse(kind, name, setting(session, "week_starts"))


def period_named(session: Session, text: str) -> Period:
    """Read a period as `period_asked` does, or by its name alone (2026-W47). Raises UserMistake."""
    if text.strip().partition(" ")[0].lower() in SPANS:
        return period_asked(session, text)
    return named(text, setting(session, "week_starts"))


def around(spans: Sequence[CampaignSpan], kind: PeriodKind, day: date) -> Period | None:
    """Give the span of a kind in which a day lies, else the last that began before, else the first."""
    periods = [span.period for span in spans if span.period.kind is kind]
    within = [period for period in periods if period.first <= day <= period.last]
    begun = [period for period in periods if period.first <= day]
    return next(iter([*within, *reversed(begun), *periods]), None)


def beside(spans: Sequence[CampaignSpan], period: Period, *, back: bool) -> Period:
    """Give the span of the same kind before or after one, the same where there is none."""
    periods = [span.period for span in spans if span.period.kind is period.kind]
    before = [one for one in periods if one < period]
    after = [one for one in periods if one > period]
    return (before[-1] if before else period) if back else (after[0] if after else period)


def _by_name(session: Session, kind: PeriodKind, name: str) -> Period:
    spans = [span for span in campaign_spans(session) if span.period.kind is kind]
    if kind is PeriodKind.CAMPAIGN:
        if not spans:
            raise UserMistake(NO_SPAN, field="period")
        return spans[0].period
    for span in spans:
        if span.name == name:
            return span.period
    known = "、".join(span.name for span in spans) or "—"
    raise UserMistake(PHASE_UNKNOWN, field="period", name=name[:100], known=known)
