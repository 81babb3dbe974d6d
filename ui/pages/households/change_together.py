"""改组、改类别 for all selected households at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.places import group_label
from outreach.vocabulary import LABELS, UnitKind
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.line import DropDown

Save = Callable[[str, UnitKind | None], object]


class ChangeTogether(FormDialog):
    """`save(group, kind)`; what is left as it is comes as "" or None."""

    def __init__(self, count: int, groups: Sequence[str], save: Save, parent: QWidget | None) -> None:
        super().__init__(
            "change_together",
            tr("Change {n} households", n=count),
            tr("Save"),
            lambda: save(*self.said()),
            parent,
            tr("What you leave empty stays as it is."),
        )
        self.group = DropDown(name="change_together_group")
        self.group.setEditable(True)
        self.group.addItems(["", *(group_label(name) for name in groups)])
        self.kind = DropDown(name="change_together_kind")
        self.kind.addItem("", "")
        for kind in UnitKind:
            self.kind.addItem(tr(LABELS[kind]), kind.value)
        self.add("group", tr("Group"), self.group)
        self.add("kind", tr("Kind"), self.kind)
        self.group.setFocus()

    def said(self) -> tuple[str, UnitKind | None]:
        """Give group and kind as chosen."""
        kind = str(self.kind.currentData() or "")
        return self.group.currentText().strip(), UnitKind(kind) if kind else None
