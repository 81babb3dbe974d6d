"""The row of buttons: what can be done with the current report, one key each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from outreach.queries.outbox import BoxRow
from outreach.wording import mark, tr
from ui.commands import Commands
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout

DEEDS = {
    "make": ("report", mark("Make the report")),
    "carried": ("out", mark("Was handed in")),
    "answer": ("check", mark("Answered")),
    "correct": ("edit", mark("Correct")),
    "save": ("disk", mark("Save the file")),
    "open": ("folder", mark("Open the file")),
}
"""Icon and words by command, in the order of the buttons."""


class Deeds(QWidget):
    """The buttons follow their commands."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        flow = FlowLayout(self, gap=8, line_gap=8)
        for deed, (icon, text) in DEEDS.items():
            command = f"outbox.{deed}"
            kind, keys = "primary" if deed == "make" else "secondary", commands.keys(command)
            button = Button(tr(text), kind, name=command, icon=icon, keys=keys, small=True)
            flow.addWidget(button.does(commands[command]))

    def suit(self, row: BoxRow | None) -> None:
        """Let only what can be done with a report be pressed."""
        sent = row.sent if row is not None else None
        there = sent is not None
        can = {
            "make": row is not None and not there,
            "carried": sent is not None and sent.acknowledged_on is None,
            "answer": sent is not None and sent.carried_on is not None,
            "correct": there, "save": there, "open": there,
        }  # fmt: skip
        for deed, on in can.items():
            self._commands[f"outbox.{deed}"].setEnabled(on)
