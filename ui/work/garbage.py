"""Collects garbage in the window's own thread: a widget in a circle of references must not die in another."""

from __future__ import annotations

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

EVERY_MS, FULL_EVERY_MS = 300, 2000


class WindowCollector(QObject):
    """Looks for garbage by the clock, with Python's own limits, while the automatic collector is off.

    The automatic one runs in whatever thread makes things, so that a task beside the window could destroy
    a closed page there, which Qt forbids and answers with a crash much later.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._made, self._since = 0, QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def look(self) -> None:
        """Collect about as often as Python would: the young by what was made, all after a hundredfold."""
        made, limit = gc.get_count()[0], gc.get_threshold()[0]
        self._made += made
        if self._made > limit * 100 and self._since.elapsed() > FULL_EVERY_MS:
            gc.collect()
            self._made = 0
            self._since.restart()
        elif made > limit:
            gc.collect(1 if made > limit * 10 else 0)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
