"""Copies of the ledger: those kept by itself, one to a stick, and leaving for another ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from outreach.progress import Report
from outreach.wording import tr
from ui import words
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card, clear
from ui.widgets.text import Text

SHOWN = 5


class CopiesCard(Card):
    """The newest verified copies, and two ways to make one."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Copies of the ledger"))
        self.ctx = ctx
        self.rows = QVBoxLayout()
        self.body.addLayout(self.rows)
        note = tr("Kept at launch, exit and every 50 changes. The keys travel with a copy: mind the stick.")
        self.body.addWidget(Text(note, step=13, tone="muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(8)
        self.here = here = Button(tr("Make a copy now"), name="settings.copy_here", icon="disk")
        here.clicked.connect(self.copy_here)
        stick = Button(tr("Copy to a stick"), name="settings.copy_to", icon="usb")
        stick.clicked.connect(self.copy_to_stick)
        leave = Button(tr("Another ledger"), name="settings.leave", icon="folder")
        leave.clicked.connect(ctx.leave_ledger)
        for button in (here, stick, leave):
            line.addWidget(button)
        line.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(line)

    def fill(self) -> None:
        """Read the names of the copies there are."""
        clear(self.rows)
        found = self.ctx.workspace.backups()[:SHOWN]
        for row in found:
            self.rows.addWidget(Text(f"{words.moment_words(row.made_at)}    {row.size // 1024} KB"))
        if not found:
            self.rows.addWidget(Text(tr("No copy yet; the first is made when the window closes.")))

    def copy_here(self) -> None:
        """Make a verified copy beside the ledger."""
        self._copy(lambda report: self.ctx.workspace.keep_copy("asked"))

    def copy_to_stick(self) -> None:
        """Make a verified copy in a folder the user chooses."""
        folder = QFileDialog.getExistingDirectory(self, tr("Where does the copy go?"))
        if folder:
            self._copy(lambda report: self.ctx.workspace.copy_to(Path(folder)))

    def _copy(self, work: Callable[[Report], Path]) -> None:
        self.ctx.tasks.run(tr("Copying the ledger"), work, done=self._copied, failed=self.ctx.trouble)

    def _copied(self, file: Path) -> None:
        self.fill()
        self.ctx.toast(tr("Copied and read back: {name}", name=file.name), undo=False)
