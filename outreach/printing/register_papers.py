"""Papers about the register itself, drawn from the ledger."""

from __future__ import annotations

from dataclasses import replace

from outreach.errors import UserMistake, declare
from outreach.printing.jobs import Prepared, chosen_group
from outreach.printing.order import PaperOrder
from outreach.printing.whole_numbers import reason_for_whole
from outreach.progress import Report, silent
from outreach.wording import mark
from outreach.workspace import Workspace

NOBODY_EXCLUDED = declare(
    "nobody_excluded", mark("No household is left out of the count: there is no list to print.")
)

NO_UNITS = declare(
    "no_units_to_print", mark("No shop, school or other unit is in the register: add one, then print.")
)


def prepare_contacts(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the list of units with their contact persons; needs no campaign. Raises UserMistake (none)."""
    from outreach.printing.listing import draw
    from outreach.printing.register_lists import contacts_job
    from outreach.printing.source import paper_source
    from outreach.queries.contacts import contacts, whole_contacts

    rows = workspace.ask(contacts)
    if not rows:
        raise UserMistake(NO_UNITS, field="kind")
    reason = reason_for_whole(workspace, order)
    source, now = workspace.ask(paper_source), workspace.now()
    job = contacts_job(source, rows, now)
    drawn = draw(job, report)
    made = Prepared("contacts", job.title, drawn.pdf, drawn.pages, drawn.warnings)
    if not reason:
        return made
    whole = contacts_job(source, workspace.ask(whole_contacts), now, whole=True)
    return replace(made, whole=draw(whole, report).pdf, reason=reason)


def prepare_exclusions(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the list of households left out of the count, by reason, for signing; needs no campaign.

    Raises UserMistake (no such group, nobody left out).
    """
    from outreach.coverage.summary import coverage_counts
    from outreach.printing.listing import draw
    from outreach.printing.register_lists import exclusions_job
    from outreach.printing.source import paper_source
    from outreach.queries.exclusion_list import excluded_households

    source = workspace.ask(paper_source)
    chosen = chosen_group(source, order.group)
    counts = workspace.ask(coverage_counts, source.campaign.id if source.campaign else None)
    total = next((row for row in counts.groups if row.group == chosen), counts.total)
    job = exclusions_job(source, total, workspace.ask(excluded_households), chosen, workspace.now())
    if not job.sections:
        raise UserMistake(NOBODY_EXCLUDED, field="group")
    drawn = draw(job, report)
    return Prepared("exclusions", job.title, drawn.pdf, drawn.pages, drawn.warnings)
