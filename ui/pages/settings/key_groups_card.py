"""重点人群: the village's list, with how many people of each were told; added, renamed, used no more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.actions.key_groups import (
    AGES_WRONG,
    KeyGroupForm,
    add_key_group,
    correct_key_group,
    retire_key_group,
)
from outreach.errors import DoorbookError, UserMistake
from outreach.queries.campaigns import open_campaign
from outreach.queries.key_groups import KeyGroupCount, KeyGroupRow, campaign_day, key_group_counts
from outreach.wording import tr
from ui import theme
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule
from ui.widgets.field import Field
from ui.widgets.line import LineEdit
from ui.widgets.text import Elided, Text
from ui.work.aside import Aside


class KeyGroupsCard(Card):
    """The groups, and a line to add one or to change the one taken up."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Key groups"))
        self.ctx = ctx
        self._changing = ""
        self._reading = Aside(ctx, self._read, self._show)
        self.lines = {
            "label": LineEdit(name="settings.key_label"),
            "age_from": LineEdit(name="settings.key_age_from", hint=tr("any")),
            "age_to": LineEdit(name="settings.key_age_to", hint=tr("any")),
        }
        labels = {"label": tr("Name of the key group"), "age_from": tr("From age"), "age_to": tr("To age")}
        self.fields = {name: Field(labels[name], line) for name, line in self.lines.items()}
        self.fields["ages"] = self.fields["age_from"]
        self.add_button = Button(tr("Add"), name="settings.key_add", icon="plus")
        self.add_button.clicked.connect(self.save)
        self._lay_out()

    def _lay_out(self) -> None:
        notes = (
            tr("Who belongs to one by age is reckoned on the campaign's first day; others are ticked."),
            tr("Files on persons under suspicion are the police's: they have no place here."),
        )
        for note in notes:
            self.body.addWidget(Text(note, step=13, tone="muted", wrap=True))
        self.body.addSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, stretch in (("label", 4), ("age_from", 1), ("age_to", 1)):
            line.addWidget(self.fields[name], stretch, Qt.AlignmentFlag.AlignTop)
            self.lines[name].returnPressed.connect(self.save if name == "age_to" else self.focusNextChild)
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.body.addSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def fill(self) -> None:
        """Read the groups and count their people."""
        self._reading.ask()

    def _read(self) -> tuple[KeyGroupCount, ...]:
        workspace = self.ctx.workspace
        campaign = workspace.ask(open_campaign)
        on = workspace.ask(campaign_day, workspace.now().date())
        return workspace.ask(key_group_counts, campaign.id if campaign else None, on, retired=True)

    def _show(self, found: tuple[KeyGroupCount, ...]) -> None:
        clear(self._rows)
        for count in sorted(found, key=lambda count: count.group.retired):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(count))

    def _row(self, count: KeyGroupCount) -> QWidget:
        group = count.group
        line = QWidget()
        line.setMinimumHeight(theme.px(40))
        parts = QHBoxLayout(line)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(16)
        parts.addWidget(Elided(group.label, tone="muted" if group.retired else "ink"), 3)
        told = tr("{told} of {people} people told", told=count.told, people=count.people)
        parts.addWidget(Elided(told if count.people else tr("nobody yet"), tone="muted"), 2)
        change = Button(tr("Change"), "quiet", name=f"settings.key_change.{group.code}")
        change.setAccessibleName(f"{tr('Change')} {group.label}")
        change.clicked.connect(lambda: self._take(group))
        words = tr("Use again") if group.retired else tr("Use no more")
        stop = Button(words, "quiet", name=f"settings.key_stop.{group.code}")
        stop.setAccessibleName(f"{words} {group.label}")
        stop.clicked.connect(
            lambda: self.ctx.workspace.run(retire_key_group, group.code, not group.retired)
        )
        parts.addWidget(change)
        parts.addWidget(stop)
        return line

    def _take(self, group: KeyGroupRow) -> None:
        self._changing = group.code
        values = {"label": group.label, "age_from": group.age_from, "age_to": group.age_to}
        for name, value in values.items():
            self.lines[name].setText("" if value is None else str(value))
        self.add_button.set_text(tr("Save"))
        self.lines["label"].setFocus()

    def save(self) -> None:
        """Add the group typed, or change the one taken up; problems stand at their field."""
        try:
            form = KeyGroupForm(self.lines["label"].text(), self._age("age_from"), self._age("age_to"))
            if self._changing:
                self.ctx.workspace.run(correct_key_group, self._changing, form)
            else:
                self.ctx.workspace.run(add_key_group, form)
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                self.ctx.trouble(problem)
            return
        self._changing = ""
        self.add_button.set_text(tr("Add"))
        for name, line in self.lines.items():
            line.clear()
            self.fields[name].show_problem("")
        self.lines["label"].setFocus()

    def _age(self, name: str) -> int | None:
        text = self.lines[name].text().strip()
        if text and not (text.isdecimal() and len(text) < 4):
            raise UserMistake(AGES_WRONG, field=name)
        return int(text) if text else None
