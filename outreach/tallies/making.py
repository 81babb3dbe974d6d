"""Makes a report for an office: figures frozen with their lines, the workbook kept, late entries added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.actions.reports import FrozenReport, freeze_report
from outreach.errors import UserMistake, declare
from outreach.files import whole_file, write_whole
from outreach.periods import Period
from outreach.queries.outbox import reports_beside
from outreach.queries.reports import DutyRow, SentRow, newest_before, sent_file, sent_report
from outreach.tallies.delta import Delta, delta
from outreach.tallies.details import report
from outreach.tallies.frozen import all_lines, pack_figures, pack_lines
from outreach.tallies.layout import title
from outreach.tallies.office.learn import learned_bytes
from outreach.tallies.tally import TallySheet
from outreach.tallies.workbook import report_bytes
from outreach.wording import mark, zh
from outreach.workspace import Workspace

CUT_OTHERWISE = mark(
    "{period} went out already with {n} days of this week: weeks began on another day, do not add the two up."
)
WRONG_PERIOD = declare(
    "report_wrong_period",
    mark("“{name}” is owed for each {kind}: choose such a period, or another report."),
)


@dataclass(frozen=True)
class Made:
    """What was made: the report as it is kept, and what came late for the one before it."""

    sent: SentRow
    late: Delta | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A report before it is kept: the bytes of its file, and what is frozen with them."""

    data: bytes
    frozen: FrozenReport
    late: Delta | None
    warnings: tuple[str, ...]


def make_report(
    workspace: Workspace,
    period: Period,
    target: Path,
    *,
    duty: DutyRow | None = None,
    reason: str = "",
    campaign_id: str | None = None,
    on: date | None = None,
) -> Made:
    """Write the report of a period to `target` and keep it as it went out.

    Raises UserMistake (no campaign, made before and no reason given), StorageProblem (disk); nothing is
    kept then, and no file is left.
    """
    drawn = draw_report(
        workspace, period, target.name, duty=duty, reason=reason, campaign_id=campaign_id, on=on
    )
    with whole_file(target) as temporary:
        temporary.write_bytes(drawn.data)
        report_id = workspace.run(freeze_report, drawn.frozen)
    return Made(workspace.ask(sent_report, report_id), drawn.late, drawn.warnings)


def draw_report(
    workspace: Workspace,
    period: Period,
    file_name: str,
    *,
    duty: DutyRow | None = None,
    reason: str = "",
    campaign_id: str | None = None,
    on: date | None = None,
) -> Drawn:
    """Draw the report of a period without keeping it. Raises UserMistake (no campaign, wrong period)."""
    if duty is not None and duty.period_kind is not period.kind:
        raise UserMistake(WRONG_PERIOD, field="period", name=duty.name, kind=duty.period_kind.value)
    found = workspace.ask(report, period, campaign_id, workspace.now().date())
    campaign = found.sheet.campaign
    before = workspace.ask(newest_before, duty.id if duty else None, period, campaign.id)
    late = workspace.ask(delta, before) if before is not None else None
    day = on or workspace.now().date()
    warnings = beside_words(workspace.ask(reports_beside, period, campaign.id), period)
    if duty is not None and duty.form:
        data, filled = learned_bytes(workspace, period, duty.form, file_name, on=day)
        warnings = (*warnings, *filled.lost, *filled.warnings)
    else:
        data = report_bytes(found, workspace.recorder, day, late if late and late.lines else None)
    return Drawn(data, _frozen(workspace, found.sheet, file_name, data, duty, reason), late, warnings)


def beside_words(beside: Sequence[SentRow], period: Period) -> tuple[str, ...]:
    """Say in Chinese which reports of weeks cut otherwise have days of a week in them, too."""
    return tuple(
        zh(CUT_OTHERWISE, period=row.period.chinese(), n=row.period.shared_days(period)) for row in beside
    )


def _frozen(
    workspace: Workspace, sheet: TallySheet, name: str, data: bytes, duty: DutyRow | None, reason: str
) -> FrozenReport:
    period = sheet.period
    return FrozenReport(
        campaign_id=sheet.campaign.id,
        title=title(sheet),
        period_kind=period.kind,
        period_code=period.code,
        first=period.first,
        last=period.last,
        figures=pack_figures(sheet),
        lines=pack_lines(workspace.ask(all_lines, sheet)),
        file_name=name,
        file=data,
        duty_id=duty.id if duty else None,
        office=duty.office if duty else "",
        due_at=duty.due_at(period) if duty else None,
        reason=reason,
    )


def save_again(workspace: Workspace, report_id: str, target: Path) -> None:
    """Write the file of a report once more, byte for byte as it went out. Raises UserMistake."""
    write_whole(target, workspace.ask(sent_file, report_id))
