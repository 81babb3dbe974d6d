"""What was printed before, taken out of the ledger as it was: whole, or some of its pages."""

from __future__ import annotations

import re
from pathlib import Path

from outreach.errors import UserMistake, declare
from outreach.files import write_whole
from outreach.printing.jobs import PrintedFile
from outreach.printing.pages import only_pages
from outreach.queries.sheets import BatchRow, batch_pdf, print_batches
from outreach.wording import mark
from outreach.workspace import Workspace

NEWEST = "last"
PRINT_UNKNOWN = declare(
    "print_unknown",
    mark("There is no earlier print “{batch}”: list them with `print again`, then choose one."),
)
PRINT_GONE = declare(
    "print_gone",
    mark("This print named somebody whose data were erased and is not kept any more: print it anew."),
)
NO_SUCH_PAGES = declare(
    "no_such_pages",
    mark("“{pages}” are no pages of this print, which has {count}: write 3, 2-5 or 1,4-6."),
)


def printed_before(workspace: Workspace, batch: str) -> BatchRow:
    """Give an earlier print by its id, or the newest of all. Raises UserMistake where there is none."""
    rows = workspace.ask(print_batches)
    found = next((row for row in rows if batch in (row.id, NEWEST)), None)
    if found is None:
        raise UserMistake(PRINT_UNKNOWN, field="batch", batch=batch)
    return found


def print_again(workspace: Workspace, batch: str, target: Path, pages: str = "") -> PrintedFile:
    """Write an earlier print, or some `pages` of it (“3”, “2-5”, “1,4-6”), into a file as it was.

    Nothing new is remembered: the same sheets come back. Raises UserMistake, StorageProblem.
    """
    row = printed_before(workspace, batch)
    pdf = workspace.ask(batch_pdf, row.id)
    if not pdf:
        raise UserMistake(PRINT_GONE, field="batch")
    chosen = page_numbers(pages, row.pages)
    write_whole(target, only_pages(pdf, chosen) if pages else pdf)
    return PrintedFile(target, len(chosen), row.id)


def page_numbers(text: str, count: int) -> tuple[int, ...]:
    """Read the numbers of pages of a print that has `count`, all where none are named. Raises UserMistake."""
    if not text:
        return tuple(range(1, count + 1))
    chosen: list[int] = []
    for part in re.split("[,，、]", text):
        found = re.fullmatch(r"\s*(\d{1,6})\s*(?:[-–—~至到]\s*(\d{1,6})\s*)?", part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            raise UserMistake(NO_SUCH_PAGES, field="pages", pages=text, count=count)
        chosen += range(first, last + 1)
    return tuple(dict.fromkeys(chosen))
