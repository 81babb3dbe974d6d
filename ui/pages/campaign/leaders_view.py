"""The leading group of the campaign shown: head, deputies, members, office."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.actions.leading_group import LeaderForm
from outreach.queries.leading_group import LeaderRow
from outreach.vocabulary import LABELS, LeadingRole
from outreach.wording import tr
from ui import theme
from ui.dialogs.form import FormDialog
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.flow import FlowLayout
from ui.widgets.line import LineEdit
from ui.widgets.rows import RowsView, row_button
from ui.widgets.text import Text


class LeadersView(RowsView):
    """`change_asked(LeaderRow or None)`, `removed(LeaderRow)`, `before_asked()` to take over the last one."""

    change_asked = Signal(object)
    removed = Signal(object)
    before_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        add = tr("Add somebody")
        self.add = Button(add, name="campaign.leader_add", icon="plus", small=True, keys="Ctrl+N")
        self.add.clicked.connect(lambda: self.change_asked.emit(None))
        before = tr("As in the round before")
        self.before = Button(before, name="campaign.leader_before", icon="copy", small=True)
        self.before.clicked.connect(self.before_asked)
        self.above.addWidget(self.add)
        self.above.addWidget(self.before)
        self.above.addStretch(1)

    def show_rows(self, rows: Sequence[LeaderRow], has_before: bool) -> None:
        """Show the leading group in its order."""
        self.before.setVisible(has_before and not rows)
        said = tr("No leading group yet: the head first, then deputies, members, where the office is.")
        nobody = Text(said, tone="muted", wrap=True)
        nobody.setContentsMargins(16, 16, 16, 16)
        self.put([self._line(row) for row in rows] or [nobody])

    def _line(self, row: LeaderRow) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(theme.px(52))
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(16)
        role = Text(tr(LABELS[row.role]), tone="muted")
        role.setMinimumWidth(theme.px(64))
        line.addWidget(role)
        parts = QWidget()
        flow = FlowLayout(parts, gap=16, line_gap=0)
        flow.addWidget(Text(row.name, bold=True))
        for text in (row.post, row.phone):
            if text:
                flow.addWidget(Text(text, tone="muted"))
        line.addWidget(parts, 1, Qt.AlignmentFlag.AlignVCenter)
        change, remove = f"campaign.leader_change_{row.id}", f"campaign.leader_remove_{row.id}"
        line.addWidget(row_button(tr("Change"), row.name, lambda: self.change_asked.emit(row), name=change))
        line.addWidget(row_button(tr("Remove"), row.name, lambda: self.removed.emit(row), name=remove))
        return holder


class LeaderDialog(FormDialog):
    """Puts somebody into the leading group or corrects the entry; `save(form)`."""

    def __init__(
        self, row: LeaderRow | None, role: LeadingRole, save: Callable[[LeaderForm], object],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        title = tr("Change the entry") if row else tr("Add to the leading group")
        super().__init__("leader", title, tr("Save"), lambda: save(self.form()), parent)
        self._row = row
        options = [Option(one.value, tr(LABELS[one])) for one in LeadingRole]
        self.role = ChoiceRow(options, name="leader_role", code=(row.role if row else role).value)
        self.lines = {name: LineEdit(name=f"leader_{name}") for name in ("name", "post", "phone")}
        for name, line in self.lines.items():
            line.setText(getattr(row, name) if row else "")
        self.add("role", tr("Role"), self.role)
        self.add("name", tr("Full name"), self.lines["name"], tr("of the office: where it is"))
        self.add("post", tr("Post"), self.lines["post"], tr("of the office: who runs it"))
        masked = tr("asterisks: stays as it is") if row and "*" in row.phone else tr("may stay empty")
        self.add("phone", tr("Phone"), self.lines["phone"], masked)
        self.lines["name"].setFocus()

    def form(self) -> LeaderForm:
        """Give what is typed."""
        name, post, phone = (line.text() for line in self.lines.values())
        row_id = self._row.id if self._row else None
        return LeaderForm(LeadingRole(self.role.code()), name, post, phone, row_id)
