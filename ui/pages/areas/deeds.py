"""What can be done with areas and the doors in them: the small forms, each an action that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from outreach.actions.areas import add_area, move_area, put_households
from outreach.actions.patches import give_households
from outreach.queries.areas import AreaRow
from outreach.queries.village import WorkerRow
from outreach.vocabulary import AreaKind
from outreach.wording import tr
from ui.dialogs.choose_area import ChooseArea
from ui.dialogs.choose_worker import ChooseWorker
from ui.page import Context
from ui.pages.areas.forms import MoveArea, NewArea


class Deeds(QObject):
    """Opens the forms over the page and does what they say."""

    def __init__(self, ctx: Context, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page

    def add(self, rows: Sequence[AreaRow], inside: AreaRow, added: Callable[[str], object]) -> None:
        """Ask for a new area inside another; `added(id)` is called with it."""

        def save(kind: AreaKind, name: str, parent_id: str) -> None:
            area_id = self._ctx.workspace.run(add_area, kind, name, parent_id)
            added(area_id)
            self._ctx.toast(tr("{area} added", area=name))

        NewArea(rows, inside, save, self._page).open()

    def move(self, rows: Sequence[AreaRow], row: AreaRow) -> None:
        """Ask where an area goes with all that is in it."""

        def save(parent_id: str) -> None:
            self._ctx.workspace.run(move_area, row.id, parent_id)
            self._ctx.toast(tr("{area} put elsewhere", area=row.label))

        MoveArea(rows, row, save, self._page).open()

    def put(self, rows: Sequence[AreaRow], ids: list[str]) -> None:
        """Ask into which area these doors go."""

        def save(area_id: str) -> None:
            self._ctx.workspace.run(put_households, area_id, ids)
            self._ctx.toast(tr("{n} households put into the area", n=len(ids)))

        ChooseArea(len(ids), rows, save, self._page).open()

    def give(self, workers: Sequence[WorkerRow], ids: list[str]) -> None:
        """Ask who answers for these doors alone."""

        def save(worker_id: str) -> None:
            self._ctx.workspace.run(give_households, ids, worker_id)
            self._ctx.toast(tr("{n} households given", n=len(ids)))

        ChooseWorker(len(ids), workers, save, self._page).open()
