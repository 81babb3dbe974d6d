"""The papers of a round under way, put together and drawn: wall chart, doors not reached, progress."""

from __future__ import annotations

from dataclasses import replace

from outreach.errors import UserMistake, declare
from outreach.printing.blank_count import blank_count
from outreach.printing.columns import chosen_columns
from outreach.printing.form_columns import NOT_REACHED, PROGRESS
from outreach.printing.jobs import Prepared, campaign_source, chosen_group
from outreach.printing.order import PaperOrder
from outreach.printing.whole_numbers import reason_for_whole, with_numbers
from outreach.progress import Report, silent
from outreach.queries.whole_phones import whole_phones
from outreach.wording import mark
from outreach.workspace import Workspace

NO_PATCHES = declare(
    "no_patches_to_print",
    mark("Nobody answers for a patch yet: give patches on the page of areas, or print by group."),
)
NOBODY_LEFT = declare("nobody_left", mark("Every due household is reached: there is no list to print."))


def prepare_coverage(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the wall chart of the open campaign as it stands now. Raises UserMistake (no campaign)."""
    from outreach.coverage.summary import coverage_summary
    from outreach.printing.campaign_papers import coverage_job
    from outreach.printing.chart_layout import CHARTS
    from outreach.printing.coverage_sheet import draw
    from outreach.queries.today import reached_by_day

    source, campaign = campaign_source(workspace)
    now = workspace.now()
    summary = workspace.ask(coverage_summary, campaign.id)
    last = max(campaign.starts, min(now.date(), campaign.deadline))
    curve = workspace.ask(reached_by_day, campaign.id, campaign.starts, last)
    job = coverage_job(source, campaign, summary, curve, now)
    drawn = draw(job, report, CHARTS[order.options["size"]])
    title = f"{job.village}入户宣传覆盖图"
    return Prepared("coverage", title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_not_reached(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the list of doors not reached yet, of one group or of all, of one patch or of all, or blank pages.

    Raises UserMistake (no campaign, no such group, everybody reached, whole numbers without right or reason).
    """
    from outreach.coverage.summary import coverage_summary
    from outreach.printing.campaign_papers import not_reached_job, with_phones
    from outreach.printing.not_reached import TITLE, draw

    source, campaign = campaign_source(workspace)
    chosen = chosen_group(source, order.group)
    summary = workspace.ask(coverage_summary, campaign.id)
    blank = blank_count(order.options["blank"])
    columns = with_numbers(order, chosen_columns(order.options, NOT_REACHED), "phone")
    reason = "" if blank or "phone" not in columns else reason_for_whole(workspace, order)
    job = not_reached_job(source, campaign, summary, chosen, workspace.now(), order.patch)
    job = replace(job, columns=columns, blank=blank)
    if not (job.groups or blank):
        raise UserMistake(NOBODY_LEFT, field="group")
    drawn = draw(job, report)
    title = f"{TITLE} {order.patch.title}".strip()
    made = Prepared("not-reached", title, drawn.pdf, drawn.pages, drawn.warnings)
    if not reason:
        return made
    whole = with_phones(job, workspace.ask(whole_phones))
    return replace(made, whole=draw(whole, report).pdf, reason=reason)


def prepare_progress(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the progress sheet of the open campaign as it stands now, or blank ones. Raises UserMistake."""
    from outreach.coverage.summary import coverage_summary
    from outreach.printing.campaign_papers import progress_by_patch, progress_job
    from outreach.printing.progress import TITLE, draw
    from outreach.queries.patches import patch_coverage, patches

    source, campaign = campaign_source(workspace)
    summary = workspace.ask(coverage_summary, campaign.id)
    job = progress_job(source, campaign, summary, workspace.now())
    if order.options["by"] == "patch":
        found = workspace.ask(patch_coverage, campaign.id)
        if found is None:
            raise UserMistake(NO_PATCHES, field="by")
        job = progress_by_patch(job, found, workspace.ask(patches))
    columns, blank = chosen_columns(order.options, PROGRESS), blank_count(order.options["blank"])
    drawn = draw(replace(job, columns=columns, blank=blank), report)
    return Prepared("progress", TITLE, drawn.pdf, drawn.pages, drawn.warnings)
