"""Numbered slips of one demo group: printed, taken out by two workers, signed, handed in, one lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from outreach.actions.receipts_back import return_receipt
from outreach.actions.receipts_out import miss_receipts, take_receipts_out
from outreach.actions.visits import VisitForm
from outreach.printing.jobs import keep
from outreach.printing.order import PaperOrder
from outreach.printing.receipts_job import prepare_receipts
from outreach.queries.receipts import receipts
from outreach.vocabulary import ReceiptState
from outreach.workspace import Workspace

GROUP = "4"
PRINTED = datetime(2026, 11, 8, 18)
TAKEN = (("赵强", 1, 15, datetime(2026, 11, 9, 8, 30)), ("王芳", 16, 25, datetime(2026, 11, 16, 8, 30)))
HANDED_IN = datetime(2026, 11, 20, 19, 45)
NOT_HANDED_IN = 2
"""So many of the signed slips are still with their worker."""
LOST = 12


def print_slips(workspace: Workspace, forms: Sequence[VisitForm]) -> list[VisitForm]:
    """Print a slip for every due household of the group; gives the visits with the number each signed."""
    before, workspace.now = workspace.now, lambda: PRINTED
    keep(workspace, prepare_receipts(workspace, PaperOrder(GROUP, options={"blank": ""})))
    rows = workspace.ask(receipts)
    for worker, first, last, at in TAKEN:
        workspace.now = lambda moment=at: moment  # type: ignore[misc]
        workspace.run(take_receipts_out, rows[first - 1].serial, rows[last - 1].serial, worker)
    workspace.now = before
    serials = {row.unit_id: row.serial for row in rows}
    return [
        replace(form, receipt=serials.get(form.unit_id, form.receipt)) if form.receipt else form
        for form in forms
    ]


def hand_slips_in(workspace: Workspace) -> None:
    """Hand in the signed slips but the last ones; one that nobody signed cannot be found."""
    before, workspace.now = workspace.now, lambda: HANDED_IN
    rows = workspace.ask(receipts)
    signed = [row.serial for row in rows if row.state is ReceiptState.SIGNED]
    for serial in signed[:-NOT_HANDED_IN]:
        workspace.run(return_receipt, serial)
    workspace.run(miss_receipts, [rows[LOST - 1].serial])
    workspace.now = before
