"""Pictures of every page on the demo village, where nobody can look: python -m ui.grab FOLDER."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from outreach.demo import build_demo
from outreach.queries.register import register
from outreach.queries.sheets import sheet_pages
from outreach.vocabulary import SheetState
from ui import theme
from ui.main_window import USUAL, MainWindow
from ui.settings import Settings
from ui.work.garbage import WindowCollector

if TYPE_CHECKING:
    from outreach.workspace import Workspace

SETTLED_MS = 150
QUIET_LOOKS = 4


@dataclass(frozen=True)
class View:
    """One picture: the page with what it opens, the colours, the size of the text in per cent."""

    name: str
    page: str
    opened: dict[str, Any] = field(default_factory=dict)
    scheme: str = "light"
    scale: int = 100


class Photographer(QObject):
    """Goes through the views; each is taken once no job has run for a moment."""

    finished = Signal()

    def __init__(self, window: MainWindow, folder: Path, views: Iterator[View]) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._views = views
        self._view: View | None = None
        self._quiet = 0
        self._timer = QTimer(self, interval=SETTLED_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin with the first view."""
        self._timer.start()

    def _look(self) -> None:
        self._quiet = 0 if self._window.tasks.running() else self._quiet + 1
        if self._quiet < QUIET_LOOKS:
            return
        if self._view is not None:
            self._window.grab().save(str(self._folder / f"{self._view.name}.png"))
        self._view = next((view for view in self._views if self._show(view)), None)
        self._quiet = 0
        if self._view is None:
            self._timer.stop()
            self.finished.emit()

    def _show(self, view: View) -> bool:
        self._window.set_look(scheme=view.scheme, scale=view.scale)
        frame = self._window.frame()
        return frame is not None and frame.navigate(view.page, **view.opened)


def views(workspace: Workspace, folder: Path) -> Iterator[View]:
    """Give the views in the order of the work."""
    yield View("today", "today")
    yield View("households", "households", {"view": "list"})
    yield View("wall-chart", "households", {"view": "chart"})
    yield View("visit", "visit")
    pages = workspace.ask(sheet_pages)
    yield View("sheets", "receipts", {"view": "sheets"})
    yield View("slips", "receipts", {"view": "slips"})
    for page in [page for page in pages if page.state is SheetState.BACK][:1] or pages[:1]:
        yield View("type-up-sheet", "receipts", {"page_id": page.id})
    yield View("roster-plan", "roster", {"path": str(next_roster(workspace, folder))})
    for name in ("handouts", "activities", "printing", "reports", "outbox", "campaign", "settings"):
        yield View(name, name)
    yield View("today-dark", "today", scheme="dark")
    yield View("visit-150", "visit", scale=150)


def next_roster(workspace: Workspace, folder: Path) -> Path:
    """Write a roster that differs a little from the register: the last three people are not in it."""
    from outreach.roster.export import export_people

    file = folder / "next-roster.csv"
    export_people(workspace.ask(register), file)
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[:-3]) + "\n", encoding="utf-8")
    return file


def main(words: list[str]) -> int:
    """Take the pictures into the folder named; gives the exit code."""
    folder = Path(words[0]) if words else Path("out")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    theme.install(app)
    WindowCollector(app)
    with tempfile.TemporaryDirectory() as name:
        own = Path(name)
        os.environ["DOORBOOK_CONFIG"] = name
        window = MainWindow(Settings(own))
        window.keeps_copy = False
        window.resize(USUAL)
        window.show()
        window.grab().save(str(folder / "first-run.png"))
        workspace = build_demo(own / "liuhe.doorbook")
        window.show_workspace(workspace)
        photographer = Photographer(window, folder, views(workspace, own))
        photographer.finished.connect(window.close)
        photographer.finished.connect(app.quit)
        photographer.start()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
