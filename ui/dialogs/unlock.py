"""Asks for a PIN, the pass phrase or the recovery code: to open a ledger, or to come back to a locked one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from outreach.errors import DoorbookError
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.error_messages import show_at_fields, show_trouble
from ui.widgets.button import Button
from ui.widgets.line import DropDown, LineEdit


@dataclass(frozen=True)
class Said:
    """What was typed: a pass phrase or recovery code, or a PIN with the worker's name."""

    passphrase: str = ""
    pin: str = ""
    worker: str = ""


Try = Callable[[Said, Callable[[], None], Callable[[Exception], None]], None]
"""Tries what was typed off the window's thread, then calls the one for right or the one for wrong."""


class UnlockDialog(FormDialog):
    """Who you are and your PIN where somebody has one on this computer; the pass phrase is a button away."""

    def __init__(self, name: str, workers: Sequence[str], attempt: Try, parent: QWidget | None) -> None:
        """`name` is what the ledger is called."""
        super().__init__("unlock", tr("Open “{name}”", name=name), tr("Open"), lambda: None, parent)
        self._attempt = attempt
        self.worker = DropDown(name="unlock_worker")
        self.worker.addItems(list(workers))
        self.pin = secret_line("unlock_pin")
        self.passphrase = secret_line("unlock_passphrase")
        self.add("worker", tr("Who you are"), self.worker)
        self.add("pin", tr("PIN"), self.pin)
        self.add("passphrase", tr("Pass phrase or recovery code"), self.passphrase)
        self.other = Button("", "quiet", name="unlock_other")
        self.other.clicked.connect(lambda: self._show(not self._by_pin))
        self.other.setVisible(bool(workers))
        self.body.addWidget(self.other)
        for line in (self.pin, self.passphrase):
            line.returnPressed.connect(self.attempt)
            line.removeEventFilter(self)
        self._show(bool(workers))

    def _show(self, by_pin: bool) -> None:
        self._by_pin = by_pin
        for key in ("worker", "pin"):
            self.fields[key].setVisible(by_pin)
        self.fields["passphrase"].setVisible(not by_pin)
        self.other.setText(tr("Use the pass phrase or recovery code") if by_pin else tr("Use my PIN"))
        (self.pin if by_pin else self.passphrase).setFocus()

    def attempt(self) -> None:
        """Try what was typed; what is wrong stands under its field, and the dialog stays."""
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        said = Said(pin=self.pin.text().strip(), worker=self.worker.currentText())
        self._attempt(said if self._by_pin else Said(self.passphrase.text()), self.accept, self._wrong)

    def _wrong(self, problem: Exception) -> None:
        self.save_button.setEnabled(True)
        for line in (self.pin, self.passphrase):
            line.selectAll()
        if isinstance(problem, DoorbookError) and problem.field not in self.fields:
            self.reject()
        if not show_at_fields(problem, self.fields):
            show_trouble(problem)


def secret_line(name: str) -> LineEdit:
    """Give a line that shows dots."""
    line = LineEdit(name=name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
