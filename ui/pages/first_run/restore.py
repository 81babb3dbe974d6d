"""Getting a ledger back from one of its verified copies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, rule
from ui.widgets.empty import EmptyState
from ui.widgets.text import Elided, Text

FOLDER_SUFFIX = ".backups"
MOST = 10


class RestoreView(QWidget):
    """The copies of the ledgers opened before, newest first; `chosen(backup, ledger)`."""

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, ledgers: list[Path]) -> None:
        super().__init__()
        self.setObjectName("restore")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(tr("Get it back from a backup"), step=24, bold=True))
        keep = tr("The file that is there now is set aside, not thrown away.")
        column.addWidget(Text(keep, tone="muted", wrap=True))
        column.addWidget(self._copies(ledgers))
        foot = QHBoxLayout()
        other = Button(tr("Another backup file"), name="restore_other", icon="folder")
        other.clicked.connect(self._choose_file)
        back = Button(tr("Back"), name="restore_back", keys="Esc")
        back.clicked.connect(self.left)
        foot.addWidget(other)
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)

    def _copies(self, ledgers: list[Path]) -> Card:
        from outreach.workspace import list_backups

        card = Card()
        card.flush()
        found = [(row, ledger) for ledger in ledgers for row in list_backups(ledger)]
        found.sort(key=lambda pair: pair[0].made_at, reverse=True)
        for nth, (row, ledger) in enumerate(found[:MOST]):
            if nth:
                card.body.addWidget(rule())
            card.body.addWidget(self._line(row.file, ledger, words.moment_words(row.made_at), row.size))
        if not found:
            text = tr("Copies on a stick are found by “Another backup file”.")
            card.body.addWidget(EmptyState("disk", tr("No copies on this computer"), text))
        return card

    def _line(self, backup: Path, ledger: Path, made: str, size: int) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(Text(made, bold=True))
        row.addWidget(Elided(ledger.stem, tone="muted"), 1)
        row.addWidget(Text(f"{max(1, size // 1024)} KB", step=13, tone="muted"))
        take = Button(tr("Get this one back"), name=f"restore_{backup.stem}", small=True)
        take.clicked.connect(lambda: self.chosen.emit(backup, ledger))
        row.addWidget(take)
        return line

    def _choose_file(self) -> None:
        kind = tr("Ledger") + " (*.ledger)"
        text, _ = QFileDialog.getOpenFileName(self, tr("Which backup?"), "", kind)
        if not text:
            return
        backup = Path(text)
        folder = backup.parent
        if folder.name.endswith(FOLDER_SUFFIX):
            self.chosen.emit(backup, folder.with_name(folder.name.removesuffix(FOLDER_SUFFIX)))
            return
        place, _ = QFileDialog.getSaveFileName(self, tr("Where to keep the ledger"), backup.name, kind)
        if place:
            self.chosen.emit(backup, Path(place))
