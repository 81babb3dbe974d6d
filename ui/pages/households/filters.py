"""The chips over the list: one state at a time with its count, the units apart; the group, and more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.places import group_label
from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import tr
from ui import theme
from ui.pages.households.further import is_of_units, offered
from ui.pages.households.listing import ALL, UNITS
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.glyph import STATE_TOKENS
from ui.widgets.line import DropDown

RARE = (UNITS, HouseholdState.REFUSED.value)
"""Chips that stand there only where there is something behind them."""


class Filters(QWidget):
    """`changed()` tells that another filter or group was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kept = ALL
        self._offered: list[str] = []
        self.chips = {ALL: Chip(tr("All"), name="households.filter_all", on=True)}
        for state in STATE_TOKENS:
            name = f"households.filter_{state.value}"
            self.chips[state.value] = Chip(tr(LABELS[state]), name=name, state=state)
        self.chips[UNITS] = Chip(tr("Shops and units"), name="households.filter_units")
        self.group_box = DropDown(name="households.group")
        self.group_box.setAccessibleName(tr("Group"))
        self.group_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.further_box = DropDown(name="households.further")
        self.further_box.setAccessibleName(tr("Further filter"))
        self.further_box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.further_box.setMinimumContentsLength(6)
        self.further_box.currentIndexChanged.connect(lambda _: self._further_chosen())
        holder = QWidget()
        flow = FlowLayout(holder)
        for code, chip in self.chips.items():
            flow.addWidget(chip)
            chip.clicked.connect(lambda _=False, chosen=code: self._choose(chosen))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        centred = QVBoxLayout()
        centred.setContentsMargins(0, theme.px(2), 0, 0)
        centred.addWidget(holder)
        line.addLayout(centred, 1)
        line.addWidget(self.further_box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.group_box, 0, Qt.AlignmentFlag.AlignTop)
        self.show_further(offered())

    def group(self) -> str:
        """Give the chosen group's name, "" for all."""
        return str(self.group_box.currentData() or "")

    def further(self) -> str:
        """Give the code of the further filter, "" for none."""
        return str(self.further_box.currentData() or "")

    def show_further(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these further filters; the choice stays if it is among them."""
        now = self.further()
        if [code for code, _ in options if code] == self._offered:
            return
        self._offered = [code for code, _ in options if code]
        self.further_box.blockSignals(True)
        self.further_box.clear()
        self.further_box.addItem(tr("Nothing further"), "")
        self.further_box.insertSeparator(1)
        for code, words in options:
            if code:
                self.further_box.addItem(words, code)
            else:
                self.further_box.insertSeparator(self.further_box.count())
        self.further_box.setCurrentIndex(max(0, self.further_box.findData(now)))
        widest = max(self.fontMetrics().horizontalAdvance(words) for _, words in options)
        self.further_box.view().setMinimumWidth(widest * 15 // 12 + theme.px(40))
        self.further_box.blockSignals(False)

    def show_groups(self, groups: Sequence[str]) -> None:
        """Offer these groups; the choice stays if it is among them."""
        now = self.group()
        if [self.group_box.itemData(nth) for nth in range(self.group_box.count())] == ["", *groups]:
            return
        self.group_box.blockSignals(True)
        self.group_box.clear()
        for name in ("", *groups):
            self.group_box.addItem(group_label(name) if name else tr("All groups"), name)
        self.group_box.setCurrentIndex(max(0, self.group_box.findData(now)))
        self.group_box.blockSignals(False)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write the counts on the chips."""
        for code, chip in self.chips.items():
            chip.set_count(str(counts.get(code, 0)))
            chip.setVisible(code not in RARE or bool(counts.get(code)) or code == self.kept)

    def choose(self, kept: str, group: str | None = None, further: str | None = None) -> None:
        """Choose silently: a filter, and a group and a further filter if they are given."""
        self.kept = kept if kept in self.chips else ALL
        for code, chip in self.chips.items():
            chip.setChecked(code == self.kept)
        for box, wanted in ((self.group_box, group), (self.further_box, further)):
            if wanted is not None:
                box.blockSignals(True)
                box.setCurrentIndex(max(0, box.findData(wanted)))
                box.blockSignals(False)

    def _further_chosen(self) -> None:
        """Go over to the units where units are asked for, and back."""
        if is_of_units(self.further()):
            self.choose(UNITS)
        elif self.further() and self.kept == UNITS:
            self.choose(ALL)
        self.changed.emit()

    def _choose(self, kept: str) -> None:
        self.choose(ALL if kept == self.kept else kept)
        self.changed.emit()
