"""分户 and 改组改门牌: who leaves, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.splitting import SplitForm as Split
from outreach.places import group_label
from outreach.queries.household_card import HouseholdCardSummary
from outreach.vocabulary import PersonStatus
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.line import CheckBox, DropDown, LineEdit


class _PlaceForm(FormDialog):
    """A form with a group and a door."""

    def add_place(self, name: str, card: HouseholdCardSummary, groups: Sequence[str]) -> None:
        """Put both fields on one line, filled with the place of a household."""
        self.group = DropDown(name=f"{name}_group")
        self.group.setEditable(True)
        self.group.addItems([group_label(group) for group in groups])
        self.group.setEditText(group_label(card.row.group))
        self.door = LineEdit(name=f"{name}_door")
        self.door.setText(card.row.door)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.add("group", tr("Group"), self.group), 1)
        line.addWidget(self.add("door", tr("Door"), self.door), 1)
        self.body.addLayout(line)


class MoveForm(_PlaceForm):
    """`save(group, door)`; the household walks at the place of its new door."""

    def __init__(
        self,
        card: HouseholdCardSummary,
        groups: Sequence[str],
        save: Callable[[str, str], object],
        parent: QWidget | None,
    ) -> None:
        note = tr("It takes its place in the walk by its door number.")
        title, button = tr("Move to another group or door"), tr("Move")
        super().__init__(
            "move", title, button, lambda: save(self.group.currentText(), self.door.text()), parent, note
        )
        self.add_place("move", card, groups)
        self.door.setFocus()


class SplitForm(_PlaceForm):
    """`save(split)`; the first one ticked becomes head of the new household unless another is chosen."""

    def __init__(
        self,
        card: HouseholdCardSummary,
        groups: Sequence[str],
        save: Callable[[Split], object],
        parent: QWidget | None,
    ) -> None:
        note = tr("The visits so far stay with this household; the new one is to be visited.")
        title, button = tr("Split the household"), tr("Split")
        super().__init__("split", title, button, lambda: save(self.split()), parent, note)
        self._people = [row for row in card.members if row.status is PersonStatus.PRESENT]
        ticks, column = QWidget(), QVBoxLayout()
        ticks.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.ticks = [
            CheckBox(f"{row.name} {row.relation}".strip(), name=f"split_person_{nth}")
            for nth, row in enumerate(self._people, 1)
        ]
        for tick in self.ticks:
            column.addWidget(tick)
            tick.toggled.connect(self._ticked)
        self.add("people", tr("Who leaves"), ticks)
        self.head = DropDown(name="split_head")
        self.add("head", tr("Head of the new household"), self.head)
        self.add_place("split", card, groups)
        self._ticked()
        if self.ticks:
            self.ticks[-1].setFocus()

    def _ticked(self) -> None:
        present = self.head.currentData()
        self.head.clear()
        for row, tick in zip(self._people, self.ticks, strict=True):
            if tick.isChecked():
                self.head.addItem(row.name, row.id)
        self.head.setCurrentIndex(max(0, self.head.findData(present)))
        self.head.setEnabled(self.head.count() > 0)

    def split(self) -> Split:
        """Give who leaves and where to."""
        chosen = zip(self._people, self.ticks, strict=True)
        leaving = [row.id for row, tick in chosen if tick.isChecked()]
        return Split(leaving, self.group.currentText(), self.door.text(), str(self.head.currentData() or ""))
