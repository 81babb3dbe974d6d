"""重点人群 of one household: chosen first for whom, then ticked; those by age are said, not ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.privacy import NAMED_FROM
from outreach.queries.households import MemberRow
from outreach.queries.key_groups import HouseholdKeys, KeyGroupRow
from outreach.vocabulary import PersonStatus
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.line import DropDown
from ui.widgets.text import Text

Save = Callable[[list[tuple[str, str]]], object]
EVERYBODY = ""


class KeyMarksDialog(FormDialog):
    """`save(marks)` is called with all ticks of the household: (code, person id, "" for everybody)."""

    def __init__(
        self,
        groups: Sequence[KeyGroupRow],
        people: Sequence[MemberRow],
        keys: HouseholdKeys,
        save: Save,
        parent: QWidget | None,
    ) -> None:
        note = tr("Children under 14 are counted only: tick the whole household for them.")
        super().__init__(
            "key_marks", tr("Key groups"), tr("Save"), lambda: save(self.marks()), parent, note, personal=True
        )
        self._groups, self._keys = {group.code: group for group in groups}, keys
        self._marks = {(code, EVERYBODY) for code in keys.everybody}
        self._marks |= {(code, person) for person, codes in keys.ticked.items() for code in codes}
        self.whose = DropDown(name="key_marks_whose")
        self.whose.addItem(tr("The whole household"), EVERYBODY)
        for row in people:
            if row.status is PersonStatus.PRESENT and not (row.age is not None and row.age < NAMED_FROM):
                self.whose.addItem(f"{row.name} {row.relation}".strip(), row.id)
        self.by_age = Text("", step=13, tone="muted", wrap=True)
        holder = QWidget()
        holder.setObjectName("key_marks_groups")
        flow = FlowLayout(holder)
        self.chips = {}
        for group in (group for group in groups if group.can_be_ticked):
            chip = Chip(group.label, name=f"key_marks_{group.code}")
            chip.toggled.connect(lambda on, code=group.code: self._toggled(code, on))
            self.chips[group.code] = chip
            flow.addWidget(chip)
        self.add("people", tr("Who"), self.whose)
        self.body.addWidget(self.by_age)
        self.add("key_group", tr("Belongs to"), holder)
        self.whose.currentIndexChanged.connect(lambda _: self._show())
        self._show()
        self.whose.setFocus()

    def _whose(self) -> str:
        return str(self.whose.currentData() or EVERYBODY)

    def _show(self) -> None:
        """Show the ticks of the one chosen."""
        who = self._whose()
        for code, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked((code, who) in self._marks)
            chip.blockSignals(False)
            chip.updateGeometry()
            chip.update()
        ages = [self._groups[code].label for code in self._groups if code in self._keys.ages.get(who, ())]
        self.by_age.setText(tr("By age: {groups}", groups="、".join(ages)) if ages else "")
        self.by_age.setVisible(bool(ages))

    def _toggled(self, code: str, on: bool) -> None:
        if on:
            self._marks.add((code, self._whose()))
        else:
            self._marks.discard((code, self._whose()))

    def marks(self) -> list[tuple[str, str]]:
        """Give every tick of the household."""
        return sorted(self._marks)
