"""The copies of the ledger: when the last ones were made, and one for the stick."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from outreach.wording import tr
from ui import theme, words
from ui.pages.today.reading import OLD_AFTER_DAYS, Copies
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import IconMark, Text


class BackupCard(Card):
    """`folder_chosen(path)` when a copy is to go there."""

    folder_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Backup"))
        self.body.setContentsMargins(16, 0, 16, 12)
        self.here_mark, self.here = IconMark("check", "accent"), Text("")
        self.checked = Text(tr("opens, checked"), step=13, tone="muted")
        self.outside_mark, self.outside = IconMark("usb", "accent"), Text("")
        self.copy = Button(tr("Copy to a stick"), name="today.copy", small=True)
        self.copy.clicked.connect(self.choose_folder)
        for parts in (
            (self.here_mark, self.here, self.checked),
            (self.outside_mark, self.outside, self.copy),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(parts[0])
            line.addWidget(parts[1], 1)
            parts[1].setMinimumHeight(theme.px(34))
            line.addWidget(parts[2])
            self.body.addLayout(line)
        self.last = Text(tr("Kept at launch, exit and every 50 changes"), step=13, tone="muted", wrap=True)
        self.body.addWidget(self.last)
        self.body.addStretch(1)

    def set_dense(self, dense: bool) -> None:
        """Take a lower title, and leave the last line away."""
        self.title.setFixedHeight(theme.px(40 if dense else 44))
        self.last.setVisible(not dense)
        self.body.setContentsMargins(16, 0, 16, 4 if dense else 12)

    def fill(self, copies: Copies, now: datetime) -> None:
        """Show when the copies were made; an old or missing one on the stick wants a look."""
        today = now.date()
        there = copies.here is not None
        self.here.setText(
            tr("Here {when}", when=_when(copies.here, today)) if there else tr("No copy here yet")
        )
        self.here_mark.set_icon("check" if there else "disk", "accent" if there else "muted")
        self.checked.setVisible(there)
        out = copies.outside
        self.outside.setText(tr("Stick {when}", when=_when(out, today)) if out else tr("Never on a stick"))
        fresh = out is not None and (today - out.date()).days < OLD_AFTER_DAYS
        self.outside_mark.set_icon("usb", "accent" if fresh else "warn")

    def choose_folder(self) -> None:
        """Ask for the folder of the stick."""
        dialog = QFileDialog(self, tr("Where should the copy go?"))
        dialog.setObjectName("today.copy_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _when(moment: datetime | None, today: date) -> str:
    if moment is None:
        return ""
    if moment.date() == today:
        return f"{tr('today')} {words.time_words(moment)}"
    return words.day_words(moment.date(), today)
