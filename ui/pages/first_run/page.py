"""The first page: a picture of the work at the left, where to begin at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from outreach.errors import DoorbookError, StorageProblem, UserMistake
from outreach.files import LEDGER_SUFFIX
from outreach.wording import tr
from ui import theme, words
from ui.dialogs.unlock import Said
from ui.error_messages import show_trouble
from ui.pages.first_run.choices import WIDTH, Choices
from ui.pages.first_run.foot import Foot
from ui.pages.first_run.new_ledger import NewLedgerForm, documents
from ui.pages.first_run.restore import RestoreView
from ui.pages.first_run.wall import Wall
from ui.settings import settings_folder
from ui.widgets.card import scrolled
from ui.widgets.text import IconMark, Text

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.workspace import Workspace
    from ui.main_window import MainWindow

LEFT = 534
DEMO_FILE = f"demo{LEDGER_SUFFIX}"
COMES_BACK = ("ledger_damaged", "not_a_ledger", "ledger_missing", "no_tables")


class FirstRunPage(QWidget):
    """New ledger, open, demo village, from a backup."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setProperty("ring", "none")
        self._window = window
        self.choices = Choices(window.commands)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.choices)
        self._stack.setMaximumWidth(theme.px(WIDTH))
        self._left = _picture()
        self._lay_out()
        commands = window.commands
        commands.give_to(self, "first_run")
        commands["ledger.new"].triggered.connect(self.new)
        commands["ledger.open"].triggered.connect(self.open)
        commands["ledger.demo"].triggered.connect(self.demo)
        commands["ledger.restore"].triggered.connect(self.restore)
        QTimer.singleShot(0, self.choices.buttons[0], self.choices.buttons[0].setFocus)

    def _lay_out(self) -> None:
        right = QWidget()
        box = QHBoxLayout(right)
        box.setContentsMargins(32, 0, 32, 0)
        box.addWidget(self._stack, 0, Qt.AlignmentFlag.AlignVCenter)
        right.setMinimumHeight(0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._left, 0, 0)
        grid.addWidget(scrolled(right), 0, 1)
        grid.addWidget(Foot(self._window), 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the picture up where the choices need the room."""
        super().resizeEvent(event)
        self._left.setVisible(self.width() - LEFT >= theme.px(WIDTH) + 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the choices with the arrows; go back with Esc."""
        buttons = self.choices.buttons
        now = next((nth for nth, button in enumerate(buttons) if button.hasFocus()), -1)
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        elif event.key() in steps and now >= 0:
            buttons[(now + steps[event.key()]) % len(buttons)].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now >= 0:
            buttons[now].click()
        else:
            super().keyPressEvent(event)

    def show_failed(self, problem: Exception, path: Path | None = None) -> None:
        """Say why the ledger did not open, on the page itself if it is a known trouble.

        The copies of a damaged or lost one are offered at once.
        """
        self._back()
        if path is not None and isinstance(problem, StorageProblem) and _may_come_back(problem, path):
            self._offer_copies([path], problem.sentence())
        elif isinstance(problem, DoorbookError):
            self.choices.show_trouble(problem.sentence())
        else:
            show_trouble(problem)

    def _show(self, view: QWidget) -> None:
        self._back()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def _back(self) -> None:
        view = self._stack.currentWidget()
        if view is not self.choices:
            self._stack.removeWidget(view)
            view.deleteLater()
            self.choices.buttons[0].setFocus()

    # The four ways

    def new(self) -> None:
        """Show the form of a new ledger."""
        form = NewLedgerForm(self._window.tasks)
        form.made.connect(self._made)
        form.left.connect(self._back)
        self._show(form)
        form.finder.setFocus()

    def _made(self, workspace: Workspace) -> None:
        self._window.show_workspace(workspace)
        frame = self._window.frame()
        if frame is not None:
            frame.navigate("roster")

    def open(self) -> None:
        """Offer the ledgers opened last, or any file."""
        recent = self._window.settings.recent()
        if not recent:
            self.choose_file()
            return
        menu = QMenu(self)
        menu.setObjectName("recent_menu")
        for path in recent:
            name = tr("Demo village") if path.name == DEMO_FILE else path.stem
            menu.addAction(name, lambda path=path: self._window.open_ledger(path)).setToolTip(str(path))
        menu.addSeparator()
        menu.addAction(tr("Another file ..."), self.choose_file)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.choices.buttons[1]
        menu.popup(button.mapToGlobal(QPoint(theme.px(64), button.height())))

    def choose_file(self) -> None:
        """Ask for the ledger's file."""
        kind = words.ledger_files() + ";;" + tr("All files") + " (*)"
        text, _ = QFileDialog.getOpenFileName(self, tr("Open a ledger"), str(documents()), kind)
        if text:
            self._window.open_ledger(Path(text))

    def demo(self) -> None:
        """Open the demo village, made new each time."""
        self._window.open_demo(settings_folder() / DEMO_FILE)

    def restore(self) -> None:
        """Show the copies there are."""
        ledgers = [Path(text) for text in self._window.settings["recent"] if isinstance(text, str)]
        self._offer_copies(ledgers)

    def _offer_copies(self, ledgers: list[Path], trouble: str = "") -> None:
        view = RestoreView(ledgers, self._window.tasks, trouble)
        view.left.connect(self._back)
        view.chosen.connect(self._get_back)
        self._show(view)

    def _get_back(self, backup: Path, ledger: Path) -> None:
        def work(report: Report) -> Path:
            from outreach.workspace import restore_backup

            restore_backup(backup, ledger)
            return ledger

        def open_with(said: Said) -> Workspace:
            from outreach.workspace import open_checked, restore_backup

            secret = {"passphrase": said.passphrase, "pin": said.pin}
            restore_backup(backup, ledger, worker=said.worker, **secret)
            return open_checked(ledger, recorder=said.worker, **secret)

        def failed(problem: Exception) -> None:
            if isinstance(problem, UserMistake) and problem.field in ("pin", "passphrase"):
                self._window.guarding.ask(ledger, open_with)
            else:
                show_trouble(problem)

        self._window.tasks.run(
            tr("Getting the ledger back"), work, done=self._window.open_ledger, failed=failed
        )


def _may_come_back(problem: StorageProblem, ledger: Path) -> bool:
    from outreach.workspace import list_backups

    return problem.code in COMES_BACK and bool(list_backups(ledger))


def _picture() -> QWidget:
    left = QWidget()
    left.setObjectName("rail")
    left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    left.setFixedWidth(LEFT)
    column = QVBoxLayout(left)
    column.setContentsMargins(48, 0, 48, 0)
    column.setSpacing(0)
    name = QHBoxLayout()
    name.setSpacing(16)
    name.addWidget(IconMark("app", "accent", 56))
    name.addWidget(Text(tr("Doorbook"), step=32, bold=True), 1)
    column.addStretch(80)
    column.addLayout(name)
    column.addSpacing(28)
    column.addWidget(Text(tr("Door by door, note by note, none left out."), step=18, wrap=True))
    column.addSpacing(4)
    column.addWidget(
        Text(tr("A tile a door; those that are done light up."), step=18, tone="muted", wrap=True)
    )
    column.addSpacing(36)
    column.addWidget(Wall())
    column.addStretch(124)
    return left
