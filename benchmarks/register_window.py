"""Goes through the register's pages of one large ledger in the real window; a heartbeat hears each pause.

`python -m benchmarks.register_window LEDGER` prints one JSON document: the longest pause of the window's
thread in ms for each thing done, and the memory of the process in MiB. Without a ledger it shows an empty
PySide6 window, which is the floor.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

BEAT = 5
"""ms between two beats of the heart."""
SETTLED = 400
"""ms without a job after which a page is thought to be at rest."""
PATIENCE = 150
"""Seconds that anything may take."""


class Heart:
    """Beats on the window's thread; the longest time between two beats is the longest pause."""

    def __init__(self) -> None:
        self.pauses: dict[str, float] = {}
        self._doing = ""
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._doing:
            pause = 1000 * (now - self._last)
            self.pauses[self._doing] = max(pause, self.pauses.get(self._doing, 0))
        self._last = now

    def during(self, name: str, job: Callable[[], object], idle: Callable[[], bool]) -> None:
        """Do something and wait until the window is at rest again."""
        self._doing, self._last = name, time.perf_counter()
        job()
        quiet_since = time.perf_counter()
        end = quiet_since + PATIENCE
        while time.perf_counter() < end and 1000 * (time.perf_counter() - quiet_since) < SETTLED:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not idle():
                quiet_since = time.perf_counter()
        self._doing = ""


def memory() -> float:
    """Give the memory of this process in MiB, as the system counts it for pages that lie in RAM."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def walk_through(ledger: Path) -> dict[str, Any]:
    """Open the ledger and visit each page of the register as a user would."""
    from ui import theme
    from ui.main_window import MainWindow
    from ui.settings import Settings

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.install(application)
    window = MainWindow(Settings(), opening=True)
    window.keeps_copy = False
    window.resize(1366, 768)
    window.show()
    heart, sizes = Heart(), {}

    def idle() -> bool:
        return window.workspace is not None and not window.tasks.running()

    def do(name: str, job: Callable[[], object]) -> None:
        heart.during(name, job, idle)
        sizes[name] = memory()

    do("open", lambda: window.open_ledger(ledger))
    frame = window.frame()
    assert frame is not None
    do("list", lambda: frame.navigate("households"))
    table = _child(window, "households.table")
    for step in range(12):
        do("scroll", lambda: _wheel(table.viewport(), -120 * 40))
        do("jump", lambda nth=step: _jump(table, nth / 12))
    for section in range(table.model().columnCount()):
        do("sort", lambda nth=section: table.horizontalHeader().sectionClicked.emit(nth) if nth else None)
    page = frame.host.current()
    do("filter", lambda: page.list.filters.choose("not_visited", ""))
    do("filter", lambda: page.list.filters.choose("all", ""))
    for text in ("\u674e", "\u674e\u5efa", "lj", "3\u7ec412", "\u674e\u5efa\u56fd", ""):
        do("search", lambda typed=text: page.searched(typed))
    do("chart", lambda: page.show_view("chart"))
    chart = _child(window, "households.chart")
    do("chart zoom", lambda: chart.zoom(2))
    for _ in range(5):
        do("chart scroll", lambda: _wheel(chart.viewport(), -120 * 10))
    first = page.summary.rows[-1].id
    do("card", lambda: frame.navigate("household", unit_id=first))
    do("visits", lambda: frame.navigate("visit", unit_id=first))
    do("today", lambda: frame.navigate("today"))
    do("list again", lambda: frame.navigate("households", view="list"))
    return {"pauses": heart.pauses, "sizes": sizes, "memory": max(sizes.values())}


def _child(window: QWidget, name: str) -> Any:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def _wheel(over: QWidget, by: int) -> None:
    middle = QPointF(over.rect().center())
    no_buttons, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle, over.mapToGlobal(middle), QPoint(), QPoint(0, by), no_buttons, no_keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)


def _jump(table: Any, share: float) -> None:
    bar = table.verticalScrollBar()
    bar.setValue(int(bar.maximum() * share))


def empty_window() -> dict[str, Any]:
    """Show a window with nothing in it."""
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    Heart().during("", lambda: None, lambda: True)
    return {"pauses": {}, "memory": memory()}


def main() -> None:
    """Print what was measured."""
    sys.setswitchinterval(0.001)
    application = QApplication(sys.argv[:1])
    measured = walk_through(Path(sys.argv[1])) if len(sys.argv) > 1 else empty_window()
    print(json.dumps(measured), flush=True)
    application.quit()
    os._exit(0)


if __name__ == "__main__":
    main()
