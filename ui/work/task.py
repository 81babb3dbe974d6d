"""Work off the window’s thread: a job with progress, cancel and one outcome; two queues."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from outreach.errors import Cancelled
from outreach.progress import Report

LEDGER = "ledger"
REST = "rest"
TELL_EVERY = 0.05
Work = Callable[[Report], Any]
"""The work itself: called on its queue's thread with a report that raises `Cancelled` once it is unwanted."""


class Job(QObject):
    """One piece of work: one of `done(result)`, `failed(exception)`, `cancelled()` comes, in the window.

    Once it was let go, `orphaned(exception or None)` comes instead.
    """

    progress = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    orphaned = Signal(object)
    ended = Signal()
    _out = Signal(str, object)

    def __init__(self, title: str, owner: QObject) -> None:
        super().__init__(owner)
        self.title = title
        self.started_at = time.monotonic()
        self.running = True
        self._heard = True
        self._stop = threading.Event()
        self._told_at = 0.0
        self._out.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def let_go(self) -> None:
        """Call back no more, as those who asked are gone; the work goes on, and trouble is still told."""
        self._heard = False

    def report(self, done: int, total: int) -> None:
        """Take progress from the work's thread; raises Cancelled once the job is cancelled."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told_at >= TELL_EVERY or done == total:
            self._told_at = now
            self.progress.emit(done, total)

    def carry_out(self, work: Work) -> None:
        """Do the work (on the queue's thread) and send its outcome to the window's."""
        try:
            if self._stop.is_set():
                raise Cancelled
            self._out.emit("done", work(self.report))
        except Cancelled:
            self._out.emit("cancelled", None)
        except Exception as problem:  # noqa: BLE001 - the task boundary: known errors and bugs are told apart there
            self._out.emit("failed", problem)

    @Slot(str, object)
    def _deliver(self, outcome: str, value: object) -> None:
        self.running = False
        if not self._heard:
            self.orphaned.emit(value if outcome == "failed" else None)
        elif outcome == "done":
            self.done.emit(value)
        elif outcome == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()
        self.ended.emit()


class _Runnable(QRunnable):
    """Carries a job to a queue; it owns nothing of Qt, so it may be destroyed there."""

    def __init__(self, job: Job, work: Work) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        self._job.carry_out(self._work)


class Tasks(QObject):
    """The two queues of a window: `ledger` for what touches it, `rest` for everything else."""

    started = Signal(object)
    trouble = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._pools = {}
        for name in (LEDGER, REST):
            pool = QThreadPool(self)
            pool.setMaxThreadCount(1)
            pool.setExpiryTimeout(-1)
            self._pools[name] = pool

    def run(
        self,
        title: str,
        work: Work,
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        queue: str = LEDGER,
    ) -> Job:
        """Start a job. `title` shows in the panel if it takes over 0.3 s.

        Without `failed`, the window tells the user (`trouble`). Callbacks come on the window's thread.
        """
        job = Job(title, self)
        self._jobs.add(job)
        if done is not None:
            job.done.connect(done)
        job.failed.connect(failed if failed is not None else self.trouble.emit)
        if cancelled is not None:
            job.cancelled.connect(cancelled)
        job.orphaned.connect(self._orphaned)
        job.ended.connect(lambda: self._ended(job))
        self.started.emit(job)
        self._pools[queue].start(_Runnable(job, work))
        return job

    def running(self) -> list[Job]:
        """Give the jobs that have not ended."""
        return [job for job in self._jobs if job.running]

    def let_go(self) -> None:
        """Let go of every job under way: the pages that would hear of them are taken down."""
        for job in self._jobs:
            job.let_go()

    def stop(self) -> None:
        """Cancel everything, then wait: for closing the window."""
        for job in tuple(self._jobs):
            job.cancel()
        for pool in self._pools.values():
            pool.waitForDone()

    @Slot(object)
    def _orphaned(self, problem: Exception | None) -> None:
        if problem is not None:
            self.trouble.emit(problem)

    def _ended(self, job: Job) -> None:
        self._jobs.discard(job)
        job.deleteLater()
