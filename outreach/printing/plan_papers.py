"""Papers of a campaign's plan: the plan on a page, the task list by person."""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.printing.jobs import Prepared
from outreach.printing.order import PaperOrder
from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.printing.shelves.options import LISTS, UPRIGHT
from outreach.progress import Report, silent
from outreach.queries.campaigns import CampaignRow
from outreach.wording import mark
from outreach.workspace import Workspace

NO_CAMPAIGN_OPEN = declare(
    "no_campaign_open", mark("No campaign is open, so there is no plan to print: start or open one first.")
)
NO_TASKS = declare("no_tasks_to_print", mark("The campaign has no task yet: add one, then print the list."))
PAGES = PaperOption(
    "people", mark("Pages"), (("together", mark("One list")), ("apart", mark("A page for each person")))
)


def prepare_plan(workspace: Workspace, report: Report = silent) -> Prepared:
    """Draw the plan of the open campaign. Raises UserMistake (none open)."""
    from outreach.printing.listing import draw
    from outreach.printing.plan_lists import plan_job
    from outreach.printing.source import paper_source
    from outreach.queries.campaign_steps import campaign_steps
    from outreach.queries.campaign_tasks import campaign_tasks
    from outreach.queries.leading_group import leading_group

    source, now = workspace.ask(paper_source), workspace.now()
    campaign = _open(source.campaign)
    steps = workspace.ask(campaign_steps, campaign.id, now.date())
    tasks = workspace.ask(campaign_tasks, campaign.id, now.date())
    leaders = workspace.ask(leading_group, campaign.id)
    job = plan_job(source, campaign, steps, leaders, tasks, now)
    drawn = draw(job, report)
    return Prepared("plan", job.title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_tasks(workspace: Workspace, apart: bool, report: Report = silent) -> Prepared:
    """Draw the task list of the open campaign by person. Raises UserMistake (none open, no task)."""
    from outreach.printing.listing import draw_all
    from outreach.printing.plan_lists import tasks_jobs
    from outreach.printing.source import paper_source
    from outreach.queries.campaign_tasks import campaign_tasks

    source, now = workspace.ask(paper_source), workspace.now()
    campaign = _open(source.campaign)
    tasks = workspace.ask(campaign_tasks, campaign.id, now.date())
    if not tasks:
        raise UserMistake(NO_TASKS, field="kind")
    jobs = tasks_jobs(source, campaign, tasks, apart, now)
    drawn = draw_all(jobs, report)
    return Prepared("tasks", jobs[0].title, drawn.pdf, drawn.pages, drawn.warnings)


def _open(campaign: CampaignRow | None) -> CampaignRow:
    if campaign is None:
        raise UserMistake(NO_CAMPAIGN_OPEN, field="kind")
    return campaign


def _plan(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    return prepare_plan(workspace, report)


def _tasks(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    return prepare_tasks(workspace, order.options.get("people") == "apart", report)


PLAN_PAPERS = (
    PaperKind(
        "plan",
        mark("Plan of the campaign"),
        mark("Ground, leading group, phases, deadlines, tasks"),
        UPRIGHT,
        "list",
        _plan,
        LISTS,
    ),
    PaperKind(
        "tasks",
        mark("Task list by person"),
        mark("Who does what by which day, to be signed"),
        UPRIGHT,
        "list",
        _tasks,
        LISTS,
        options=(PAGES,),
    ),
)
