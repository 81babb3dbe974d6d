"""Asks why people or what was said are erased for good, with how much on the button; then it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from outreach.actions.erasing import ERASE_REASON
from outreach.errors import UserMistake
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.line import LineEdit


class EraseDialog(FormDialog):
    """`erase(reason)` once there is a reason; the button says what goes."""

    def __init__(
        self, title: str, button: str, erase: Callable[[str], object], parent: QWidget | None
    ) -> None:
        note = tr("It cannot be undone, nor brought back from a copy; the totals stay.")
        super().__init__("erase", title, button, self._go_on, parent, note)
        self._erase = erase
        self.reason = LineEdit(name="erase_reason", hint=tr("for instance: the household asked for it"))
        self.add("reason", tr("Why is it erased?"), self.reason)
        self.reason.setFocus()

    def _go_on(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            raise UserMistake(ERASE_REASON, field="reason")
        self._erase(reason)
