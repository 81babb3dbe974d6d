"""Phone and ID numbers on paper: masked, unless somebody with the right asks for whole ones and says why.

Whole numbers stand only on what is printed or saved, which is noted then; the preview and the print that is
kept for printing it once more show them masked.
"""

from __future__ import annotations

from outreach.errors import UserMistake, declare
from outreach.printing.order import PaperOrder
from outreach.rights import Right, forbidden, may
from outreach.wording import mark
from outreach.workspace import Workspace

NUMBERS_REASON = declare(
    "numbers_reason", mark("Whole numbers are only printed for a reason: write who asked for them and why.")
)
SHORTEST_REASON = 4
WHOLE = "whole"


def with_numbers(order: PaperOrder, columns: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Give the chosen columns, and that of the numbers where whole ones are asked for."""
    return (*columns, code) if order.options.get("numbers") == WHOLE and code not in columns else columns


def reason_for_whole(workspace: Workspace, order: PaperOrder) -> str:
    """Give why whole numbers are asked for, "" where they stay masked. Raises UserMistake (reason, right)."""
    if order.options.get("numbers") != WHOLE:
        return ""
    if not may(workspace.access, Right.UNMASK):
        raise forbidden(workspace.access)
    reason = order.options["reason"].strip()
    if len(reason) < SHORTEST_REASON:
        raise UserMistake(NUMBERS_REASON, field="reason")
    return reason


def seal_of_numbers(whole: bool) -> str:
    """Say on a sheet with a column of numbers how they stand there."""
    return "电话完整，用完即交回销毁" if whole else "电话中间几位不印"
