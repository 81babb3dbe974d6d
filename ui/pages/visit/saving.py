"""Saving one visit: off the window's thread, and never twice for a double Enter."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from outreach.actions.visits import VisitForm, record_visit
from outreach.wording import tr
from ui.pages.visit.drafts import Drafts
from ui.pages.visit.entry import Entry
from ui.work.task import Tasks

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.workspace import Workspace


@dataclass(frozen=True)
class Saved:
    """One visit that was saved: its id, what was entered, and where to go on ("" = stay)."""

    visit_id: str
    unit_id: str
    entry: Entry
    following: str


class Saving(QObject):
    """`saved(Saved)` or `failed(problem)` comes once for each `save`."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._drafts = drafts
        self.clock: Callable[[], float] = time.monotonic
        self._under_way: tuple[str, Entry, str] | None = None
        self._saved_at = float("-inf")

    def is_ready(self) -> bool:
        """Tell whether a key or click may save: not while saving, nor as the second half of a double one."""
        pause = QApplication.doubleClickInterval() / 1000
        return self._under_way is None and self.clock() - self._saved_at >= pause

    def save(self, form: VisitForm, entry: Entry, following: str) -> None:
        """Record the visit and forget the door's draft."""
        self._under_way = (form.unit_id, entry, following)

        def work(report: Report) -> str:
            visit_id = self._workspace.run(record_visit, form)
            self._drafts.strike(form.unit_id)
            return visit_id

        self._tasks.run(tr("Saving the visit"), work, done=self._done, failed=self._failed)

    def _done(self, visit_id: str) -> None:
        assert self._under_way is not None
        unit_id, entry, following = self._under_way
        self._under_way = None
        self._drafts.forget(unit_id)
        self._saved_at = self.clock()
        self.saved.emit(Saved(visit_id, unit_id, entry, following))

    def _failed(self, problem: Exception) -> None:
        self._under_way = None
        self.failed.emit(problem)
