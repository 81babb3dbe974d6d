"""The photos of a household's visits: shown by button or key, dropped on a visit or anywhere on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from outreach.queries.visits import VisitRow
from outreach.vocabulary import PhotoOf
from ui import words
from ui.work.photos import PhotoDrop, Whose, show_photos

if TYPE_CHECKING:
    from ui.page import Context
    from ui.pages.household.page import HouseholdPage


class Photographs(QObject):
    """Where no visit is pointed at, the newest one that stands is meant."""

    def __init__(self, ctx: Context, page: HouseholdPage) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        page.history.photos_asked.connect(self.show)
        ctx.commands["household.photos"].triggered.connect(self._show_newest)
        PhotoDrop(ctx, page, self._under, self._light)

    def show(self, row: VisitRow) -> None:
        """Show the photos of a visit."""
        show_photos(self._ctx, whose(row), "household", unit_id=self._page.unit_id)

    def suit(self) -> None:
        """Let the key work where there is a visit."""
        self._ctx.commands["household.photos"].setEnabled(self._newest() is not None)

    def _show_newest(self) -> None:
        if (row := self._newest()) is not None:
            self.show(row)

    def _newest(self) -> VisitRow | None:
        card = self._page.card
        visits = card.visits if card is not None else ()
        return next((row for row in visits if row.voided_at is None), None)

    def _at(self, spot: QPoint) -> VisitRow | None:
        history = self._page.history
        return history.visit_at(history.mapFrom(self._page, spot)) or self._newest()

    def _under(self, spot: QPoint) -> Whose | None:
        row = self._at(spot)
        return whose(row) if row is not None else None

    def _light(self, spot: QPoint | None) -> None:
        row = self._at(spot) if spot is not None else None
        self._page.history.light(row.id if row is not None else "")


def whose(row: VisitRow) -> Whose:
    """Name a visit as what photos belong to."""
    return Whose(PhotoOf.VISIT, row.id, f"{row.head} {row.place} {words.moment_words(row.at)}")
