"""Topics and handouts of a campaign: chips to choose from the catalog, own ones added on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.campaigns import OptionRow
from outreach.wording import tr
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.counter import Counter
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit

FEW = 24
"""So many options stand there at once; the rest of a long list comes with “more”."""


class OptionPicker(QWidget):
    """Chips of one kind of option, the chosen first; `add(label, unit)` makes an own one."""

    changed = Signal()

    def __init__(
        self, name: str, add: Callable[[str, str], None], with_unit: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name, self._add = name, add
        self._chips: dict[str, Chip] = {}
        self._all: list[OptionRow] = []
        self._chosen: list[str] = []
        self._open = False
        holder = QWidget()
        self._flow = FlowLayout(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(holder)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.own = LineEdit(name=f"{name}_own")
        self.own.setPlaceholderText(tr("Not in the list? Type it here"))
        self.unit = LineEdit(name=f"{name}_own_unit")
        self.unit.setPlaceholderText(tr("Unit"))
        self.unit.setMaximumWidth(80)
        for field in (self.own, self.unit):
            field.setAccessibleName(field.placeholderText())
        button = Button(tr("Add to the list"), name=f"{name}_add", icon="plus")
        button.clicked.connect(self._add_own)
        self.own.returnPressed.connect(self._add_own)
        line.addWidget(self.own, 1)
        line.addWidget(self.unit)
        line.addWidget(button)
        column.addLayout(line)
        self.unit.setVisible(with_unit)

    def show_options(self, options: Iterable[OptionRow], chosen: Iterable[str]) -> None:
        """Show the catalog with these codes on, in their order."""
        self._chosen = list(chosen)
        by_code = {option.code: option for option in options}
        first = [by_code[code] for code in self._chosen if code in by_code]
        self._all = first + [option for code, option in by_code.items() if code not in set(self._chosen)]
        self._fill()

    def chosen(self) -> list[str]:
        """Give the codes that are on, in the order they were chosen."""
        return list(self._chosen)

    def _fill(self) -> None:
        self._flow.clear()
        self._chips = {}
        shown = self._all if self._open else self._all[: max(FEW, len(self._chosen))]
        seen: set[str] = set()
        for option in shown:
            if option.label in seen and option.code not in self._chosen:
                continue  # the same scam kind stands in several yearly lists
            seen.add(option.label)
            on = option.code in self._chosen
            chip = Chip(option.label, name=f"{self._name}.{option.code}", on=on)
            chip.setToolTip("  ".join(part for part in (option.list_name, str(option.year or "")) if part))
            chip.toggled.connect(lambda on, code=option.code: self._toggled(code, on))
            self._chips[option.code] = chip
            self._flow.addWidget(chip)
        left = len(self._all) - len(shown)
        if left > 0:
            more = Chip(tr("{n} more", n=left), name=f"{self._name}_more", dashed=True)
            more.clicked.connect(self._show_all)
            self._flow.addWidget(more)

    def _toggled(self, code: str, on: bool) -> None:
        if on and code not in self._chosen:
            self._chosen.append(code)
        elif not on and code in self._chosen:
            self._chosen.remove(code)
        self.changed.emit()

    def _show_all(self) -> None:
        self._open = True
        self._fill()

    def _add_own(self) -> None:
        if self.own.text().strip():
            self._add(self.own.text(), self.unit.text().strip())
            self.own.clear()
            self.unit.clear()


class UsualCounts(QWidget):
    """How many of each chosen handout a household usually gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("campaign.usual")
        self._flow = FlowLayout(self)
        self._counters: dict[str, Counter] = {}

    def show_handouts(self, options: Iterable[OptionRow], counts: dict[str, int]) -> None:
        """Show a counter for each handout; what was typed for one stays."""
        kept = {code: counter.value() for code, counter in self._counters.items()}
        self._flow.clear()
        self._counters = {}
        for option in options:
            value = kept.get(option.code, counts.get(option.code, 1))
            counter = Counter(option.label, option.unit, name=f"campaign.usual.{option.code}", value=value)
            self._counters[option.code] = counter
            self._flow.addWidget(counter)

    def forget(self) -> None:
        """Let go of what was typed: another campaign is shown."""
        self._counters = {}

    def counts(self) -> list[tuple[str, int]]:
        """Give (code, usual count a household) in the order shown."""
        return [(code, counter.value()) for code, counter in self._counters.items()]
