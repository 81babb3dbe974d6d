"""Getting a ledger back from one of its copies: what is in each, and what would be lost, is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.errors import StorageProblem
from outreach.wording import tr
from ui import words
from ui.widgets.button import Button
from ui.widgets.card import Card, Notice, rule
from ui.widgets.empty import EmptyState
from ui.widgets.text import Elided, Text
from ui.work.task import REST, Tasks

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.queries.backup_contents import ContentsSummary, LossSummary

FOLDER_SUFFIX = ".backups"
MOST = 10


class BackupLine(QWidget):
    """One copy: made when, of what, what is in it; the first click says what would be lost."""

    def __init__(self, backup: Path, ledger: Path, made: str, take: Callable[[], None]) -> None:
        super().__init__()
        self._take, self._loss = take, tr("It cannot be told what is in the ledger now.")
        self.inside = Elided("", tone="muted")
        self.notice = Notice()
        self.notice.hide()
        self.button = Button(tr("Get this one back"), name=f"restore_{backup.stem}", small=True)
        self.button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(made, bold=True))
        head.addWidget(Elided(ledger.stem, tone="muted"), 1)
        left.addLayout(head)
        left.addWidget(self.inside)
        row.addLayout(left, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        column.addWidget(self.notice)

    def _clicked(self) -> None:
        if self.notice.isVisible():
            self._take()
            return
        self.notice.text.setText(self._loss)
        self.notice.show()
        self.button.setText(tr("Yes, get it back"))

    def fill(self, found: tuple[ContentsSummary, LossSummary]) -> None:
        """Show what is in the copy and keep what would be lost."""
        inside, loss = found
        when = words.moment_words(inside.last_at) if inside.last_at else ""
        self.inside.set_text(
            tr(
                "{households} households, {visits} visits, last entry {when} {who}",
                households=inside.households,
                visits=inside.visits,
                when=when,
                who=inside.last_by,
            ).strip()
        )
        if loss.nothing:
            self._loss = tr("Nothing was recorded after it: nothing is lost.")
        elif loss.known:
            said = tr(
                "{n} changes made after it are lost, {visits} visits among them.",
                n=loss.changes,
                visits=loss.visits,
            )
            self._loss = said
        self.notice.text.setText(self._loss)

    def point_out(self) -> None:
        """Say that this is the newest good one, one key away."""
        self.button.setText(tr("Get the newest good one back"))
        self.button.setFocus()

    def cannot(self, problem: Exception) -> None:
        """Say that the copy is damaged, or that it takes a PIN or pass phrase."""
        damaged = isinstance(problem, StorageProblem)
        self.inside.set_text(
            tr("damaged, it cannot be used") if damaged else tr("asks for a PIN or pass phrase")
        )
        self.button.setEnabled(not damaged)


class RestoreView(QWidget):
    """The copies of ledgers, newest first; `chosen(backup, ledger)`; `trouble` says why one does not open."""

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, ledgers: list[Path], tasks: Tasks, trouble: str = "") -> None:
        super().__init__()
        self.setObjectName("restore")
        self._tasks = tasks
        self._best: BackupLine | None = None
        self._points_out = bool(trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(tr("Get it back from a backup"), step=24, bold=True))
        keep = tr("The file that is there now is set aside, not thrown away.")
        column.addWidget(Text(keep, tone="muted", wrap=True))
        if trouble:
            notice = Notice(trouble)
            notice.setObjectName("not_opened")
            column.addWidget(notice)
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
            card.body.addWidget(self._line(row.file, ledger, words.moment_words(row.made_at)))
        if not found:
            text = tr("Copies on a stick are found by “Another backup file”.")
            card.body.addWidget(EmptyState("disk", tr("No copies on this computer"), text))
        return card

    def _line(self, backup: Path, ledger: Path, made: str) -> BackupLine:
        line = BackupLine(backup, ledger, made, lambda: self.chosen.emit(backup, ledger))

        def look(report: Report) -> tuple[ContentsSummary, LossSummary]:
            from outreach.workspace import backup_contents

            return backup_contents(backup, ledger)

        def fill(found: tuple[ContentsSummary, LossSummary]) -> None:
            line.fill(found)
            if self._best is None and self._points_out:
                self._best = line
                line.point_out()

        self._tasks.run("", look, done=fill, failed=line.cannot, queue=REST)
        return line

    def _choose_file(self) -> None:
        text, _ = QFileDialog.getOpenFileName(self, tr("Which backup?"), "", words.ledger_files())
        if not text:
            return
        backup = Path(text)
        folder = backup.parent
        if folder.name.endswith(FOLDER_SUFFIX):
            self.chosen.emit(backup, folder.with_name(folder.name.removesuffix(FOLDER_SUFFIX)))
            return
        kind = words.ledger_files()
        place, _ = QFileDialog.getSaveFileName(self, tr("Where to keep the ledger"), backup.name, kind)
        if place:
            self.chosen.emit(backup, Path(place))
