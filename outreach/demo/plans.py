"""What the demo village's campaign is planned by: phases, deadlines, tasks, leading group, market days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from outreach.actions.act import Act
from outreach.actions.campaign_steps import StepForm, put_steps
from outreach.actions.campaign_tasks import TaskForm, keep_task, tick_tasks
from outreach.actions.keeping import Keeping, put_keeping
from outreach.actions.leading_group import LeaderForm, keep_leader
from outreach.actions.peak_dates import PeakForm, keep_peak
from outreach.model import Campaign
from outreach.vocabulary import LeadingRole, Measure, StepKind
from outreach.wording import mark
from outreach.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "resources" / "demo" / "plans.json"


def fill_plans(workspace: Workspace, campaign_id: str) -> None:
    """Write all of it in one action that is not taken back."""
    workspace.run(_write, campaign_id, json.loads(DATA.read_text(encoding="utf-8")))


def _write(act: Act, campaign_id: str, data: dict[str, Any]) -> None:
    kept = {**data["keeping"], "keep_until": date.fromisoformat(data["keeping"]["keep_until"])}
    put_keeping(act, act.session.get_one(Campaign, campaign_id), Keeping(**kept))
    put_steps(act, campaign_id, [_step(*row) for row in data["steps"]])
    for who, what, place, due, done_on, note in data["tasks"]:
        task = keep_task(act, campaign_id, TaskForm(who, what, date.fromisoformat(due), place))
        if done_on:
            tick_tasks(act, [task], date.fromisoformat(done_on), note)
    for role, name, post, phone in data["leaders"]:
        keep_leader(act, campaign_id, LeaderForm(LeadingRole(role), name, post, phone))
    for label, digits, lead, advice in data["peaks"]:
        keep_peak(act, PeakForm(label, digits=digits, lead=lead, advice=advice))
    act.describe(mark("Plan the campaign of the demo village"))
    act.undoable = False


def _step(
    kind: str, name: str, starts: str | None, ends: str, measure: str, target: int, kinds: list[str]
) -> StepForm:
    begins = date.fromisoformat(starts) if starts else None
    return StepForm(
        StepKind(kind), name, date.fromisoformat(ends), begins, Measure(measure), target, tuple(kinds)
    )
