"""campaign phase|deadline: what a campaign is planned by."""

from __future__ import annotations

import argparse
from datetime import date

from outreach.actions.campaign_steps import (
    STEP_UNKNOWN,
    StepForm,
    keep_step,
    keep_steps,
    remove_step,
    suggested_steps,
    tick_step,
)
from outreach.actions.known import CAMPAIGN_UNKNOWN
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.report_commands import read_date
from outreach.errors import UserMistake
from outreach.queries.campaign_steps import StepRow, campaign_steps
from outreach.queries.campaigns import CampaignRow, campaigns, open_campaign
from outreach.vocabulary import LABELS, Measure, StepKind
from outreach.wording import zh
from outreach.workspace import Workspace


def phase_add(options: argparse.Namespace, output: Output) -> None:
    """Add a phase to a campaign."""
    _add(options, output, StepKind.PHASE, read_date(options.starts), read_date(options.ends))


def deadline_add(options: argparse.Namespace, output: Output) -> None:
    """Add a day by which something must be there."""
    starts = read_date(options.starts) if options.starts else None
    _add(options, output, StepKind.DEADLINE, starts, read_date(options.by))


def phase_list(options: argparse.Namespace, output: Output) -> None:
    """List a campaign's phases with target, what there is and what is missing."""
    _list(options, output, StepKind.PHASE)


def deadline_list(options: argparse.Namespace, output: Output) -> None:
    """List a campaign's deadlines, that of the first round among them."""
    _list(options, output, StepKind.DEADLINE)


def plan_suggest(options: argparse.Namespace, output: Output) -> None:
    """Plan a campaign as plans usually do."""
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        planned = suggested_steps(row.starts, row.deadline, row.ends, options.plan)
        workspace.run(keep_steps, row.id, planned)
        rows = steps_of(workspace, row)
    output.document([step_json(step) for step in rows], [_line(step) for step in rows])


def step_done(options: argparse.Namespace, output: Output) -> None:
    """Say that a phase or deadline is done."""
    with open_ledger(options) as workspace:
        step = _meant(workspace, options)
        on = read_date(options.on) if options.on else workspace.now().date()
        workspace.run(tick_step, step.id, None if options.undo else on)
        step = _meant(workspace, options)
    output.document(step_json(step), [_line(step)])


def step_remove(options: argparse.Namespace, output: Output) -> None:
    """Take a phase or deadline out of the plan."""
    with open_ledger(options) as workspace:
        step = _meant(workspace, options)
        workspace.run(remove_step, step.id)
    output.document({"removed": step.id}, [f"“{step.name}”不在计划里了。"])


def campaign_meant(workspace: Workspace, name: str | None) -> CampaignRow:
    """Give the campaign of a name, the open one where none is given. Raises UserMistake."""
    if not name:
        found = workspace.ask(open_campaign)
    else:
        found = next((row for row in workspace.ask(campaigns) if name.strip() in (row.name, row.id)), None)
    if found is None:
        raise UserMistake(CAMPAIGN_UNKNOWN, field="campaign")
    return found


def steps_of(workspace: Workspace, row: CampaignRow) -> tuple[StepRow, ...]:
    """Give the steps of a campaign."""
    return workspace.ask(campaign_steps, row.id, workspace.now().date(), look_back=True)


def step_json(row: StepRow) -> dict[str, object]:
    """Give a phase or deadline as it is scripted against."""
    return {
        "id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "from": _day(row.starts),
        "to": row.ends.isoformat(),
        "measure": row.measure.value,
        "target": row.target,
        "kinds": [code for code, _ in row.kinds],
        "value": row.value,
        "needed": row.needed,
        "left": row.left,
        "missing": list(row.missing),
        "value_at_end": row.at_end,
        "days_left": row.days_left,
        "a_day": row.a_day,
        "state": _state(row),
        "done_on": _day(row.done_on),
        "note": row.note,
    }


def _state(row: StepRow) -> str:
    if row.is_done:
        return "done"
    return "late" if row.is_late else "running" if row.is_running else "coming"


def _add(
    options: argparse.Namespace, output: Output, kind: StepKind, starts: date | None, ends: date
) -> None:
    kinds = tuple(word.strip() for word in (options.kinds or "").split(",") if word.strip())
    form = StepForm(
        kind, options.name, ends, starts, Measure(options.measure), options.target, kinds, options.note
    )
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        step_id = workspace.run(keep_step, row.id, form)
        (made,) = (step for step in steps_of(workspace, row) if step.id == step_id)
    output.document(step_json(made), [_line(made)])


def _list(options: argparse.Namespace, output: Output, kind: StepKind) -> None:
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        rows = [step for step in steps_of(workspace, row) if step.kind is kind]
    output.document([step_json(step) for step in rows], [_line(step) for step in rows] or ["还没有。"])


def _meant(workspace: Workspace, options: argparse.Namespace) -> StepRow:
    row = campaign_meant(workspace, options.campaign)
    for step in steps_of(workspace, row):
        if step.own and options.step.strip() in (step.id, step.name):
            return step
    raise UserMistake(STEP_UNKNOWN, field="step")


def _line(row: StepRow) -> str:
    states = {"done": "已完成", "late": "已过期", "running": "进行中", "coming": "没到"}
    begins = f"{row.starts} 至 " if row.starts and row.kind is StepKind.PHASE else ""
    counted = f"{row.value}/{row.needed}" if row.measure is not Measure.TICK else ""
    missing = f"还差 {'、'.join(row.missing) or row.left}" if row.left else ""
    parts = (row.name, f"{begins}{row.ends}", states[_state(row)], zh(LABELS[row.measure]), counted, missing)
    return "\t".join(part for part in parts if part)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
