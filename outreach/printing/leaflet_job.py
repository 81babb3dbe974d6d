"""The leaflet of a village: which design, whose phones stand on it, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from outreach.printing.jobs import Prepared, chosen_group
from outreach.printing.order import PaperOrder
from outreach.progress import Report
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.printing.leaflet import LeafletJob
    from outreach.printing.leaflet_parts import Contact
    from outreach.printing.source import PaperSource
    from outreach.queries.village import WorkerRow

OFFICER = "警"
"""What the post of a police officer has in its name."""
BLACK, HALVES, SMALL, YES = "black", "a5", "small", "yes"


def prepare_leaflet(workspace: Workspace, order: PaperOrder, report: Report) -> Prepared:
    """Draw a leaflet with this village's name, contacts and edition; needs no campaign but for slips.

    With slips there is a page for each household (A4). Raises UserMistake (no such group, too many scams,
    a text without room).
    """
    from outreach.printing import leaflet
    from outreach.printing.slip_papers import plan_slips

    job = leaflet_job(workspace, order)
    content = job.content
    if order.options["slip"] != YES:
        drawn = leaflet.draw(job, report)
        return Prepared("leaflet", content.name, drawn.pdf, drawn.pages, drawn.warnings)
    plan = plan_slips(workspace, order)
    slips = replace(job, slips=plan.slips, notice=plan.notice, two_up=False)
    drawn = leaflet.draw(slips, report)
    title = plan.title(content.name)
    record = plan.record("leaflet", title, drawn)
    return Prepared("leaflet", title, drawn.pdf, drawn.pages, drawn.warnings, record)


def leaflet_job(workspace: Workspace, order: PaperOrder) -> LeafletJob:
    """Put a leaflet together from the ledger. Raises UserMistake (no such group)."""
    from outreach.printing import leaflet
    from outreach.printing.leaflet_content import leaflet_content
    from outreach.printing.own_look import own_theme
    from outreach.printing.source import paper_source
    from outreach.queries.village import workers

    source, options = workspace.ask(paper_source), order.options
    design = options["design"]
    content = leaflet_content(design, given_words(workspace, f"leaflet-{design}", order))
    group = None if order.unit_ids else chosen_group(source, order.group)
    theme = own_theme(workspace, options["ink"])
    return leaflet.LeafletJob(
        content,
        source.village.name,
        (theme.heading or source.office, options["edition"] or edition(workspace.now())),
        contacts(source, workspace.ask(workers), group, police_first=not content.messages),
        theme,
        options.get("size") == HALVES,
        leaflet.SMALL if options["type"] == SMALL else leaflet.USUAL,
    )


def spaced(phone: str) -> str:
    """Write a mobile number so that it can be read off: 138 0000 0126."""
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if len(phone) == 11 and phone.isdecimal() else phone


def given_words(workspace: Workspace, paper: str, order: PaperOrder) -> dict[str, str]:
    """Give the replaced texts of a paper: those being edited, else those the ledger keeps."""
    from outreach.queries.paper_words import paper_words

    return dict(order.words) if order.words is not None else workspace.ask(paper_words, paper)


def edition(at: datetime) -> str:
    """Write the edition of a paper: 2026年11月版."""
    return f"{at.year}年{at.month}月版"


def contacts(
    source: PaperSource, people: tuple[WorkerRow, ...], group: str | None, *, police_first: bool
) -> tuple[Contact, ...]:
    """Give whom to ask, three at most, with a phone: an officer and a grid worker, the group's own first."""
    from outreach.printing.leaflet_parts import MOST_CONTACTS, Contact

    near = source.staff.get(group, ()) if group else ()
    ready = [row for row in people if row.active and row.phone]
    ready.sort(key=lambda row: ((OFFICER in row.role) is not police_first, row.name not in near))
    others = [row for row in ready if (OFFICER in row.role) is not police_first]
    found = [
        Contact(row.role, row.name, spaced(row.phone))
        for row in dict.fromkeys((*ready[:1], *others[:1], *ready))
    ]
    if source.enquiry_phone:
        office = Contact("村委会", "值班", source.enquiry_phone)
        found = [*found[: MOST_CONTACTS - 1], office]
    return tuple(found[:MOST_CONTACTS])
