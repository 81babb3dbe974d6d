"""Slips for tests: numbered, scanned, told by their codes."""

from __future__ import annotations

from outreach.actions.receipts_made import make_receipts
from outreach.actions.settings import code_secret
from outreach.codes import CodeKind, make_code
from outreach.command_cards import TODAY, command_code
from outreach.queries.households import unit_id_of
from outreach.queries.receipts import ReceiptRow, receipts
from outreach.vocabulary import ScanCommand
from outreach.workspace import Workspace

OTHER_SECRET = bytes(range(32))


def slips_for(workspace: Workspace, *households: str | None) -> list[ReceiptRow]:
    """Number a slip for each household (None = blank) of the open campaign."""
    ids = [None if no is None else workspace.ask(unit_id_of, no) for no in households]
    made = workspace.run(make_receipts, ids)
    return [row for row in workspace.ask(receipts) if row.id in made]


def card(workspace: Workspace, command: ScanCommand, day: int = TODAY) -> str:
    """The code of a command card of this ledger."""
    return command_code(workspace.ask(code_secret), command, day)


def forged_slip() -> str:
    """A well-formed code of a slip that another ledger made."""
    return make_code(CodeKind.RECEIPT, OTHER_SECRET)


def unknown_slip(workspace: Workspace) -> str:
    """A code of this ledger's own secret that stands on no slip."""
    return make_code(CodeKind.RECEIPT, workspace.ask(code_secret))
