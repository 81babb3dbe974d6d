"""What is owed to the offices, and what went out: frozen, carried over, acknowledged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import ReportDuty, SentReport
from outreach.periods import PeriodKind
from outreach.vocabulary import ReportState
from outreach.wording import mark

DUTY_NAME_MISSING = declare("duty_name_missing", mark("The report has no name yet: type one first."))
DUTY_TAKEN = declare(
    "duty_taken", mark("“{name}” stands in the schedule already: choose another name, or change that one.")
)
DUTY_UNKNOWN = declare(
    "duty_unknown", mark("No report “{name}” is owed to any office: add it to the schedule first.")
)
HOUR_WRONG = declare("hour_wrong", mark("“{text}” is no time of day: write it like 16:00."))
DAYS_WRONG = declare(
    "days_wrong", mark("A report is due 0 to 366 days after its period: correct the number of days.")
)
REASON_MISSING = declare(
    "report_reason_missing",
    mark("This report was made before: to send a corrected one, say why it is corrected."),
)
REPORT_UNKNOWN = declare(
    "report_unknown", mark("There is no such report among those made: look at the list of reports.")
)
REPORT_ERASED = declare(
    "report_erased",
    mark("The file of this report was erased with the people in it: make a corrected one, with the reason."),
)
NOT_CARRIED = declare(
    "report_not_carried", mark("The report was not carried over yet: note that first, then the answer.")
)
DAYS = range(367)


@dataclass(frozen=True)
class DutyForm:
    """One line of the schedule; `hour` like 16:00, `form` the learned workbook the office wants, if any."""

    name: str
    period_kind: PeriodKind
    office: str = ""
    days_after: int = 0
    hour: str = "18:00"
    form: str = ""
    starts: date | None = None
    active: bool = True


@dataclass(frozen=True)
class FrozenReport:
    """A report as it goes out; `figures` is JSON, `lines` as `tallies.frozen` packs them."""

    campaign_id: str
    title: str
    period_kind: PeriodKind
    period_code: str
    first: date
    last: date
    figures: str
    lines: bytes
    file_name: str
    file: bytes
    duty_id: str | None = None
    office: str = ""
    due_at: datetime | None = None
    reason: str = ""


def keep_duty(act: Act, form: DutyForm, duty_id: str | None = None) -> str:
    """Add a report to the schedule, or correct one; gives its id. Raises UserMistake.

    Without `duty_id` the one of the same name is corrected; with it the name may change as well.
    """
    act.describe(mark("Change the schedule of reports"))
    name = fit_length(form.name, 100, "name")
    if not name:
        raise UserMistake(DUTY_NAME_MISSING, field="name")
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", form.hour):
        raise UserMistake(HOUR_WRONG, field="hour", text=form.hour[:10])
    if form.days_after not in DAYS:
        raise UserMistake(DAYS_WRONG, field="days_after")
    duty = act.session.scalar(select(ReportDuty).where(ReportDuty.name == name))
    if duty_id is not None and duty is not None and duty.id != duty_id:
        raise UserMistake(DUTY_TAKEN, field="name", name=name)
    if duty_id is not None and duty is None:
        duty = act.session.get_one(ReportDuty, duty_id)
        duty.name = name
    if duty is None:
        duty = ReportDuty(name=name, starts=form.starts or act.now.date())
        act.session.add(duty)
    elif form.starts is not None:
        duty.starts = form.starts
    duty.office, duty.form = fit_length(form.office, 100, "office"), fit_length(form.form, 200, "form")
    duty.period_kind, duty.days_after = form.period_kind.value, form.days_after
    duty.hour, duty.active = form.hour, form.active
    act.session.flush()
    return duty.id


def freeze_report(act: Act, report: FrozenReport) -> str:
    """Keep a report as it goes out; gives its id. Raises UserMistake where a correction has no reason."""
    act.describe(mark("Make the report of {period}"), period=report.period_code)
    earlier = act.session.scalars(
        select(SentReport.version).where(
            SentReport.duty_id == report.duty_id,
            SentReport.campaign_id == report.campaign_id,
            SentReport.period_kind == report.period_kind.value,
            SentReport.first == report.first,
            SentReport.last == report.last,
        )
    ).all()
    reason = fit_length(report.reason, 300, "reason")
    if earlier and not reason:
        raise UserMistake(REASON_MISSING, field="reason")
    sent = SentReport(
        duty_id=report.duty_id,
        campaign_id=report.campaign_id,
        title=report.title,
        office=report.office,
        period_kind=report.period_kind.value,
        period_code=report.period_code,
        first=report.first,
        last=report.last,
        version=max(earlier, default=0) + 1,
        reason=reason,
        made_at=act.now,
        made_by=act.by,
        counter=act.counter,
        due_at=report.due_at,
        state=ReportState.MADE.value,
        file_name=report.file_name,
        sha256=hashlib.sha256(report.file).hexdigest(),
        figures=report.figures,
        lines=report.lines,
        file=report.file,
    )
    act.session.add(sent)
    act.session.flush()
    return sent.id


def freeze_reports(act: Act, reports: Sequence[FrozenReport], package: str) -> None:
    """Keep the reports that go out together in a package; one with none in it is only noted."""
    for report in reports:
        freeze_report(act, report)
    act.describe(mark("Make the package {name}"), name=package)
    if not reports:
        act.note_only()


def note_carried(act: Act, report_id: str, on: date | None = None) -> None:
    """Note that a report was carried over to its office. Raises UserMistake."""
    act.describe(mark("Note that a report was handed in"))
    sent = _report(act, report_id)
    sent.state, sent.carried_on = ReportState.CARRIED.value, on or act.now.date()


def note_acknowledged(act: Act, report_id: str, note: str = "", on: date | None = None) -> None:
    """Note what the office answered. Raises UserMistake where the report was not carried over."""
    act.describe(mark("Note the answer of an office"))
    sent = _report(act, report_id)
    if sent.state == ReportState.MADE.value:
        raise UserMistake(NOT_CARRIED, field="report")
    sent.state, sent.acknowledged_on = ReportState.ACKNOWLEDGED.value, on or act.now.date()
    sent.acknowledgement = fit_length(note, 300, "note")


def _report(act: Act, report_id: str) -> SentReport:
    sent = act.session.get(SentReport, report_id)
    if sent is None:
        raise UserMistake(REPORT_UNKNOWN, field="report")
    return sent
