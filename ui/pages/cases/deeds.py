"""What can be done with cases: each is an action of its own, so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach.actions.cases import (
    CaseForm,
    add_case,
    close_case,
    correct_case,
    reopen_case,
    void_case,
)
from outreach.actions.dissuasions import DissuasionForm, add_dissuasion
from outreach.queries.cases import CaseRow
from outreach.wording import tr
from ui import words
from ui.page import Context
from ui.pages.cases.forms import CaseDialog, CloseDialog, DissuasionDialog, VoidCaseDialog

Traced = tuple[str, date]
"""A household and the day before which it is traced."""


class Deeds(QObject):
    """Opens the small forms over the page and does what they say; `recorded(case id)` for a new case."""

    recorded = Signal(str)

    def __init__(
        self,
        ctx: Context,
        page: QWidget,
        case: Callable[[], CaseRow | None],
        traced: Callable[[], Traced | None],
    ) -> None:
        super().__init__(page)
        self._ctx, self._page, self._case, self._traced = ctx, page, case, traced

    def add(self) -> None:
        """Record a case; a household being traced is proposed as its victim."""

        def save(form: CaseForm) -> None:
            self.recorded.emit(self._ctx.workspace.run(add_case, form))
            self._ctx.toast(tr("Case recorded: {day}", day=words.day_words(form.happened_on)))

        dialog = CaseDialog(self._ctx.workspace, save, self._page)
        if (traced := self._traced()) is not None:
            dialog.put(traced[1], "", traced[0], "")
        dialog.open()

    def correct(self) -> None:
        """Correct the case on screen."""
        if (row := self._case()) is not None:

            def save(form: CaseForm) -> None:
                self._ctx.workspace.run(correct_case, row.id, form)
                self._ctx.toast(tr("Case {no} corrected", no=row.number))

            CaseDialog(self._ctx.workspace, save, self._page, row).open()

    def close(self) -> None:
        """Close the case on screen with what was done."""
        if (row := self._case()) is not None and row.is_open:

            def save(done: str, responsible: str) -> None:
                self._ctx.workspace.run(close_case, row.id, done, responsible)
                self._ctx.toast(tr("Case {no} closed", no=row.number))

            CloseDialog(row, self._ctx.workspace.recorder, save, self._page).open()

    def reopen(self) -> None:
        """Open a closed case again."""
        if (row := self._case()) is not None and not row.is_open:
            self._ctx.workspace.run(reopen_case, row.id)
            self._ctx.toast(tr("Case {no} is open again", no=row.number))

    def void(self) -> None:
        """Void the case on screen with a reason."""
        if (row := self._case()) is not None:

            def save(reason: str) -> None:
                self._ctx.workspace.run(void_case, row.id, reason)
                self._ctx.toast(tr("Case {no} is void", no=row.number))

            VoidCaseDialog(row, save, self._page).open()

    def add_dissuasion(self) -> None:
        """Record a dissuasion."""

        def save(form: DissuasionForm) -> None:
            self._ctx.workspace.run(add_dissuasion, form)
            self._ctx.toast(tr("Dissuasion recorded"))

        DissuasionDialog(self._ctx.workspace, save, self._page).open()
