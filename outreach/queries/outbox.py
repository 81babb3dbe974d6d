"""The outbox: what is owed and what went out, one row a period and duty, the pressing ones first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from outreach.periods import Period, PeriodKind
from outreach.queries.reports import DutyRow, OwedRow, SentRow, calendar, duties, sent_reports

Key = tuple[str | None, str, str]


@dataclass(frozen=True)
class BoxRow:
    """One report for one period; `versions` newest first, none while it is only owed.

    `id` stays the same when an owed report is made.
    """

    id: str
    name: str
    office: str
    period: Period
    due_at: datetime | None
    duty: DutyRow | None
    versions: tuple[SentRow, ...]
    is_late: bool = False

    @property
    def sent(self) -> SentRow | None:
        """Give the newest version."""
        return self.versions[0] if self.versions else None

    @property
    def is_handed_in(self) -> bool:
        """Tell whether the newest version was carried over."""
        return self.sent is not None and self.sent.carried_on is not None

    def waits(self, today: date) -> bool:
        """Tell whether it is due today or overdue, and not handed in yet."""
        due = self.due_at is not None and self.due_at.date() <= today
        return due and not self.is_handed_in


def outbox_rows(session: Session, now: datetime) -> tuple[BoxRow, ...]:
    """Give what is not handed in yet by due time, then what was, the newest first."""
    known = {row.id: row for row in duties(session)}
    versions: dict[Key, list[SentRow]] = {}
    for sent in sent_reports(session):
        versions.setdefault(_key(sent), []).append(sent)
    rows = []
    for owed in calendar(session, now):
        of_campaign = _key(owed.sent) if owed.sent is not None else (owed.duty.id, "", "")
        rows.append(_row(owed, versions.pop(of_campaign, []), now))
    rows += [_made(found, known) for found in versions.values()]
    waiting = [row for row in rows if not row.is_handed_in]
    done = [row for row in rows if row.is_handed_in]
    waiting.sort(key=lambda row: (row.due_at or row.period.ends, row.name))
    done.sort(key=lambda row: (row.period.last, row.versions[0].made_at), reverse=True)
    return (*waiting, *done)


def waiting_reports(session: Session, now: datetime) -> int:
    """Count the reports that are due today or overdue and not handed in."""
    return sum(row.waits(now.date()) for row in outbox_rows(session, now))


def reports_of(session: Session, period: Period, campaign_id: str) -> tuple[SentRow, ...]:
    """Give every version of the reports of a period, the newest first."""
    found = sent_reports(session)
    return tuple(row for row in found if (row.period, row.campaign_id) == (period, campaign_id))


def reports_beside(session: Session, period: Period, campaign_id: str) -> tuple[SentRow, ...]:
    """Give the newest reports of weeks cut otherwise that share days with a week, the latest first.

    Weeks begin on another day since: figures of the two cannot be compared, nor added up.
    """
    if period.kind is not PeriodKind.WEEK:
        return ()
    found: dict[Period, SentRow] = {}
    for row in sent_reports(session):
        alike = row.period.kind is PeriodKind.WEEK and row.campaign_id == campaign_id
        if alike and row.period != period and row.period.shared_days(period):
            found.setdefault(row.period, row)
    return tuple(sorted(found.values(), key=lambda row: row.period.first, reverse=True))


def _key(sent: SentRow) -> Key:
    return sent.duty_id, sent.campaign_id, f"{sent.period.kind.value} {sent.period.code} {sent.period.first}"


def _row(owed: OwedRow, versions: list[SentRow], now: datetime) -> BoxRow:
    duty = owed.duty
    late = owed.is_late(now)
    id_ = " ".join((duty.id, owed.period.kind, owed.period.code))
    period = versions[0].period if versions else owed.period
    return BoxRow(id_, duty.name, duty.office, period, owed.due_at, duty, tuple(versions), late)


def _made(versions: list[SentRow], known: dict[str, DutyRow]) -> BoxRow:
    newest = versions[0]
    duty = known.get(newest.duty_id or "")
    name = duty.name if duty is not None else newest.title
    id_ = " ".join(part or "" for part in _key(newest))
    return BoxRow(id_, name, newest.office, newest.period, newest.due_at, duty, tuple(versions))
