"""The task list of a campaign: who does what, where, by which day (任务清单, DOMAIN C28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach.actions.act import Act
from outreach.actions.known import known_campaign
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import CampaignTask
from outreach.wording import mark

TASK_UNKNOWN = declare("task_unknown", mark("There is no such task: look it up in the list of tasks."))
TASK_WHO_MISSING = declare(
    "task_who_missing", mark("Nobody is named for the task: type a person or a department.")
)
TASK_WHAT_MISSING = declare("task_what_missing", mark("The task is empty: type what is to be done."))


@dataclass(frozen=True)
class TaskForm:
    """One task: `who` is a worker or a department, `place` an area or free words; without `id` a new one."""

    who: str
    what: str
    due: date
    place: str = ""
    note: str = ""
    id: str | None = None


def keep_task(act: Act, campaign_id: str, form: TaskForm) -> str:
    """Add a task or correct one; gives its id. Raises UserMistake at the field."""
    task_id = _keep(act, campaign_id, form)
    act.describe(mark("Task for {who}: {what}"), who=form.who.strip(), what=form.what.strip()[:40])
    return task_id


def keep_tasks(act: Act, campaign_id: str, forms: Sequence[TaskForm]) -> list[str]:
    """Add several at once; gives their ids. Raises UserMistake."""
    found = [_keep(act, campaign_id, form) for form in forms]
    act.describe(mark("Add {n} tasks"), n=len(found))
    return found


def tick_tasks(act: Act, task_ids: Sequence[str], done_on: date | None, note: str = "") -> None:
    """Say that tasks are done, on which day; None takes it back. Raises UserMistake."""
    tasks = [_task(act, task_id) for task_id in task_ids]
    words = mark("Take back that {n} tasks are done") if done_on is None else mark("{n} tasks are done")
    act.describe(words, n=len(tasks))
    for task in tasks:
        task.done_on = done_on
        task.note = fit_length(note, 300, "note") or task.note


def remove_task(act: Act, task_id: str) -> None:
    """Take a task off the list. Raises UserMistake."""
    task = _task(act, task_id)
    act.describe(mark("Take a task of {who} off the list"), who=task.who)
    act.session.delete(task)


def _task(act: Act, task_id: str, campaign_id: str | None = None) -> CampaignTask:
    task = act.session.get(CampaignTask, task_id)
    if task is None or campaign_id not in (None, task.campaign_id):
        raise UserMistake(TASK_UNKNOWN, field="task")
    return task


def _keep(act: Act, campaign_id: str, form: TaskForm) -> str:
    known_campaign(act, campaign_id)
    who, what = fit_length(form.who, 100, "who"), fit_length(form.what, 300, "what")
    if not who:
        raise UserMistake(TASK_WHO_MISSING, field="who")
    if not what:
        raise UserMistake(TASK_WHAT_MISSING, field="what")
    if form.id is None:
        task = CampaignTask(campaign_id=campaign_id, done_on=None)
        act.session.add(task)
    else:
        task = _task(act, form.id, campaign_id)
    task.who, task.what, task.due = who, what, form.due
    task.place, task.note = fit_length(form.place, 100, "place"), fit_length(form.note, 300, "note")
    act.session.flush()
    return task.id
