"""How far the stack is: handed in of all, and who has how many out; a click shows only theirs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.receipts import LONG_OUT_DAYS, ReceiptRow
from outreach.vocabulary import ReceiptState
from outreach.wording import tr
from ui import theme
from ui.widgets.bars import GroupBar
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Elided, Text
from ui.words import current_day, short_day

TOKENS = (
    (ReceiptState.RETURNED, "slip"),
    (ReceiptState.SIGNED, "person"),
    (ReceiptState.OUT, "home"),
    (ReceiptState.MISSING, "danger"),
)


class SlipSums(QWidget):
    """`chosen(worker)` tells whose slips are to be shown, "" for everybody's."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receipts.sums")
        self.bar = GroupBar()
        self.bar.setMaximumWidth(theme.px(300))
        self.words = Elided("")
        self._who = QWidget()
        self._flow = FlowLayout(self._who)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.chips: dict[str, Chip] = {}
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.bar, 1)
        line.addWidget(self.words, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._who)

    def show_rows(self, rows: Sequence[ReceiptRow], worker: str) -> None:
        """Show the sums of these slips; void ones are left out of the whole."""
        counts = {state: sum(row.state is state for row in rows) for state in ReceiptState}
        whole = len(rows) - counts[ReceiptState.VOID]
        self.bar.set_parts([(token, counts[state]) for state, token in TOKENS], whole)
        words = [tr("{n} of {whole} handed in", n=counts[ReceiptState.RETURNED], whole=whole)]
        for state, text in (
            (ReceiptState.OUT, tr("{n} out", n=counts[ReceiptState.OUT])),
            (ReceiptState.SIGNED, tr("{n} signed, not handed in", n=counts[ReceiptState.SIGNED])),
            (ReceiptState.MISSING, tr("{n} missing", n=counts[ReceiptState.MISSING])),
            (ReceiptState.PRINTED, tr("{n} not taken out", n=counts[ReceiptState.PRINTED])),
        ):
            if counts[state]:
                words.append(text)
        self.words.set_text("，".join(words))
        self._show_workers([row for row in rows if row.state is ReceiptState.OUT], worker)

    def _show_workers(self, out: Sequence[ReceiptRow], worker: str) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.chips = {}
        names = list(dict.fromkeys(row.worker for row in out))
        if names:
            label = Text(tr("Who has them"), tone="muted")
            label.setFixedHeight(theme.px(32))
            self._flow.addWidget(label)
        for name in names:
            theirs = [row for row in out if row.worker == name]
            nth, count = len(self.chips), str(len(theirs))
            chip = Chip(name, name=f"receipts.who.{nth}", on=name == worker, count=count)
            chip.setToolTip(_since(theirs))
            chip.setAccessibleDescription(_since(theirs))
            chip.toggled.connect(lambda on, who=name: self._choose(who, on))
            self.chips[name] = chip
            self._flow.addWidget(chip)
        self._who.setVisible(bool(names))

    def _choose(self, worker: str, on: bool) -> None:
        for name, chip in self.chips.items():
            if on and name != worker and chip.isChecked():
                chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(False)
        self.chosen.emit(worker if on else "")


def _since(rows: Sequence[ReceiptRow]) -> str:
    """Say which numbers somebody has, since when, and how many for too long."""
    first = min(row.taken_at for row in rows if row.taken_at)
    long = sum(row.days_out(current_day()) > LONG_OUT_DAYS for row in rows)
    ends = (rows[0].serial, rows[-1].serial)
    words = tr("{first} to {last}, since {day}", first=ends[0], last=ends[1], day=short_day(first))
    return words + (tr(", {n} for more than {days} days", n=long, days=LONG_OUT_DAYS) if long else "")
