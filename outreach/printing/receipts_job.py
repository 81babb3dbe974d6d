"""Receipts drawn from the ledger: one for each chosen household, or blank ones."""

from __future__ import annotations

from dataclasses import replace

from outreach.printing.jobs import Prepared, campaign_source
from outreach.printing.order import PaperOrder
from outreach.progress import Report, silent
from outreach.workspace import Workspace

TITLE = "反诈宣传回执"


def prepare_receipts(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw receipts, three a page; their numbers are given for good once they are remembered as printed.

    Raises UserMistake (no campaign, no such group, no household, no number) and Cancelled through `report`.
    """
    from outreach.printing.receipts import A_PAGE, ReceiptsJob, draw
    from outreach.printing.slip_papers import plan_slips

    plan = plan_slips(workspace, order)
    drawn = draw(ReceiptsJob(TITLE, plan.notice, plan.slips), report)
    title = plan.title(TITLE)
    record = plan.record("receipts", title, drawn, A_PAGE)
    return Prepared("receipts", title, drawn.pdf, drawn.pages, drawn.warnings, record)


def prepare_command_cards(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the scanner's command cards; needs no campaign, and nothing of them comes back."""
    from outreach.command_cards import command_code
    from outreach.printing.command_cards import CardsJob, draw
    from outreach.queries.village import paper_secret, village

    secret, here = workspace.ask(paper_secret), workspace.ask(village)
    job = CardsJob(here.name, lambda command, day: command_code(secret, command, day))
    drawn = draw(job, report)
    return Prepared("command-cards", job.title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_labels(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw the labels that hand-written slips wait for; where none does, a page of new numbers to stick on.

    Raises UserMistake (no campaign).
    """
    from outreach.actions.receipts_made import planned_receipts
    from outreach.actions.sheets import BatchRecord
    from outreach.printing.receipt_labels import A_PAGE, TITLE, draw
    from outreach.printing.slip import Slip
    from outreach.queries.receipts import receipts_without_label

    _, campaign = campaign_source(workspace)
    rows = workspace.ask(receipts_without_label)
    new = [None] * (0 if rows else A_PAGE)
    drafts = workspace.ask(planned_receipts, new, workspace.now().date(), workspace.random_bytes)
    slips = [Slip(row.serial, row.code, "", row.place, row.head, row.household_no) for row in rows]
    drawn = draw([*slips, *(Slip(draft.serial, draft.code) for draft in drafts)], report)
    record = BatchRecord(
        "receipt-labels", TITLE, campaign.id, "labels", 0, (), drawn.pdf,
        receipts=[replace(draft, page=1, place=nth) for nth, draft in enumerate(drafts)],
        labelled=[row.id for row in rows], page_count=drawn.pages,
    )  # fmt: skip
    return Prepared("receipt-labels", TITLE, drawn.pdf, drawn.pages, drawn.warnings, record)
