"""The quiet panel at the lower right: what takes long, how far it is, how long still, and how to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import clear
from ui.widgets.floating import FloatingPanel
from ui.widgets.text import Elided, Text
from ui.work.task import Job, Tasks

PATIENCE_MS = 300
WIDTH = 340
SURE_AFTER = 1.0


def time_left(done: int, total: int, seconds: float) -> str:
    """Say how long a job will still take, "" while that is not known."""
    if not done or total <= 0 or seconds < SURE_AFTER:
        return ""
    left = seconds * (total - done) / done
    if left < 60:
        return tr("about {n} seconds left", n=max(1, round(left)))
    return tr("about {n} minutes left", n=round(left / 60))


class TaskPanel(FloatingPanel):
    """One line a running job; appears after 0.3 s, so that quick work stays quiet."""

    def __init__(self, parent: QWidget, tasks: Tasks) -> None:
        super().__init__(parent, padding=12)
        self.setObjectName("task_panel")
        self._lines: dict[Job, _JobLine] = {}
        for job in tasks.running():
            self._wait_and_show(job)
        tasks.started.connect(self._wait_and_show)

    def _wait_and_show(self, job: Job) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._show(job))
        timer.timeout.connect(timer.deleteLater)
        timer.start(PATIENCE_MS)

    def _show(self, job: Job) -> None:
        if not job.running or not job.title:
            return
        line = _JobLine(job, self)
        self._lines[job] = line
        self.body.addWidget(line)
        line.show()  # a hidden line takes no room where others stand already
        job.progress.connect(line.tell)
        job.ended.connect(line.end)
        line.ended.connect(self._take_out)
        self.place()

    def _take_out(self, job: Job) -> None:
        line = self._lines.pop(job, None)
        if line is not None:
            self.body.removeWidget(line)
            line.deleteLater()
        if self._lines:
            self.place()
        else:
            clear(self.body)
            self.hide()

    def place(self) -> None:
        """Stand in the lower right corner, above the status line."""
        if not self._lines:
            return
        self.setFixedWidth(theme.px(WIDTH))
        room = self.room()
        self.show_at(
            room.width() - theme.px(WIDTH) - 16, room.height() - self.sizeHint().height() - theme.px(44)
        )


class _JobLine(QWidget):
    """Title, bar, remaining time and cancel of one job; `ended(job)` comes only while it is shown."""

    ended = Signal(object)

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self._job = job
        self._share = -1.0
        self.setObjectName("task_line")
        self.setAccessibleName(job.title)
        self.setFixedHeight(theme.px(52))
        self.title = Elided(job.title)
        self.left = Text("", step=13, tone="muted")
        self.stop = Button(tr("Cancel"), "quiet", name="task_cancel", small=True)
        self.stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(12))
        row.addWidget(self.title, 1)
        row.addWidget(self.left)
        row.addWidget(self.stop)

    def tell(self, done: int, total: int) -> None:
        """Show how far the job is."""
        self._share = done / total if total > 0 else -1.0
        self.left.setText(time_left(done, total, time.monotonic() - self._job.started_at))
        self.update()

    def end(self) -> None:
        """Tell that the job is over."""
        self.ended.emit(self._job)

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        self.left.setText(tr("Stopping"))
        self._job.cancel()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() - theme.px(10), self.width(), theme.px(6))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(track, 3, 3)
        if self._share >= 0:
            track.setWidth(track.width() * min(1.0, self._share))
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(track, 3, 3)
