"""Who answers for the marked area: a chip a worker, pressed or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.queries.village import WorkerRow
from outreach.wording import tr
from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Text


class Going(QWidget):
    """`chosen(worker ids)` when the user pressed a chip."""

    chosen = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, Chip] = {}
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self._around = Text("", step=13, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(tr("Who answers for these doors"), step=13, tone="muted"))
        column.addWidget(self._holder)
        column.addWidget(self._around)

    def show_workers(self, workers: Sequence[WorkerRow], on: Collection[str], around: str) -> None:
        """Show the active workers, those on who answer for the area itself; `around` says who else does."""
        active = [row for row in workers if row.active]
        if [row.id for row in active] != list(self.chips):
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                chip.deleteLater()
            self.chips = {row.id: self._chip(row) for row in active}
        for worker_id, chip in self.chips.items():
            chip.setChecked(worker_id in on)
        self._around.setText(around if active else tr("Add the workers in the settings first."))
        self._around.setVisible(bool(self._around.text()))

    def _chip(self, row: WorkerRow) -> Chip:
        chip = Chip(row.name, name=f"areas.worker.{row.id}")
        chip.clicked.connect(lambda: self.chosen.emit([i for i, c in self.chips.items() if c.isChecked()]))
        self._flow.addWidget(chip)
        return chip
