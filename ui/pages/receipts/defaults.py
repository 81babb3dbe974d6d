"""What an open sheet begins with: the day and the workers as printed, and examples of what can be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from outreach.printing.source import group_staff
from outreach.queries.sheets import SheetPageRow
from outreach.queries.type_up import TypeUpPage
from outreach.queries.village import workers
from outreach.vocabulary import SheetState
from outreach.wording import tr
from outreach.workspace import Workspace


def usual_day(page: SheetPageRow, today: date) -> date:
    """Give the day the sheet was taken out or came back, if that was noted, else today."""
    return page.state_at.date() if page.state in (SheetState.OUT, SheetState.BACK) else today


def usual_workers(workspace: Workspace, page: SheetPageRow) -> list[str]:
    """Give who took the sheet out, else who goes to the group as on the paper, else who is typing."""
    if page.taken_by:
        return page.taken_by.split("、")
    staff = workspace.ask(group_staff, page.campaign_id, page.group)
    return list(staff) or [name for name in (workspace.recorder,) if name]


def known_workers(workspace: Workspace) -> list[str]:
    """Give who can be chosen."""
    return [row.name for row in workspace.ask(workers) if row.active]


def sentence(sheet: TypeUpPage) -> str:
    """Give the usual sentence with this sheet's own numbers."""
    numbers: Sequence[int] = [row.line.number for row in sheet.rows] or [1]
    some = [str(numbers[nth]) for nth in (6, 11) if nth < len(numbers) - 1] or [str(numbers[-1])]
    return tr(
        "For instance: {first}-{last} signed, but {some}",
        first=numbers[0],
        last=numbers[-1],
        some="、".join(some),
    )


def examples(sheet: TypeUpPage) -> list[str]:
    """Give things that can be said of this very sheet."""
    numbers: Sequence[int] = [row.line.number for row in sheet.rows] or [1]
    new, proxy, wife, without = (numbers[min(nth, len(numbers) - 1)] for nth in (3, 10, 2, 4))
    words = [
        tr("{n} newly installed, as said", n=new),
        tr("{n} by proxy, as said", n=proxy),
        tr("{n} wife signed, as said", n=wife),
    ]
    if sheet.columns:
        words.append(tr("{n} no {label}, as said", n=without, label=sheet.columns[-1].label))
    last = numbers[-1]
    words.append(tr("by initials too: {example}", example=f"{numbers[0]}-{last}q c{without};{new}xz"))
    return words
