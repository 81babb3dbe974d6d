"""重点人群 for all selected households at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.queries.key_groups import KeyGroupRow
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.line import DropDown

ON, OFF = "on", "off"
Save = Callable[[str, bool], object]


class KeyTogether(FormDialog):
    """`save(code, on)`: the group, and whether it is ticked or taken away."""

    def __init__(self, count: int, groups: Sequence[KeyGroupRow], save: Save, parent: QWidget | None) -> None:
        super().__init__(
            "key_together",
            tr("Key group of {n} households", n=count),
            tr("Save"),
            lambda: save(str(self.group.currentData()), self.deed.code() == ON),
            parent,
            tr("Everybody of these households belongs to it then; single people are ticked on the card."),
            personal=True,
        )
        self.group = DropDown(name="key_together_group")
        for group in (group for group in groups if group.can_be_ticked):
            self.group.addItem(group.label, group.code)
        options = [Option(ON, tr("Tick"), "1"), Option(OFF, tr("Take the tick away"), "2")]
        self.deed = ChoiceRow(options, name="key_together_deed", code=ON)
        self.add("key_group", tr("Key group"), self.group)
        self.add("deed", tr("Tick or take away"), self.deed)
        self.group.setFocus()
