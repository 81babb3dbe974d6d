"""Chips to choose several workers from, in the order they are known, with a field for a new name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit


class PeopleChips(QWidget):
    """`names()` gives those that are on, with what is typed into the field."""

    def __init__(
        self, known: Sequence[str], on: Iterable[str], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        chosen = set(on)
        self.chips = [Chip(who, name=f"{name}_{nth}", on=who in chosen) for nth, who in enumerate(known)]
        self.other = LineEdit(name=f"{name}_other", hint=tr("Somebody else: type the name"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if self.chips:
            holder = QWidget()
            flow = FlowLayout(holder)
            for chip in self.chips:
                flow.addWidget(chip)
            column.addWidget(holder)
        column.addWidget(self.other)
        self.other.setMaximumWidth(theme.px(240))
        self.setFocusProxy(self.chips[0] if self.chips else self.other)

    def names(self) -> list[str]:
        """Give who is chosen; several typed names may stand apart by 、 or blanks."""
        typed = self.other.text().replace("、", " ").replace("，", " ").replace(",", " ").split()
        return [*(chip.text() for chip in self.chips if chip.isChecked()), *typed]
