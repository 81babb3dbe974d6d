"""The small form for a household that is not in the register yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from outreach.actions.households import HouseholdForm
from outreach.places import group_label
from outreach.vocabulary import LABELS, UnitKind
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.pages.households.member_lines import read_members
from ui.widgets.field import Field
from ui.widgets.line import DropDown, LineEdit

Save = Callable[[HouseholdForm], object]


class NewHousehold(FormDialog):
    """Group, door, head, members a line each, kind; `save(form)` is called with what was typed."""

    def __init__(
        self, groups: Sequence[str], keeps_phone: bool, save: Save, parent: QWidget | None, head: str = ""
    ) -> None:
        super().__init__(
            "new_household",
            tr("Add a household"),
            tr("Add"),
            lambda: save(self.form()),
            parent,
            tr("Only the group and the head are needed; the rest can follow."),
            personal=True,
        )
        self.group = DropDown(name="new_household_group")
        self.group.setEditable(True)
        self.group.addItems([group_label(name) for name in groups])
        self.door = LineEdit(name="new_household_door", hint=tr("number on the door"))
        self.kind = DropDown(name="new_household_kind")
        for kind in UnitKind:
            self.kind.addItem(tr(LABELS[kind]), kind.value)
        self.head = LineEdit(name="new_household_head")
        self.head.setText(head)
        self.phone = LineEdit(name="new_household_phone")
        self.members = QPlainTextEdit()
        self.members.setObjectName("new_household_members")
        self.members.setPlaceholderText(tr("one a line, for instance: wife Wang Fang"))
        self.members.setTabChangesFocus(True)
        self.members.setFixedHeight(theme.px(96))
        self._lay_out(keeps_phone)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.head.setFocus() if groups else self.group.setFocus()

    def _lay_out(self, keeps_phone: bool) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for key, label, control in (
            ("group", tr("Group"), self.group),
            ("door", tr("Door"), self.door),
            ("kind", tr("Kind"), self.kind),
        ):
            field = self.add(key, label, control)
            line.addWidget(field, 1)
        self.body.insertLayout(0, line)
        self._head = self.add("head", tr("Head of household"), self.head)
        if keeps_phone:
            self.add("phone", tr("Phone"), self.phone)
        self._members: Field = self.add("members", tr("Other members"), self.members)

    def _kind_changed(self) -> None:
        is_household = self.kind.currentData() in (UnitKind.RESIDENT, UnitKind.TENANT, UnitKind.EMPTY)
        self._members.setVisible(is_household)
        self._head.label.setText(tr("Head of household") if is_household else tr("Name of the unit"))

    def form(self) -> HouseholdForm:
        """Give what was typed."""
        kind = UnitKind(self.kind.currentData())
        members = read_members(self.members.toPlainText()) if self._members.isVisibleTo(self) else ()
        return HouseholdForm(
            self.group.currentText(), self.door.text(), self.head.text(), members, kind, self.phone.text()
        )
