"""The village's names, the office that gets the tally, the phone printed for enquiries."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from outreach.actions.village_settings import VillageForm, change_village
from outreach.errors import DoorbookError
from outreach.queries.village import village
from outreach.wording import tr
from ui import words
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.line import DropDown, LineEdit
from ui.widgets.text import Text


class VillageCard(Card):
    """What is printed at the head of every paper."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("The village"))
        self.ctx = ctx
        self._clean: dict[str, Any] = {}
        self.lines = {
            name: LineEdit(name=f"settings.{name}")
            for name in ("village_name", "township", "county", "village_code", "office", "enquiry_phone")
        }
        self.week = DropDown(name="settings.week_starts")
        for number, day in enumerate(words.WEEKDAYS):
            self.week.addItem(tr(day), number)
        labels = {
            "village_name": tr("Village name"),
            "township": tr("Township"),
            "county": tr("County"),
            "village_code": tr("Village code (12 digits)"),
            "office": tr("Who hands in the papers (empty: the village committee)"),
            "enquiry_phone": tr("Phone for enquiries, printed on the sheets"),
        }
        self.fields = {name: Field(labels[name], line) for name, line in self.lines.items()}
        self.fields["week_starts"] = Field(tr("The week begins on"), self.week)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, name in enumerate(self.fields):
            grid.addWidget(self.fields[name], place // 2, place % 2)
        self.body.addLayout(grid)
        self.keeps = Text("", step=13, tone="muted", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        save = Button(tr("Save the village"), "primary", name="settings.save", keys="Ctrl+Enter")
        save.does(ctx.commands["settings.save"])
        ctx.commands["settings.save"].triggered.connect(self.save)
        foot.addWidget(save)
        foot.addWidget(self.keeps, 1)
        self.body.addSpacing(12)
        self.body.addLayout(foot)

    def typed(self) -> dict[str, Any]:
        """Give what stands in the card, as it is typed."""
        return {name: line.text() for name, line in self.lines.items()} | {"week": self.week.currentIndex()}

    def put(self, typed: dict[str, Any]) -> None:
        """Put back what was typed before."""
        for name, line in self.lines.items():
            line.setText(typed[name])
        self.week.setCurrentIndex(typed["week"])

    def changed(self) -> bool:
        """Tell whether something is typed that is not saved."""
        return bool(self._clean) and self.typed() != self._clean

    def fill(self) -> None:
        """Read the village; what is typed and not saved stays."""
        if self.changed():
            return
        row = self.ctx.workspace.ask(village)
        values = {
            "village_name": row.name,
            "township": row.township,
            "county": row.county,
            "village_code": row.code,
            "office": row.office,
            "enquiry_phone": row.enquiry_phone,
        }
        for name, value in values.items():
            self.lines[name].setText(value)
        self.week.setCurrentIndex(row.week_starts)
        self._clean = self.typed()
        kept = {"id_no": tr("ID numbers"), "phone": tr("phone numbers")}
        names = [word for name, word in kept.items() if name in row.keep]
        kept_words = (
            tr("This ledger keeps {what}, masked unless asked.", what="、".join(names))
            if names
            else tr("This ledger keeps neither ID numbers nor phone numbers.")
        )
        self.keeps.setText(f"{kept_words}{words.purpose_words()}")

    def save(self) -> None:
        """Save; problems stand at their field."""
        typed = {name: line.text() for name, line in self.lines.items()}
        try:
            self.ctx.workspace.run(change_village, VillageForm(week_starts=self.week.currentData(), **typed))
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                self.ctx.trouble(problem)
            return
        for field in self.fields.values():
            field.show_problem("")
        self._clean = {}
        self.fill()
        self.ctx.toast(tr("Saved"))
