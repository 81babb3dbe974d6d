"""Collects garbage in the window's own thread: a widget in a circle of references must not die in another."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class WindowCollector(QObject):
    """Looks for garbage by the clock, with Python's own limits, while the automatic collector is off.

    The automatic one runs in whatever thread makes things, so that a task beside the window could destroy
    a closed page there, which Qt forbids and answers with a crash much later.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def look(self) -> None:
        """Collect the oldest generation that is full."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        if full := [age for age, (n, most) in enumerate(counts) if n > most]:
            gc.collect(max(full))


    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
