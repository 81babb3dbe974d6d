"""Counted things and chips of a form: how many of each handout, which topics, which groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.counter import Counter
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown

MOST = 99_999


class Pieces(QWidget):
    """A counter for each usual handout, and a drop-down that brings another one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._labels: dict[str, tuple[str, str]] = {}
        self._usual: Sequence[str] = ()
        self._counters: dict[str, Counter] = {}
        holder = QWidget()
        self._flow = FlowLayout(holder)
        self.more = DropDown(name=f"{name}_more")
        self.more.setAccessibleName(tr("Another handout"))
        self.more.setMaximumWidth(theme.px(200))
        self.more.activated.connect(lambda _: self._bring())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(holder)
        column.addWidget(self.more)

    def offer(self, options: Iterable[tuple[str, str, str]], usual: Sequence[str]) -> None:
        """Offer handouts as (code, label, unit), the usual ones with a counter at once."""
        self._labels = {code: (label, unit) for code, label, unit in options}
        self._usual = usual
        self.more.clear()
        self.more.addItem(tr("Another handout"), "")
        for code, (label, _) in self._labels.items():
            self.more.addItem(label, code)
        self.set_counts({})

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show these numbers, 0 for the other usual ones."""
        self._flow.clear()
        self._counters = {}
        for code in dict.fromkeys([*self._usual, *counts]):
            self._add(code, counts.get(code, 0))

    def _add(self, code: str, count: int) -> None:
        if code not in self._labels:
            return
        label, unit = self._labels[code]
        counter = Counter(label, unit, name=f"{self._name}.{code}", value=count, most=MOST)
        self._counters[code] = counter
        self._flow.addWidget(counter)
        counter.show()

    def _bring(self) -> None:
        code = str(self.more.currentData() or "")
        self.more.setCurrentIndex(0)
        if code and code not in self._counters:
            self._add(code, 0)
        if code in self._counters:
            self._counters[code].setFocus()

    def counts(self) -> dict[str, int]:
        """Give code -> count of those above 0."""
        return {code: counter.value() for code, counter in self._counters.items() if counter.value()}


class Chips(QWidget):
    """Things to turn on, by code."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._chips: dict[str, Chip] = {}
        self._flow = FlowLayout(self, gap=6, line_gap=6)

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer options as (code, label)."""
        self._flow.clear()
        self._chips = {}
        for code, label in options:
            chip = Chip(label, name=f"{self._name}.{code}", height=28)
            self._chips[code] = chip
            self._flow.addWidget(chip)
            chip.show()

    def codes(self) -> list[str]:
        """Give every code offered."""
        return list(self._chips)

    def choose(self, codes: Iterable[str]) -> None:
        """Turn exactly these on."""
        wanted = set(codes)
        for code, chip in self._chips.items():
            chip.setChecked(code in wanted)

    def chosen(self) -> list[str]:
        """Give the codes that are on."""
        return [code for code, chip in self._chips.items() if chip.isChecked()]
