"""Prints the demo village's sign-off sheets and says where each of them is by now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from outreach.actions.sheets import set_sheet_state
from outreach.printing.jobs import keep
from outreach.printing.order import PaperOrder
from outreach.printing.papers import paper_kind
from outreach.progress import silent
from outreach.queries.sheets import SheetPageRow, sheet_page, sheet_pages
from outreach.vocabulary import SheetState
from outreach.workspace import Workspace


def print_sheets(workspace: Workspace, data: dict[str, Any]) -> dict[str, str]:
    """Print a sheet for every due household; gives unit id -> row, of the pages that are typed up."""
    plan = data["sheets"]
    before, workspace.now = workspace.now, lambda: datetime.fromisoformat(plan["printed"])
    paper = paper_kind("signoff")
    keep(workspace, paper.prepare(workspace, paper.order(PaperOrder()), silent))
    workspace.now = lambda: datetime.fromisoformat(plan["state_at"])
    pages: dict[SheetState, list[SheetPageRow]] = {}
    for page in workspace.ask(sheet_pages):
        pages.setdefault(_state(workspace, page, data), []).append(page)
    for state, members in pages.items():
        workspace.run(set_sheet_state, [page.id for page in members], state)
    workspace.now = before
    done = [workspace.ask(sheet_page, page.id) for page in pages[SheetState.DONE]]
    return {line.unit_id: line.id for page in done for line in page.lines}


def _state(workspace: Workspace, page: SheetPageRow, data: dict[str, Any]) -> SheetState:
    """Say where a page is: back as the plan says, typed up where most have signed, else still out."""
    if f"{page.group}-{page.page}" in data["sheets"]["back"]:
        return SheetState.BACK
    letters = data["groups"][page.group]
    lines = workspace.ask(sheet_page, page.id).lines
    signed = sum(letters[int(line.door) - 1] == "S" for line in lines)
    return SheetState.DONE if signed > len(lines) // 2 else SheetState.OUT
