"""What can be chosen for one paper besides doors: a field a choice, made from the paper's own list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach.printing.paper_kinds import PaperKind, PaperOption
from outreach.wording import tr
from ui.widgets.card import clear
from ui.widgets.chip import Chip
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.field import Field
from ui.widgets.file_button import FileButton
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown, LineEdit

MOST_IN_A_ROW = 3


class ManyChips(QWidget):
    """Any number of choices, a chip each; all are on until one is taken off, and one at least stays on."""

    def __init__(self, name: str, option: PaperOption, value: str, take: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName(name)
        chosen = [part for part in value.split(",") if part]
        self._flow = flow = FlowLayout(self, gap=6, line_gap=6)
        flow.setContentsMargins(0, 0, 0, 0)
        self.chips: dict[str, Chip] = {}
        for code, label in option.choices:
            chip = Chip(tr(label), name=f"{name}.{code}", on=not chosen or code in chosen, height=28)
            chip.clicked.connect(lambda _=False, one=chip: self._told(one, take))
            self.chips[code] = chip
            flow.addWidget(chip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the chips need at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(self._flow.heightForWidth(self.width()))

    def _told(self, chip: Chip, take: Callable[[str], object]) -> None:
        on = [code for code, one in self.chips.items() if one.isChecked()]
        if not on:
            chip.setChecked(True)
            return
        take("" if len(on) == len(self.chips) else ",".join(on))


class OptionFields(QWidget):
    """The choices of the paper shown; `changed` tells of the user's choice. Each paper keeps its own."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, dict[str, str]] = {}
        self._paper: PaperKind | None = None
        self.fields: dict[str, QWidget] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def suit(self, paper: PaperKind) -> None:
        """Show the choices of a paper as they were left."""
        if self._paper is not None and self._paper.code == paper.code:
            return
        self._paper = paper
        clear(self._box)
        self.fields = {}
        now = self.values(paper)
        for option in paper.options:
            control = self._control(option, now[option.code])
            self.fields[option.code] = control
            self._box.addWidget(Field(tr(option.label), control))
        self._show_needed()
        self.setVisible(bool(paper.options))

    def _show_needed(self) -> None:
        """Leave out what only belongs to another choice."""
        if self._paper is None:
            return
        now = self.values(self._paper)
        for option in self._paper.options:
            code, value = option.needs
            field = self.fields[option.code].parentWidget()
            if code and field is not None:
                field.setVisible(now[code] == value)

    def values(self, paper: PaperKind) -> dict[str, str]:
        """Give what is chosen for a paper."""
        return paper.chosen(self._values.get(paper.code, {}))

    def put(self, paper: PaperKind, options: Mapping[str, str]) -> None:
        """Choose silently; what the paper does not know raises UserMistake."""
        self._values[paper.code] = paper.chosen({**self._values.get(paper.code, {}), **options})
        self._paper = None
        self.suit(paper)

    def _control(self, option: PaperOption, value: str) -> QWidget:
        name = f"printing.option.{option.code}"
        take = partial(self._take, option.code)
        if option.is_file:
            return FileButton(name, value, take)
        if option.many:
            return ManyChips(name, option, value, take)
        if not option.choices:
            line = LineEdit(name=name)
            line.setText(value)
            line.textEdited.connect(take)
            return line
        if len(option.choices) <= MOST_IN_A_ROW:
            choices = [Option(code, tr(label)) for code, label in option.choices]
            row = ChoiceRow(choices, name=name, code=value)
            row.chosen.connect(take)
            return row
        drop = DropDown(name=name)
        for code, label in option.choices:
            drop.addItem(tr(label), code)
        drop.setCurrentIndex(drop.findData(value))
        drop.activated.connect(lambda _: take(drop.currentData()))
        return drop

    def _take(self, code: str, value: str) -> None:
        if self._paper is not None:
            self._values.setdefault(self._paper.code, {})[code] = value
            self._show_needed()
            self.changed.emit()
