"""The small forms of the card: a member, the household itself, why a visit is void."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.actions.name_readings import EXAMPLE
from outreach.places import group_label
from outreach.queries.household_card import HouseholdCardSummary
from outreach.queries.households import MemberRow
from outreach.vocabulary import HOUSEHOLD_KINDS, LABELS, PersonStatus, UnitKind
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Text

USUAL = "户主 妻 夫 长子 次子 长女 次女 儿媳 女婿 父亲 母亲 岳父 岳母 孙子 孙女 外孙 外孙女"
Save = Callable[[Mapping[str, str]], object]


class MemberForm(FormDialog):
    """One member, new or known; `save(values)` is called with what changed."""

    def __init__(self, row: MemberRow | None, keeps_phone: bool, save: Save, parent: QWidget | None) -> None:
        self._row = row
        title = tr("Change a member") if row else tr("Add a member")
        super().__init__(
            "member", title, tr("Save"), lambda: save(self.values()), parent, personal=True
        )
        self.name = LineEdit(name="member_name")
        self.relation = DropDown(name="member_relation")
        self.relation.setEditable(True)
        self.relation.addItems(["", *USUAL.split()])
        self.sex = ChoiceRow([Option("男", tr("male")), Option("女", tr("female"))], name="member_sex")
        self.birth = LineEdit(name="member_birth", hint=tr("for instance 1975-06"))
        self.phone = LineEdit(name="member_phone", hint=row.phone if row else "")
        self.reading = LineEdit(
            name="member_reading", hint=tr("where the usual reading is wrong: {example}", example=EXAMPLE)
        )
        options = [Option(s.value or "present", tr(LABELS[s])) for s in PersonStatus]
        self.status = ChoiceRow(options, name="member_status", code="present")
        self._fill()
        self._lay_out(keeps_phone)
        self.name.setFocus()

    def _fill(self) -> None:
        if self._row is None:
            return
        self.name.setText(self._row.name)
        self.relation.setEditText(self._row.relation)
        self.sex.choose(self._row.sex)
        self.birth.setText(self._row.birth)
        self.reading.setText(self._row.reading)
        self.status.choose(self._row.status.value or "present")

    def _lay_out(self, keeps_phone: bool) -> None:
        self.add("name", tr("Full name"), self.name)
        line = QHBoxLayout()
        line.setSpacing(12)
        for key, label, control in (
            ("relation", tr("Relation to the head"), self.relation),
            ("sex", tr("Sex"), self.sex),
            ("birth", tr("Born"), self.birth),
        ):
            line.addWidget(self.add(key, label, control), 1)
        self.body.insertLayout(1, line)
        if keeps_phone:
            self.add(
                "phone", tr("Phone"), self.phone, tr("leave it empty to keep the number") if self._row else ""
            )
        if self._row is not None:
            self.add("reading", tr("How the name is read"), self.reading)
            self.add("status", tr("Still here?"), self.status)

    def values(self) -> dict[str, str]:
        """Give the fields that were typed; an untouched phone is left out."""
        status = self.status.code()
        values = {
            "name": self.name.text(),
            "relation": self.relation.currentText(),
            "sex": self.sex.code(),
            "birth": self.birth.text(),
            "status": "" if status == "present" else status,
        }
        if self.phone.text().strip():
            values["phone"] = self.phone.text()
        if self._row is not None and self.reading.text() != self._row.reading:
            values["reading"] = self.reading.text()
        return values


class CardForm(FormDialog):
    """Group, door, kind and note of a household; name, phone and contact person of a unit."""

    def __init__(
        self,
        card: HouseholdCardSummary,
        groups: Sequence[str],
        keeps_phone: bool,
        save: Save,
        parent: QWidget | None,
    ) -> None:
        title = tr("Change the household")
        super().__init__("card", title, tr("Save"), lambda: save(self.values()), parent, personal=True)
        self._is_unit = card.row.kind not in HOUSEHOLD_KINDS
        self.group = DropDown(name="card_group")
        self.group.setEditable(True)
        self.group.addItems([group_label(name) for name in groups])
        self.group.setEditText(group_label(card.row.group))
        self.door = LineEdit(name="card_door")
        self.door.setText(card.row.door)
        self.kind = DropDown(name="card_kind")
        for kind in UnitKind:
            self.kind.addItem(tr(LABELS[kind]), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(card.row.kind.value))
        self.unit_name = LineEdit(name="card_name")
        self.unit_name.setText(card.name)
        self.phone = LineEdit(name="card_phone", hint=card.row.phone)
        contact = card.contact
        self.contact = {
            "contact_name": LineEdit(name="card_contact_name"),
            "contact_post": LineEdit(name="card_contact_post", hint=tr("for instance shopkeeper")),
            "contact_phone": LineEdit(name="card_contact_phone", hint=contact.phone if contact else ""),
            "contact_wechat": LineEdit(name="card_contact_wechat", hint=contact.wechat if contact else ""),
        }
        self.contact["contact_name"].setText(contact.contact if contact else "")
        self.contact["contact_post"].setText(contact.post if contact else "")
        self.note = LineEdit(name="card_note")
        self.note.setText(card.row.note)
        self._lay_out(keeps_phone)
        self.door.setFocus()

    def _lay_out(self, keeps_phone: bool) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for key, label, control in (
            ("group", tr("Group"), self.group),
            ("door", tr("Door"), self.door),
            ("kind", tr("Kind"), self.kind),
        ):
            line.addWidget(self.add(key, label, control), 1)
        self.body.insertLayout(0, line)
        if self._is_unit:
            self.add("name", tr("Name of the unit"), self.unit_name)
            if keeps_phone:
                self.add("phone", tr("Phone"), self.phone, tr("leave it empty to keep the number"))
            self._add_contact(keeps_phone)
        self.add("note", tr("Note"), self.note)

    def _add_contact(self, keeps_phone: bool) -> None:
        labels = {
            "contact_name": tr("Contact of the unit"),
            "contact_post": tr("Post"),
            "contact_phone": tr("Phone of the contact"),
            "contact_wechat": tr("WeChat"),
        }
        lines = [("contact_name", "contact_post"), ("contact_phone", "contact_wechat")]
        for keys in lines if keeps_phone else lines[:1]:
            line = QHBoxLayout()
            line.setSpacing(12)
            for key in keys:
                line.addWidget(self.add(key, labels[key], self.contact[key]), 1)
            self.body.addLayout(line)
        if not keeps_phone:
            why = tr("This ledger keeps no phone numbers, so the contact has a name and a post only.")
            self.body.addWidget(Text(why, step=13, tone="muted", wrap=True))

    def values(self) -> dict[str, str]:
        """Give what stands in the form; numbers left empty stay as they are."""
        values = {
            "group": self.group.currentText(),
            "door": self.door.text(),
            "kind": str(self.kind.currentData()),
            "note": self.note.text(),
        }
        if self._is_unit:
            values["name"] = self.unit_name.text()
            for key, line in self.contact.items():
                if line.text().strip() or key in ("contact_name", "contact_post"):
                    values[key] = line.text()
            if self.phone.text().strip():
                values["phone"] = self.phone.text()
        return values


class VoidForm(FormDialog):
    """Why a visit is void; `save(reason)`."""

    def __init__(self, what: str, save: Callable[[str], object], parent: QWidget | None) -> None:
        note = tr("It stays in the list, struck out, and counts nowhere any more.")
        super().__init__("void", what, tr("Void it"), lambda: save(self.reason.text()), parent, note)
        self.reason = LineEdit(name="void_reason", hint=tr("for instance logged at the wrong door"))
        self.add("reason", tr("Reason"), self.reason)
        self.reason.setFocus()
