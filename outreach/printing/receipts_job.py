"""Receipts drawn from the ledger: one for each chosen household, or blank ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from outreach.errors import UserMistake, declare
from outreach.places import group_label
from outreach.printing.chosen_doors import chosen_households
from outreach.printing.jobs import NO_DOORS_TO_PRINT, Prepared, campaign_source, chosen_group
from outreach.printing.order import PaperOrder
from outreach.progress import Report, silent
from outreach.wording import mark
from outreach.workspace import Workspace

if TYPE_CHECKING:
    from outreach.actions.receipts_made import ReceiptDraft
    from outreach.printing.slip import Slip
    from outreach.printing.source import PaperSource

TITLE = "反诈宣传回执"
BLANK_COUNT_WRONG = declare(
    "blank_count_wrong", mark("“{count}” is no number of slips: write 1 to {most}, or nothing.")
)
MOST_BLANK = 3000


def prepare_receipts(workspace: Workspace, order: PaperOrder, report: Report = silent) -> Prepared:
    """Draw receipts, three a page; their numbers are given for good once they are remembered as printed.

    Raises UserMistake (no campaign, no such group, no household, no number) and Cancelled through `report`.
    """
    from outreach.actions.receipts_made import planned_receipts
    from outreach.actions.sheets import BatchRecord
    from outreach.printing import slip_layout as layout
    from outreach.printing.receipts import A_PAGE, ReceiptsJob, draw
    from outreach.printing.signoff_form import Notice

    source, campaign = campaign_source(workspace)
    group = None if order.unit_ids else chosen_group(source, order.group)
    blank = _blank(order.options.get("blank", ""))
    chosen = [] if blank else chosen_households(source, replace(order, group=group))
    units = [*[None] * blank, *(row.id for row in chosen)]
    if not units:
        raise UserMistake(NO_DOORS_TO_PRINT, field="group")
    drafts = workspace.ask(planned_receipts, units, workspace.now().date(), workspace.random_bytes)
    notice = Notice(source.office, phone=source.village.enquiry_phone)
    drawn = draw(ReceiptsJob(TITLE, notice, slips_of(source, drafts)), report)
    part = f"空白{blank}张" if blank else f"{len(units)}户" if order.unit_ids else group_label(group or "")
    title = f"{TITLE} {part} {drafts[0].serial}–{drafts[-1].serial}".replace("  ", " ")
    placed = [
        replace(draft, page=nth // A_PAGE + 1, place=nth % A_PAGE) for nth, draft in enumerate(drafts)
    ]
    record = BatchRecord(
        "receipts", title, campaign.id, layout.LAYOUT, layout.GEOMETRY, (), drawn.pdf,
        receipts=placed, slip_geometry=layout.geometry(), page_count=drawn.pages,
    )  # fmt: skip
    return Prepared("receipts", title, drawn.pdf, drawn.pages, drawn.warnings, record)


def slips_of(source: PaperSource, drafts: tuple[ReceiptDraft, ...]) -> tuple[Slip, ...]:
    """Give what stands on each slip: village, door and head, nothing of it on a blank one."""
    from outreach.printing.slip import Slip

    rows = {row.id: row for row in source.households}
    return tuple(
        Slip(draft.serial, draft.code, source.village.name, rows[unit].place, rows[unit].head)
        if (unit := draft.unit_id)
        else Slip(draft.serial, draft.code)
        for draft in drafts
    )


def prepare_command_cards(workspace: Workspace, report: Report = silent) -> Prepared:
    """Draw the scanner's command cards; needs no campaign, and nothing of them comes back."""
    from outreach.command_cards import command_code
    from outreach.printing.command_cards import CardsJob, draw
    from outreach.queries.village import paper_secret, village

    secret, here = workspace.ask(paper_secret), workspace.ask(village)
    job = CardsJob(here.name, lambda command, day: command_code(secret, command, day))
    drawn = draw(job, report)
    return Prepared("command-cards", job.title, drawn.pdf, drawn.pages, drawn.warnings)


def prepare_labels(workspace: Workspace, report: Report = silent) -> Prepared:
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
    slips = [Slip(row.serial, row.code, "", row.place, row.head) for row in rows]
    drawn = draw([*slips, *(Slip(draft.serial, draft.code) for draft in drafts)], report)
    record = BatchRecord(
        "receipt-labels", TITLE, campaign.id, "labels", 0, (), drawn.pdf,
        receipts=[replace(draft, page=1, place=nth) for nth, draft in enumerate(drafts)],
        labelled=[row.id for row in rows], page_count=drawn.pages,
    )  # fmt: skip
    return Prepared("receipt-labels", TITLE, drawn.pdf, drawn.pages, drawn.warnings, record)


def _blank(text: str) -> int:
    """Read how many blank slips are wanted, 0 where nothing is written."""
    plain = text.strip()
    if not plain:
        return 0
    if not plain.isascii() or not plain.isdigit() or not 1 <= int(plain[:9]) <= MOST_BLANK:
        raise UserMistake(BLANK_COUNT_WRONG, field="blank", count=plain[:20], most=MOST_BLANK)
    return int(plain)
