"""What the demo village owes its township: the weekly report, the last one handed in and answered."""

from __future__ import annotations

from datetime import date, datetime

from outreach.actions.act import Act
from outreach.actions.reports import (
    DutyForm,
    FrozenReport,
    freeze_report,
    keep_duty,
    note_acknowledged,
    note_carried,
)
from outreach.periods import PeriodKind, containing
from outreach.queries.reports import duty
from outreach.tallies.file_names import report_name
from outreach.tallies.making import draw_report
from outreach.wording import mark
from outreach.workspace import Workspace

NAME, OFFICE = "周统计表", "镇综治办"
MADE = datetime(2026, 11, 15, 17, 20)


def fill_outbox(workspace: Workspace, village: str) -> None:
    """Put the weekly report into the schedule and last week's into the outbox, as on its evening."""
    starts = date(2026, 11, 9)
    form = DutyForm(NAME, PeriodKind.WEEK, OFFICE, 0, "18:00", starts=starts)
    workspace.run(keep_duty, form)
    week, now = containing(PeriodKind.WEEK, starts), workspace.now
    workspace.now = lambda: MADE
    owed = workspace.ask(duty, NAME)
    drawn = draw_report(workspace, week, report_name(village, week, NAME) + ".xlsx", duty=owed)
    workspace.run(_hand_in, drawn.frozen)
    workspace.now = now


def _hand_in(act: Act, report: FrozenReport) -> None:
    report_id = freeze_report(act, report)
    note_carried(act, report_id, MADE.date())
    note_acknowledged(act, report_id, "收到", date(2026, 11, 16))
    act.describe(mark("Fill the outbox of the demo village"))
    act.undoable = False
