"""task, peak, campaign leader: who does what by when, who leads, which days come back each year."""

from __future__ import annotations

import argparse

from outreach.actions.campaign_tasks import TASK_UNKNOWN, TaskForm, keep_task, remove_task, tick_tasks
from outreach.actions.exports import note_unmasked_export
from outreach.actions.leading_group import LEADER_UNKNOWN, LeaderForm, keep_leader, remove_leader
from outreach.actions.peak_dates import PEAK_UNKNOWN, PeakForm, keep_peak
from outreach.cli.ledger_file import open_ledger
from outreach.cli.output import Output
from outreach.cli.plan_commands import campaign_meant
from outreach.cli.report_commands import read_date
from outreach.cli.roster_commands import EXPORT_REASON
from outreach.errors import UserMistake
from outreach.queries.campaign_tasks import TaskRow, campaign_tasks
from outreach.queries.leading_group import LeaderRow, leading_group, whole_leading_group
from outreach.queries.peak_dates import PeakRow, peak_dates
from outreach.vocabulary import LABELS, LeadingRole
from outreach.wording import zh


def task_add(options: argparse.Namespace, output: Output) -> None:
    """Give somebody a task."""
    form = TaskForm(options.who, options.what, read_date(options.by), options.place, options.note)
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        task_id = workspace.run(keep_task, row.id, form)
        rows = workspace.ask(campaign_tasks, row.id, workspace.now().date())
    made = next(task for task in rows if task.id == task_id)
    output.document(_task(made), [_task_line(made)])


def task_list(options: argparse.Namespace, output: Output) -> None:
    """List the tasks, what is late first."""
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        today = workspace.now().date()
        rows = workspace.ask(campaign_tasks, row.id, today, open_only=options.open, who=options.who)
    output.document([_task(task) for task in rows], [_task_line(task) for task in rows] or ["没有任务。"])


def task_done(options: argparse.Namespace, output: Output) -> None:
    """Say that tasks are done."""
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        today = workspace.now().date()
        known = {task.id for task in workspace.ask(campaign_tasks, row.id, today)}
        if not known.issuperset(options.ids):
            raise UserMistake(TASK_UNKNOWN, field="task")
        on = None if options.undo else read_date(options.on) if options.on else today
        workspace.run(tick_tasks, options.ids, on, options.note)
        rows = [t for t in workspace.ask(campaign_tasks, row.id, today) if t.id in options.ids]
    output.document([_task(task) for task in rows], [_task_line(task) for task in rows])


def task_remove(options: argparse.Namespace, output: Output) -> None:
    """Take a task off the list."""
    with open_ledger(options) as workspace:
        workspace.run(remove_task, options.id)
    output.document({"removed": options.id}, ["这项任务不在清单里了。"])


def leader_set(options: argparse.Namespace, output: Output) -> None:
    """Put somebody into the leading group, or correct the entry of that name."""
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        known = {leader.name: leader for leader in workspace.ask(leading_group, row.id)}
        there = known.get(options.name.strip())
        form = LeaderForm(
            LeadingRole(options.role), options.name,
            (there.post if there else "") if options.post is None else options.post,
            (there.phone if there else "") if options.phone is None else options.phone,
            there.id if there else None,
        )  # fmt: skip
        workspace.run(keep_leader, row.id, form)
        rows = workspace.ask(leading_group, row.id)
    output.document([leader_json(leader) for leader in rows], [_leader_line(leader) for leader in rows])


def leader_list(options: argparse.Namespace, output: Output) -> None:
    """List the leading group; people's phones are masked, unless whole ones are asked for with a reason."""
    if options.unmasked and not options.reason.strip():
        raise UserMistake(EXPORT_REASON, field="reason")
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        if options.unmasked:
            workspace.run(note_unmasked_export, options.reason)
        rows = workspace.ask(whole_leading_group if options.unmasked else leading_group, row.id)
    lines = [_leader_line(leader) for leader in rows]
    output.document([leader_json(leader) for leader in rows], lines or ["还没有领导小组。"])


def leader_remove(options: argparse.Namespace, output: Output) -> None:
    """Take somebody out of the leading group."""
    with open_ledger(options) as workspace:
        row = campaign_meant(workspace, options.campaign)
        found = [one for one in workspace.ask(leading_group, row.id) if one.name == options.name.strip()]
        if not found:
            raise UserMistake(LEADER_UNKNOWN, field="name")
        workspace.run(remove_leader, found[0].id)
    output.document({"removed": found[0].name}, [f"{found[0].name}不在领导小组里了。"])


def peak_list(options: argparse.Namespace, output: Output) -> None:
    """List the peak dates, the next one first."""
    with open_ledger(options) as workspace:
        rows = workspace.ask(peak_dates, workspace.now().date())
    output.document([_peak(row) for row in rows], [_peak_line(row) for row in rows])


def peak_set(options: argparse.Namespace, output: Output) -> None:
    """Add a peak date of the village, or change the one of a code."""
    with open_ledger(options) as workspace:
        today = workspace.now().date()
        known = {row.code: row for row in workspace.ask(peak_dates, today)}
        there = known.get(options.code or "")
        if options.code and there is None:
            raise UserMistake(PEAK_UNKNOWN, field="code")
        code = workspace.run(keep_peak, _peak_form(options, there))
        (row,) = (one for one in workspace.ask(peak_dates, today) if one.code == code)
    output.document(_peak(row), [_peak_line(row)])


def leader_json(row: LeaderRow) -> dict[str, object]:
    """Give one of the leading group as it is scripted against."""
    return {"role": row.role.value, "name": row.name, "post": row.post, "phone": row.phone}


def _peak_form(options: argparse.Namespace, there: PeakRow | None) -> PeakForm:
    month, day = there.month if there else 0, there.day if there else 0
    on, digits = there.once if there else None, there.digits if there else ""
    if options.yearly or options.on or options.market:
        on = read_date(options.on) if options.on else None
        digits = options.market or ""
        yearly = read_date(f"2028-{options.yearly}") if options.yearly else None
        month, day = (yearly.month, yearly.day) if yearly else (0, 0)
    return PeakForm(
        label=options.label or (there.label if there else ""),
        month=month,
        day=day,
        on=on,
        digits=digits,
        lead=options.lead if options.lead is not None else there.lead if there else 7,
        advice=options.advice if options.advice is not None else there.advice if there else "",
        active=not options.stop and (options.use or there is None or there.active),
        code=there.code if there else None,
    )


def _task(row: TaskRow) -> dict[str, object]:
    return {
        "id": row.id, "who": row.who, "role": row.role, "what": row.what, "place": row.place,
        "by": row.due.isoformat(), "done_on": row.done_on.isoformat() if row.done_on else None,
        "late": row.is_late, "days_left": row.days_left, "note": row.note,
    }  # fmt: skip


def _task_line(row: TaskRow) -> str:
    state = f"{row.done_on} 办完" if row.done_on else "过期了" if row.is_late else f"还有 {row.days_left} 天"
    return f"{row.who}\t{row.what}\t{row.place}\t{row.due}\t{state}"


def _leader_line(row: LeaderRow) -> str:
    return f"{zh(LABELS[row.role])}\t{row.name}\t{row.post}\t{row.phone}"


def _peak(row: PeakRow) -> dict[str, object]:
    return {
        "code": row.code, "label": row.label, "on": row.on.isoformat() if row.on else None,
        "days_left": row.days_left if row.on else None, "lead": row.lead, "near": row.is_near,
        "advice": row.advice, "active": row.active, "own": row.own, "activities": row.activities,
    }  # fmt: skip


def _peak_line(row: PeakRow) -> str:
    when = f"{row.on}，还有 {row.days_left} 天" if row.on else "不知道哪天"
    return f"{row.label}\t{when}\t{row.advice}" + ("" if row.active else "\t停用")
