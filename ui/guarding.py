"""Guards the open ledger: the blank after idle minutes, the secret asked for, copies kept while working."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from outreach.wording import tr
from ui.dialogs.unlock import Said, UnlockDialog
from ui.error_messages import show_trouble
from ui.idle_lock import IdleLock, LockScreen

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.workspace import Workspace
    from ui.main_window import MainWindow

COPY_LOOK_MS = 60_000


class Guarding(QObject):
    """What the window leaves to it: `begin` with a ledger, `end` before it is closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.screen: LockScreen | None = None
        self.idle = IdleLock(self, window.heard)
        self.idle.due.connect(self.lock)
        self._copies = QTimer(self)
        self._copies.setInterval(COPY_LOOK_MS)
        self._copies.timeout.connect(self.copy_if_due)

    def begin(self, workspace: Workspace) -> None:
        """Watch over a ledger that was opened; a copy is kept if anything changed since the last."""
        self.set_minutes(self._window.settings["lock_minutes"])
        if self._window.keeps_copy:
            self._copies.start()
            self._copy(lambda report: workspace.keep_copy_if_changed("launch"))

    def end(self) -> None:
        """Watch no longer."""
        self.idle.start(0)
        self._copies.stop()
        if self.screen is not None:
            self.screen.deleteLater()
            self.screen = None

    def set_minutes(self, minutes: int) -> None:
        """Say after how many minutes to blank; a ledger that opens by itself never is."""
        workspace = self._window.workspace
        self.idle.start(minutes if workspace is not None and workspace.guarded else 0)

    # Copies

    def copy_if_due(self) -> None:
        """Keep a copy where it is time and nothing else runs."""
        workspace = self._window.workspace
        if workspace is not None and not self._window.tasks.running() and workspace.copy_is_due():
            self._copy(lambda report: workspace.keep_copy("changes"))

    def _copy(self, work: Callable[[Report], object]) -> None:
        self._window.tasks.run("", work, done=lambda _: None, failed=show_trouble)

    # The blank

    def lock(self) -> None:
        """Blank the window until PIN or pass phrase is typed; what is half typed stays behind it."""
        workspace = self._window.workspace
        if workspace is None or self.screen is not None or not workspace.guarded:
            return
        for dialog in self._window.findChildren(QDialog):
            dialog.hide()
        self.screen = LockScreen(self._window, workspace.signed_in, workspace.recorder)
        self.screen.left.connect(self._unlock)
        self.cover()
        self.screen.secret.setFocus()

    def cover(self) -> None:
        """Keep the blank over all there is, where the window is locked."""
        if self.screen is None:
            return
        self._show_frame(False)
        self.screen.setGeometry(self._window.rect())
        self.screen.show()
        self.screen.raise_()

    def _show_frame(self, shown: bool) -> None:
        frame = self._window.frame()
        if frame is not None:
            frame.setVisible(shown)
        for action in self._window.actions():
            action.setEnabled(shown)

    def _unlock(self, said: Said) -> None:
        workspace, screen = self._window.workspace, self.screen
        if workspace is None or screen is None:
            return

        def right(_: object) -> None:
            screen.deleteLater()
            self.screen = None
            self._show_frame(True)

        def work(report: Report) -> None:
            workspace.is_opened_by(passphrase=said.passphrase, pin=said.pin)

        self._window.tasks.run("", work, done=right, failed=screen.wrong)

    # The secret

    def ask(self, path: Path, open_with: Callable[[Said], Workspace]) -> None:
        """Ask for the PIN or pass phrase of a ledger, open it with that and show it."""
        from outreach.workspace import workers_with_pin

        window = self._window

        def attempt(said: Said, right: Callable[[], None], wrong: Callable[[Exception], None]) -> None:
            def opened(workspace: Workspace) -> None:
                right()
                window.show_workspace(workspace)

            def work(report: Report) -> Workspace:
                return open_with(said)

            window.tasks.run(tr("Opening the ledger"), work, done=opened, failed=wrong)

        UnlockDialog(path.stem, workers_with_pin(path), attempt, window).open()
