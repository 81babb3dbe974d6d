"""The key groups of a household's people: said beside their names, ticked in a small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from outreach.actions.key_groups import keep_key_marks
from outreach.queries.key_groups import (
    HouseholdKeys,
    KeyGroupRow,
    campaign_day,
    household_keys,
    key_groups,
)
from ui.pages.household.key_marks import KeyMarksDialog

if TYPE_CHECKING:
    from ui.page import Context
    from ui.pages.household.page import HouseholdPage


class KeyTicks:
    """Reads them anew with each `tags`; `saved` is called once ticks were kept."""

    def __init__(self, ctx: Context, page: HouseholdPage, saved: Callable[[], None]) -> None:
        self._ctx, self._page, self._saved = ctx, page, saved
        self._groups: tuple[KeyGroupRow, ...] = ()
        self._keys = HouseholdKeys(frozenset(), {}, {})
        page.members.key_groups_asked.connect(self.tick)

    def tags(self) -> tuple[dict[str, str], str]:
        """Say the key groups of each member, and of the household."""
        ask = self._ctx.workspace.ask
        self._groups = ask(key_groups)
        on = ask(campaign_day, self._ctx.workspace.now().date())
        self._keys = ask(household_keys, self._page.unit_id, on)

        def words(codes: frozenset[str]) -> str:
            return "、".join(group.name for group in self._groups if group.code in codes)

        people = set(self._keys.ticked) | set(self._keys.ages)
        none: frozenset[str] = frozenset()
        tags = {p: words(self._keys.ticked.get(p, none) | self._keys.ages.get(p, none)) for p in people}
        return tags, words(self._keys.everybody)

    def tick(self) -> None:
        """Ask who of the household belongs to which key group."""
        card = self._page.card
        if card is None:
            return

        def save(marks: list[tuple[str, str]]) -> None:
            self._ctx.workspace.run(keep_key_marks, self._page.unit_id, marks)
            self._saved()

        KeyMarksDialog(self._groups, card.members, self._keys, save, self._page).open()
