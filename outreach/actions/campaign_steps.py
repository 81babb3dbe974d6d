"""Phases of a campaign and days by which something must be there (DOMAIN C4-C7, C12-C16)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.actions.known import known_campaign
from outreach.campaign_plans import UsualPlan, usual_deadlines, usual_plans
from outreach.catalog import CatalogKind
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length
from outreach.model import CampaignStep, CatalogOption
from outreach.vocabulary import BY_KINDS, SHARES, Measure, StepKind
from outreach.wording import mark

STEP_UNKNOWN = declare(
    "step_unknown", mark("There is no such phase or deadline: look it up in the list of the campaign.")
)
STEP_NAME_MISSING = declare(
    "step_name_missing", mark("It has no name yet: type one, for instance “集中入户”.")
)
STEP_NAME_TAKEN = declare(
    "step_name_taken", mark("“{name}” is in this campaign already: change that one, or type another name.")
)
STEP_DATES_WRONG = declare("step_dates_wrong", mark("It ends before it begins: correct one of the two days."))
STEP_TARGET_WRONG = declare(
    "step_target_wrong", mark("The target must be a whole number from 1 to {most}: correct it.")
)
PLAN_UNKNOWN = declare("plan_unknown", mark("There is no usual plan “{plan}”: choose one of the list."))
STEP_KINDS_MISSING = declare(
    "step_kinds_missing", mark("No kind of activity is chosen: choose which ones count.")
)


@dataclass(frozen=True)
class StepForm:
    """A phase or a deadline; `id` None makes a new one. `target` is per cent or times, by its measure."""

    kind: StepKind
    name: str
    ends: date
    starts: date | None = None
    measure: Measure = Measure.TICK
    target: int = 0
    kinds: Sequence[str] = ()
    note: str = ""
    id: str | None = None


def keep_step(act: Act, campaign_id: str, form: StepForm) -> str:
    """Add a phase or deadline, or correct one; gives its id. Raises UserMistake at the field."""
    step_id = _keep(act, campaign_id, form)
    act.describe(mark("Plan “{name}”"), name=form.name.strip())
    return step_id


def keep_steps(act: Act, campaign_id: str, forms: Sequence[StepForm]) -> list[str]:
    """Add several at once; gives their ids. Raises UserMistake."""
    found = put_steps(act, campaign_id, forms)
    act.describe(mark("Plan {n} phases and deadlines"), n=len(found))
    return found


def put_steps(act: Act, campaign_id: str, forms: Iterable[StepForm]) -> list[str]:
    """Write several phases and deadlines; gives their ids. Raises UserMistake."""
    return [_keep(act, campaign_id, form) for form in forms]


def tick_step(act: Act, step_id: str, done_on: date | None) -> None:
    """Say that a phase or deadline is done, on which day; None takes it back. Raises UserMistake."""
    step = _step(act, step_id)
    words = mark("Take back that “{name}” is done") if done_on is None else mark("“{name}” is done")
    act.describe(words, name=step.name)
    step.done_on = done_on


def remove_step(act: Act, step_id: str) -> None:
    """Take a phase or deadline out of the plan. Raises UserMistake."""
    step = _step(act, step_id)
    act.describe(mark("Take “{name}” out of the plan"), name=step.name)
    act.session.delete(step)


def suggested_steps(starts: date, deadline: date, ends: date, plan: str) -> list[StepForm]:
    """Give the phases of a usual plan and the usual deadlines, laid over the days of a campaign."""
    chosen = next((one for one in usual_plans() if one.code == plan), None)
    if chosen is None:
        raise UserMistake(PLAN_UNKNOWN, field="plan", plan=plan)
    return [*_phases(chosen, starts, deadline, ends), *_deadlines(starts, ends)]


def _phases(plan: UsualPlan, starts: date, deadline: date, ends: date) -> Iterator[StepForm]:
    """Lay the phases one after another; each has a day at least where the campaign is long enough."""
    begins, days = starts, (ends - starts).days
    for place, phase in enumerate(plan.phases):
        wanted = starts + timedelta(round(phase.share * days))
        last = deadline if phase.to_deadline and deadline < ends else wanted
        room = ends - timedelta(len(plan.phases) - 1 - place)
        last = max(begins, min(last, room))
        yield StepForm(
            StepKind.PHASE, phase.name, last, begins, phase.measure, phase.target, phase.kinds
        )
        begins = min(last + timedelta(1), ends)


def _deadlines(starts: date, ends: date) -> Iterator[StepForm]:
    for one in usual_deadlines():
        day = starts + timedelta(round(one.share * (ends - starts).days))
        yield StepForm(
            StepKind.DEADLINE, one.name, day, None, one.measure, one.target, one.kinds, one.source
        )


def _step(act: Act, step_id: str, campaign_id: str | None = None) -> CampaignStep:
    step = act.session.get(CampaignStep, step_id)
    if step is None or campaign_id not in (None, step.campaign_id):
        raise UserMistake(STEP_UNKNOWN, field="step")
    return step


def _keep(act: Act, campaign_id: str, form: StepForm) -> str:
    known_campaign(act, campaign_id)
    name = _name(act, campaign_id, form)
    if form.starts is not None and form.starts > form.ends or form.kind is StepKind.PHASE and not form.starts:
        raise UserMistake(STEP_DATES_WRONG, field="ends")
    target, kinds = _target(form), _kinds(act, form)
    if form.id is None:
        step = CampaignStep(campaign_id=campaign_id, kind=form.kind.value, done_on=None)
        act.session.add(step)
    else:
        step = _step(act, form.id, campaign_id)
    step.name, step.starts, step.ends = name, form.starts, form.ends
    step.measure, step.target, step.kinds = form.measure.value, target, json.dumps(kinds)
    step.note = fit_length(form.note, 300, "note")
    act.session.flush()
    return step.id


def _name(act: Act, campaign_id: str, form: StepForm) -> str:
    name = fit_length(form.name, 100, "name")
    if not name:
        raise UserMistake(STEP_NAME_MISSING, field="name")
    same = select(CampaignStep.id).filter_by(campaign_id=campaign_id, name=name)
    if act.session.scalar(same.where(CampaignStep.id != (form.id or ""))):
        raise UserMistake(STEP_NAME_TAKEN, field="name", name=name)
    return name


def _target(form: StepForm) -> int:
    if form.measure is Measure.TICK:
        return 0
    most = 100 if form.measure in SHARES else 9999
    if not 1 <= form.target <= most:
        raise UserMistake(STEP_TARGET_WRONG, field="target", most=most)
    return form.target


def _kinds(act: Act, form: StepForm) -> list[str]:
    if form.measure not in BY_KINDS:
        return []
    known = set(act.session.scalars(select(CatalogOption.code).filter_by(kind=CatalogKind.ACTIVITY.value)))
    chosen = list(dict.fromkeys(form.kinds))
    if not chosen or not set(chosen) <= known:
        raise UserMistake(STEP_KINDS_MISSING, field="kinds")
    return chosen
