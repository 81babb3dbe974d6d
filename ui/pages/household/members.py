"""The members of a household: one line each, the head first, those gone last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.queries.households import MemberRow
from outreach.register_rows import HEAD
from outreach.vocabulary import LABELS, PersonStatus
from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.text import Elided, Text


class Members(Card):
    """`change_asked(row)` for the member whose 改 was pressed, `add_asked()`, `key_groups_asked()`."""

    change_asked = Signal(object)
    add_asked = Signal()
    key_groups_asked = Signal()

    def __init__(self, keys: str) -> None:
        super().__init__(tr("Members of the household"))
        self.count = Text("", tone="muted")
        self.head.insertWidget(1, self.count)
        add = Button(tr("Add a member"), "quiet", name="household.add_member", icon="plus", small=True)
        add.setToolTip(f"{tr('Add a member')}  {keys}")
        add.clicked.connect(self.add_asked)
        keys_button = Button(tr("Key groups"), "quiet", name="household.key_groups", small=True)
        keys_button.clicked.connect(self.key_groups_asked)
        self.head.addWidget(keys_button)
        self.head.addWidget(add)
        self.flush()
        self.body.setContentsMargins(0, 0, 0, 8)

    def show_members(
        self, rows: Sequence[MemberRow], tags: Mapping[str, str] | None = None, everybody: str = ""
    ) -> None:
        """Show these people; `tags` are the key groups of each by id, `everybody` those of the household."""
        clear(self.body)
        present = sum(row.status is PersonStatus.PRESENT for row in rows)
        self.count.setText(tr("{n} people", n=present))
        for row in rows:
            self.body.addWidget(rule())
            self.body.addWidget(self._line(row))
            if text := (tags or {}).get(row.id, ""):
                self.body.addWidget(_tag(text, f"household.keys_{row.id}"))
        if everybody:
            self.body.addWidget(rule())
            self.body.addWidget(_tag(tr("The whole household: {groups}", groups=everybody), "household.keys"))
        if not rows:
            words = Text(tr("Nobody is written down here yet."), tone="muted")
            words.setContentsMargins(16, 4, 16, 4)
            self.body.addWidget(words)

    def _line(self, row: MemberRow) -> QWidget:
        line = QWidget()
        line.setObjectName(f"household.member_{row.id}")
        line.setFixedHeight(theme.px(40))
        box = QHBoxLayout(line)
        box.setContentsMargins(16, 0, 8, 0)
        box.setSpacing(12)
        gone = row.status is not PersonStatus.PRESENT
        tone = "muted" if gone else "ink"
        name = Elided(row.name, tone=tone, bold=row.relation == HEAD and not gone)
        name.setMinimumWidth(theme.px(60))
        box.addWidget(name, 3)
        box.addWidget(Elided(row.relation, tone="muted"), 2)
        box.addWidget(Elided(_about(row), tone="muted"), 2)
        box.addWidget(Elided(tr(LABELS[row.status]) if gone else row.phone, tone=tone), 3)
        change = Button(tr("Change"), "quiet", name=f"household.change_{row.id}", small=True)
        change.setAccessibleName(f"{tr('Change')} {row.name}")
        change.clicked.connect(lambda _=False, found=row: self.change_asked.emit(found))
        box.addWidget(change)
        return line


def _tag(text: str, name: str) -> Text:
    tag = Text(text, step=13, tone="muted", wrap=True)
    tag.setObjectName(name)
    tag.setContentsMargins(16, 2, 16, 6)
    return tag


def _about(row: MemberRow) -> str:
    age = tr("{n} years", n=row.age) if row.age is not None else ""
    return " ".join(part for part in (row.sex, age) if part)
