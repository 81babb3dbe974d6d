"""The suspicious patterns of one campaign: looked for where visits changed, not after every key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outreach.queries.suspicions import SuspicionRow, suspicions
from ui.page import Context
from ui.work.aside import Aside

LOOKED_AT = frozenset({"visit", "visit_worker", "campaign", "photo", "person", "unit"})
"""Tables whose change can make or end a pattern."""
Found = tuple[str, tuple[SuspicionRow, ...]]


class Patterns:
    """Gives `show` the rows, and whether they may join the check, each time one of the two is another."""

    def __init__(self, ctx: Context, show: Callable[[Sequence[SuspicionRow], bool], None]) -> None:
        self._ctx = ctx
        self._show = show
        self._campaign_id = ""
        self._can_add = False
        self._rows: tuple[SuspicionRow, ...] = ()
        self._looking = Aside(ctx, self._look, self._take)

    def forget(self) -> None:
        """Look anew the next time they are wanted."""
        self._campaign_id = ""

    def want(self, campaign_id: str, can_add: bool) -> None:
        """Show the patterns of a campaign."""
        same, shown = campaign_id == self._campaign_id, can_add == self._can_add
        self._campaign_id, self._can_add = campaign_id, can_add
        if not same:
            self._looking.ask()
        elif not shown:
            self._show(self._rows, can_add)

    def _look(self) -> Found:
        campaign_id = self._campaign_id
        return campaign_id, self._ctx.workspace.ask(suspicions, campaign_id)

    def _take(self, found: Found) -> None:
        campaign_id, rows = found
        if campaign_id == self._campaign_id:
            self._rows = rows
            self._show(rows, self._can_add)
