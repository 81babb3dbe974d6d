"""The small form that asks which worker answers for households given singly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.queries.village import WorkerRow
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.line import DropDown


class ChooseWorker(FormDialog):
    """`save(worker_id)`, "" for nobody in particular."""

    def __init__(
        self, count: int, workers: Sequence[WorkerRow], save: Callable[[str], object], parent: QWidget | None
    ) -> None:
        super().__init__(
            "choose_worker",
            tr("Give {n} households to a worker", n=count),
            tr("Give"),
            lambda: save(str(self.worker.currentData())),
            parent,
            tr("A household given singly is that worker's alone, whoever answers for the area around it."),
        )
        self.worker = DropDown(name="choose_worker_worker")
        for row in workers:
            if row.active:
                self.worker.addItem(row.name, row.id)
        self.worker.addItem(tr("Nobody in particular: who answers for the area"), "")
        self.add("worker", tr("Worker"), self.worker)
        self.worker.setFocus()
