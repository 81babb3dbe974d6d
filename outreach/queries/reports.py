"""What was sent to the offices, and what is still owed, by when (DOMAIN P1-P18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from outreach.actions.reports import DUTY_UNKNOWN, REPORT_ERASED, REPORT_UNKNOWN
from outreach.actions.settings import setting
from outreach.errors import UserMistake
from outreach.model import ReportDuty, SentReport
from outreach.periods import SPANS, Period, PeriodKind, containing
from outreach.queries.campaign_spans import CampaignSpan, campaign_spans
from outreach.vocabulary import ReportState

WEEK_DAYS = 7
MOST_BACK = 400
"""So many periods back a duty is looked at; older ones are history."""


@dataclass(frozen=True)
class DutyRow:
    """One line of the schedule."""

    id: str
    name: str
    office: str
    period_kind: PeriodKind
    days_after: int
    hour: str
    form: str
    starts: date
    active: bool

    def due_at(self, period: Period) -> datetime:
        """Give the moment at which the report of a period is due."""
        return datetime.combine(period.last, time.fromisoformat(self.hour)) + timedelta(days=self.days_after)


@dataclass(frozen=True)
class SentRow:
    """One version of a report that went out; the file and the lines are asked for by themselves."""

    id: str
    duty_id: str | None
    campaign_id: str
    title: str
    office: str
    period: Period
    version: int
    reason: str
    made_at: datetime
    made_by: str
    due_at: datetime | None
    state: ReportState
    carried_on: date | None
    acknowledged_on: date | None
    acknowledgement: str
    file_name: str
    sha256: str


@dataclass(frozen=True)
class OwedRow:
    """One report of the calendar: for which period, due when, and the newest version sent, if any."""

    duty: DutyRow
    period: Period
    due_at: datetime
    sent: SentRow | None

    def is_late(self, now: datetime) -> bool:
        """Tell whether it is overdue and not yet on its way, or went out too late."""
        if self.sent is None:
            return now > self.due_at
        carried = self.sent.carried_on
        return carried.isoformat() > self.due_at.date().isoformat() if carried else now > self.due_at


def duties(session: Session) -> tuple[DutyRow, ...]:
    """Give the schedule, those still owed first."""
    wanted = select(ReportDuty).order_by(ReportDuty.active.desc(), ReportDuty.id)
    return tuple(
        DutyRow(
            duty.id,
            duty.name,
            duty.office,
            PeriodKind(duty.period_kind),
            duty.days_after,
            duty.hour,
            duty.form,
            duty.starts,
            duty.active,
        )
        for duty in session.scalars(wanted)
    )


def duty(session: Session, name: str) -> DutyRow:
    """Give one line of the schedule by name. Raises UserMistake."""
    found = next((row for row in duties(session) if row.name == name.strip()), None)
    if found is None:
        raise UserMistake(DUTY_UNKNOWN, field="duty", name=name.strip()[:100])
    return found


def sent_reports(session: Session) -> tuple[SentRow, ...]:
    """Give everything that went out, the newest first."""
    wanted = select(SentReport).order_by(SentReport.counter.desc())
    return tuple(_sent(row) for row in session.scalars(wanted))


def sent_report(session: Session, report_id: str) -> SentRow:
    """Give one report that went out. Raises UserMistake."""
    found = session.get(SentReport, report_id)
    if found is None:
        raise UserMistake(REPORT_UNKNOWN, field="report")
    return _sent(found)


def sent_file(session: Session, report_id: str) -> bytes:
    """Give the file of a report as it went out. Raises UserMistake, also where it was erased."""
    found = session.get(SentReport, report_id)
    if found is None:
        raise UserMistake(REPORT_UNKNOWN, field="report")
    if not found.file:
        raise UserMistake(REPORT_ERASED, field="report")
    return found.file


def sent_content(session: Session, report_id: str) -> tuple[str, bytes]:
    """Give the figures (JSON) and the packed lines of a report as it went out. Raises UserMistake."""
    found = session.get(SentReport, report_id)
    if found is None:
        raise UserMistake(REPORT_UNKNOWN, field="report")
    return found.figures, found.lines


def newest_before(session: Session, duty_id: str | None, period: Period, campaign_id: str) -> SentRow | None:
    """Give the newest version of the last report before a period: of the same duty, or made without one.

    A report that was made without a duty went out all the same: what came late for it is told in the next.
    """
    wanted = select(SentReport).where(
        or_(SentReport.duty_id == duty_id, SentReport.duty_id.is_(None)),
        SentReport.campaign_id == campaign_id,
        SentReport.period_kind == period.kind.value,
        SentReport.last < period.first,
    )
    newest = (SentReport.last.desc(), SentReport.duty_id.is_(None), SentReport.version.desc())
    row = session.scalar(wanted.order_by(*newest).limit(1))
    return _sent(row) if row is not None else None


def calendar(session: Session, now: datetime) -> tuple[OwedRow, ...]:
    """Give what every active duty owes up to the period that runs now, the one due first at the top.

    Where weeks begin on another day since, an earlier week is settled by the report with most of its days.
    """
    week_starts = setting(session, "week_starts")
    spans = campaign_spans(session)
    sent: dict[str | None, list[SentRow]] = {}
    for row in sent_reports(session):
        sent.setdefault(row.duty_id, []).append(row)
    owed = [
        OwedRow(one, period, one.due_at(period), _settled_by(period, sent.get(one.id, ())))
        for one in duties(session)
        if one.active
        for period in _periods(one, now, week_starts, spans)
    ]
    return tuple(sorted(owed, key=lambda row: (row.due_at, row.duty.name)))


def _settled_by(period: Period, sent: Iterable[SentRow]) -> SentRow | None:
    """Give the newest report of a period, or of the week cut otherwise that has most of its days."""
    same = [row for row in sent if row.period.kind is period.kind]
    exact = next((row for row in same if row.period == period), None)
    if exact is not None or period.kind is not PeriodKind.WEEK:
        return exact
    return next((row for row in same if 2 * row.period.shared_days(period) > WEEK_DAYS), None)


def _periods(
    one: DutyRow, now: datetime, week_starts: int, spans: Sequence[CampaignSpan]
) -> Iterator[Period]:
    if one.period_kind in SPANS:
        periods = (span.period for span in spans if span.period.kind is one.period_kind)
        yield from (period for period in periods if one.starts <= period.last and period.first <= now.date())
        return
    period = containing(one.period_kind, now.date(), week_starts)
    for _ in range(MOST_BACK):
        if period.last < one.starts:
            return
        yield period
        period = period.previous()


def _sent(row: SentReport) -> SentRow:
    return SentRow(
        id=row.id,
        duty_id=row.duty_id,
        campaign_id=row.campaign_id,
        title=row.title,
        office=row.office,
        period=Period(row.first, row.last, PeriodKind(row.period_kind)),
        version=row.version,
        reason=row.reason,
        made_at=row.made_at,
        made_by=row.made_by,
        due_at=row.due_at,
        state=ReportState(row.state),
        carried_on=row.carried_on,
        acknowledged_on=row.acknowledged_on,
        acknowledgement=row.acknowledgement,
        file_name=row.file_name,
        sha256=row.sha256,
    )


def reports_content(session: Session) -> list[list[object]]:
    """Give what the schedule and the sent reports say, for the content of the ledger."""
    said: list[list[object]] = [
        ["duty", d.name, d.office, d.period_kind.value, d.days_after, d.hour, d.form, d.starts, d.active]
        for d in duties(session)
    ]
    for row in sent_reports(session):
        state = [row.state.value, row.carried_on, row.acknowledged_on, row.acknowledgement]
        figures, _ = sent_content(session, row.id)
        said.append(["report", row.title, row.period.code, row.version, row.reason, figures, state])
    return said
