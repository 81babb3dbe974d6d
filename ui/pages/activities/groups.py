"""The WeChat groups: who answers for each, when it last got something, whether its people were checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.chat_groups import GROUP_NUMBER, MOST, ChatGroupForm
from outreach.errors import UserMistake
from outreach.queries.activities import ChatGroupRow
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.page import Context
from ui.pages.activities.columns import group_columns
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.line import LineEdit
from ui.widgets.only_one import OnlyOne


class GroupsView(QWidget):
    """`change_asked(row or None)`, `push_asked(name)`, `kept(id, changes)` when one was checked or closed."""

    change_asked = Signal(object)
    push_asked = Signal(str)
    kept = Signal(str, object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._rows: dict[str, ChatGroupRow] = {}
        self.model = PagedModel(group_columns(), lambda ids: [self._rows.get(str(key)) for key in ids])
        self.table = Table(self.model, ctx.settings, name="activities.groups")
        self.table.setAccessibleName(tr("WeChat groups"))
        add = Button(tr("Register a group"), name="activities.group_add", icon="plus", small=True)
        add.clicked.connect(lambda: self.change_asked.emit(None))
        self.push = Button(tr("Log a push"), name="activities.push", icon="horn", small=True)
        self.push.clicked.connect(self._push)
        self.change = Button(tr("Change"), name="activities.group_change", icon="edit", small=True)
        self.change.clicked.connect(self._change)
        self.check = Button(tr("Checked today: real names, no strangers"), name="activities.group_check",
                            icon="check", small=True)  # fmt: skip
        self.check.clicked.connect(self._checked)
        self.shut = Button(tr("Close the group"), name="activities.group_close", icon="x", small=True)
        self.shut.clicked.connect(self._shut)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (add, self.push, self.change, self.check, self.shut):
            line.addWidget(button)
        line.addStretch(1)
        first = Button(tr("Register a group"), "primary", name="activities.group_first", icon="plus")
        first.clicked.connect(lambda: self.change_asked.emit(None))
        said = tr("Each group needs one person who answers for it; pushes are logged as activities.")
        self._nothing = EmptyState("users", tr("No WeChat group registered yet"), said, first)
        self._card = TableCard(self.table)
        self._either = OnlyOne(self._card, self._nothing)
        self.table.opened.connect(lambda _: self._change())
        self.table.pointed.connect(lambda _: self._suit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._either, 1)

    def show_rows(self, rows: Sequence[ChatGroupRow]) -> None:
        """Show the registry."""
        present = self.table.current_id()
        self._rows = {row.id: row for row in rows}
        self.model.set_ids([row.id for row in rows])
        self._either.show_one(self._card if rows else self._nothing)
        if rows:
            self.table.go_to(present if present in self._rows else rows[0].id)
        self._suit()

    def current(self) -> ChatGroupRow | None:
        """Give the current group."""
        return self._rows.get(str(self.table.current_id()))

    def _suit(self) -> None:
        row = self.current()
        for button in (self.push, self.change, self.check, self.shut):
            button.setEnabled(row is not None)
        if row is not None:
            self.shut.set_text(tr("Close the group") if row.closed_on is None else tr("Open it again"))
            self.push.setEnabled(row.closed_on is None)

    def _push(self) -> None:
        if (row := self.current()) is not None:
            self.push_asked.emit(row.name)

    def _change(self) -> None:
        if (row := self.current()) is not None:
            self.change_asked.emit(row)

    def _checked(self) -> None:
        if (row := self.current()) is not None:
            self.kept.emit(row.id, {"checked_on": self._ctx.workspace.now().date()})

    def _shut(self) -> None:
        if (row := self.current()) is not None:
            closed = self._ctx.workspace.now().date() if row.closed_on is None else None
            self.kept.emit(row.id, {"closed_on": closed})


def form_of(row: ChatGroupRow) -> ChatGroupForm:
    """Give a group as it is registered."""
    return ChatGroupForm(
        row.name, row.responsible, row.covers, row.members, row.since, row.checked_on, row.closed_on
    )


class GroupDialog(FormDialog):
    """Registers a group or corrects it; `save(form)`."""

    def __init__(
        self, row: ChatGroupRow | None, who: str, today: date, save: Callable[[ChatGroupForm], object],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        title = tr("Change the group") if row else tr("Register a group")
        super().__init__("chat_group", title, tr("Save"), lambda: save(self.form()), parent)
        self._old = form_of(row) if row else ChatGroupForm("", who, since=today)
        labels = {
            "name": tr("Name of the group"), "responsible": tr("Who answers for it"),
            "covers": tr("Whom it covers"), "members": tr("How many are in it"),
        }  # fmt: skip
        self.lines = {name: LineEdit(name=f"chat_group_{name}") for name in labels}
        self.lines["covers"].setPlaceholderText(tr("for instance groups 1 to 3"))
        for name, line in self.lines.items():
            line.setText(str(getattr(self._old, name) or ""))
            self.add(name, labels[name], line)
        self.lines["name"].setFocus()

    def form(self) -> ChatGroupForm:
        """Give what is typed. Raises UserMistake."""
        members = self.lines["members"].text().strip() or "0"
        if not (members.isascii() and members.isdigit()) or len(members) > 6:
            raise UserMistake(GROUP_NUMBER, field="members", most=MOST)
        return replace(
            self._old,
            name=self.lines["name"].text(),
            responsible=self.lines["responsible"].text(),
            covers=self.lines["covers"].text(),
            members=int(members),
        )
