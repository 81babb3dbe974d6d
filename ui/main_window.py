"""The window: the frame around the pages of an open ledger, or the first page where none is open."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from outreach import wording
from outreach.errors import DoorbookError, UserMistake
from outreach.wording import tr
from ui import icons, theme
from ui.commands import Commands
from ui.dialogs.unlock import Said
from ui.error_messages import show_trouble
from ui.guarding import Guarding
from ui.heard import Heard
from ui.language import speak
from ui.pages.first_run.page import FirstRunPage
from ui.scanner import Scanner
from ui.settings import Settings
from ui.widgets.empty import EmptyState
from ui.widgets.ring import FocusRing
from ui.work.panel import TaskPanel
from ui.work.task import Tasks

if TYPE_CHECKING:
    from outreach.progress import Report
    from outreach.workspace import Workspace
    from ui.frame.frame import Frame

USUAL = QSize(1366, 768)
SMALLEST = QSize(960, 600)


class MainWindow(QMainWindow):
    """Holds the open ledger, and builds what is on screen anew when the look or the language changes."""

    ledger_opened = Signal()

    def __init__(self, settings: Settings, opening: bool = False) -> None:
        """Build the window; `opening` leaves the first page out, as a ledger is about to be opened."""
        super().__init__()
        self.setObjectName("main_window")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.settings = settings
        self.workspace: Workspace | None = None
        self.tasks = Tasks(self)
        self.tasks.trouble.connect(show_trouble)
        self.heard = Heard(self)
        self.scanner = Scanner(self, self.heard)
        self.scanner.scanned.connect(self._scanned)
        self._ring = FocusRing(self)
        self._frame: Frame | None = None
        self._opening = opening
        self.keeps_copy = True
        self.guarding = Guarding(self)
        self._speak(settings["language"])
        theme.theme().apply(settings["scheme"], settings["scale"])
        theme.theme().changed.connect(self.build)
        self._put_up("", {})

    # What is on screen

    def build(self, page: str = "") -> None:
        """Build everything on screen for the look and language now chosen: as it was, or at a page."""
        frame = self.frame()
        page, args = frame.remember() if frame is not None and not page else (page, {})
        self._clear_away()
        self._put_up(page, args)

    def _put_up(self, page: str, args: dict[str, Any]) -> None:
        self.setWindowTitle(tr("Doorbook"))
        self.setWindowIcon(icons.icon("app", "accent", 32))
        self.commands = Commands(self)
        self.panel = TaskPanel(self, self.tasks)
        self._connect_commands()
        if self.workspace is None:
            self._show_first_page()
        else:
            self._show_frame(self.workspace, page, args)
        self._ring.raise_()
        self.guarding.cover()

    def _clear_away(self) -> None:
        if self._frame is not None:
            self._frame.let_go()
            self._frame = None
        for action in self.actions():
            self.removeAction(action)
        self.panel.hide()
        for part in (self.commands, self.panel):
            part.deleteLater()

    def frame(self) -> Frame | None:
        """Give the frame with the pages, None on the first page."""
        return self._frame

    def _show_first_page(self) -> None:
        self._frame = None
        waiting = EmptyState("village", tr("Opening the ledger"))
        self.setCentralWidget(waiting if self._opening else FirstRunPage(self))

    def _show_frame(self, workspace: Workspace, page: str, args: dict[str, Any]) -> None:
        from ui.frame.frame import Frame

        frame = self._frame = Frame(self, workspace)
        self.setCentralWidget(frame)
        frame.navigate(page or frame.first_page(), **args)

    def _connect_commands(self) -> None:
        for name, step in (("bigger", 1), ("smaller", -1), ("usual", 0)):
            self.commands[name].triggered.connect(lambda _=False, by=step: self.step_scale(by))
        self.commands["help"].triggered.connect(self.show_keys)

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        from ui.dialogs.keys import KeysDialog

        KeysDialog(self.commands, self).open()

    # Look and language

    def set_look(self, *, scale: int | None = None, scheme: str = "", language: str = "") -> None:
        """Change and keep text scale, colour scheme (one of theme.SCHEMES) or language."""
        if language:
            self.settings["language"] = language
            self._speak(language)
        if scheme:
            self.settings["scheme"] = scheme
        if scale is not None:
            self.settings["scale"] = scale
        if not theme.theme().apply(self.settings["scheme"], self.settings["scale"]) and language:
            self.build()

    def _speak(self, language: str) -> None:
        wording.set_language(language)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak(app, language)

    def step_scale(self, by: int) -> None:
        """Make the text one step larger or smaller; 0 takes it back to 100 %."""
        scales = theme.SCALES
        now = min(range(len(scales)), key=lambda nth: abs(scales[nth] - theme.theme().scale))
        self.set_look(scale=scales[max(0, min(len(scales) - 1, now + by))] if by else 100)

    # The ledger

    def open_ledger(self, path: Path) -> None:
        """Open a ledger off the window's thread and show it; trouble is told where the first page is.

        Where it takes a PIN or pass phrase, that is asked for.
        """

        def failed(problem: Exception) -> None:
            if isinstance(problem, UserMistake) and problem.field in ("pin", "passphrase"):
                self._ask_secret(path)
            else:
                self._not_opened(problem, path)

        self.tasks.run(
            tr("Opening the ledger"), lambda report: _open(path), done=self.show_workspace, failed=failed
        )

    def _ask_secret(self, path: Path) -> None:
        if self._opening:
            self._opening = False
            self.build()
        self.guarding.ask(path, lambda said: _open(path, said))

    def open_demo(self, path: Path) -> None:
        """Make the demo village at `path`, in place of an earlier one, and show it."""
        self.tasks.run(
            tr("Building the demo village"),
            lambda report: _build_demo(path, report),
            done=self.show_workspace,
            failed=self._not_opened,
        )

    def show_workspace(self, workspace: Workspace, page: str = "") -> None:
        """Show an open ledger at a page, or at the first; the one before is closed, with a copy kept."""
        if self.workspace is not None:
            self._close_workspace()
        self.workspace, self._opening = workspace, False
        self.settings.opened(workspace.path)
        self.build(page)
        self.guarding.begin(workspace)
        self.ledger_opened.emit()

    def leave_ledger(self) -> None:
        """Close the ledger, with a copy kept, and go to the first page."""
        frame = self.frame()
        if frame is not None and not frame.can_leave():
            return
        self._close_workspace()
        self.build()

    def _not_opened(self, problem: Exception, path: Path | None = None) -> None:
        if self._opening:
            self._opening = False
            self.build()
        first = self.centralWidget()
        if isinstance(first, FirstRunPage):
            first.show_failed(problem, path)
        else:
            show_trouble(problem)

    def _close_workspace(self) -> None:
        workspace, self.workspace = self.workspace, None
        self.guarding.end()
        self.tasks.stop()
        frame = self.frame()
        if frame is not None:
            frame.let_go()
        if workspace is not None:
            try:
                workspace.close(keep_copy=self.keeps_copy)
            except DoorbookError as problem:
                show_trouble(problem)

    def _scanned(self, code: str) -> None:
        frame = self.frame()
        if frame is not None and self.guarding.screen is None:
            frame.scanned(code)

    # The window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats in its corner."""
        super().resizeEvent(event)
        self.panel.place()
        self.guarding.cover()
        frame = self.frame()
        if frame is not None and frame.toast.isVisible():
            frame.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep drafts, cancel what runs, wait for it, keep a copy of the ledger."""
        frame = self.frame()
        if frame is not None and not frame.can_leave():
            event.ignore()
            return
        self.hide()
        self.tasks.stop()
        self._close_workspace()
        event.accept()


def _open(path: Path, said: Said | None = None) -> Workspace:
    from outreach.workspace import open_checked

    said = said or Said()
    return open_checked(path, recorder=said.worker, passphrase=said.passphrase, pin=said.pin)


def _build_demo(path: Path, report: Report) -> Workspace:
    from outreach.demo import build_demo

    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f"{path.name}*"):
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    return build_demo(path)


def show(settings: Settings, opening: bool = False) -> MainWindow:
    """Make the window and show it as large as the screen allows."""
    window = MainWindow(settings, opening)
    screen = window.screen().availableGeometry()
    if screen.width() <= USUAL.width() or screen.height() <= USUAL.height():
        window.showMaximized()
    else:
        window.show()
    return window
