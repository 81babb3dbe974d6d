"""The look of leaflets, letters, cards and posters: logo, heading, colours, place of the seal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from outreach.actions.paper_look import PaperLookForm, change_paper_look
from outreach.errors import DoorbookError
from outreach.queries.paper_look import paper_look
from outreach.wording import mark, tr
from ui.error_messages import show_at_fields
from ui.page import Context
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.colour_field import ColourField
from ui.widgets.field import Field
from ui.widgets.file_button import FileButton
from ui.widgets.line import LineEdit
from ui.widgets.text import Text

READY = {
    "brand": (
        ("", mark("As designed")), ("#1B3A8C", mark("Police blue")), ("#1F5F3A", mark("Dark green")),
        ("#8C1B1B", mark("Dark red")), ("#4A2A6B", mark("Violet")), ("#222222", mark("Black")),
    ),
    "accent": (
        ("", mark("As designed")), ("#B3261E", mark("Bright red")), ("#8C1B1B", mark("Dark red")),
        ("#9A4A00", mark("Brown orange")), ("#222222", mark("Black")),
    ),
}  # fmt: skip
"""Colours ready to choose, dark enough for white words on them."""


class PaperLookCard(Card):
    """What makes the papers the office's own; put in once, it holds for all that is handed out."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Look of the papers"))
        self.ctx = ctx
        self._logo: bytes | None = None
        self._clean: tuple[object, ...] = ()
        names = ("heading", "brand", "accent")
        self.lines = {name: LineEdit(name=f"settings.paper_{name}") for name in names}
        self.lines["brand"].setPlaceholderText("#0B4A52")
        self.lines["accent"].setPlaceholderText("#C93A2B")
        seals = [
            Option("over", tr("Over the name")),
            Option("beside", tr("Beside the name")),
            Option("none", tr("No circle")),
        ]
        self.seal = ChoiceRow(seals, name="settings.paper_seal")
        self.logo = FileButton("settings.paper_logo", "", self._take_logo)
        labels = {
            "heading": tr("Heading (empty: the office's name)"),
            "brand": tr("Main colour"),
            "accent": tr("Colour that warns"),
        }
        self.fields = {name: self._field(name, labels[name]) for name in names}
        self.fields["photo"] = Field(tr("Logo"), self.logo)
        self.fields["seal"] = Field(tr("Where the seal goes"), self.seal)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, name in enumerate(("heading", "photo", "brand", "accent")):
            grid.addWidget(self.fields[name], place // 2, place % 2)
        grid.addWidget(self.fields["seal"], 2, 0, 1, 2)
        self.body.addLayout(grid)
        self.body.addSpacing(12)
        self.body.addLayout(self._foot())

    def _field(self, name: str, label: str) -> Field:
        line, ready = self.lines[name], READY.get(name)
        line.setAccessibleName(label)
        if ready is None:
            return Field(label, line)
        field = Field(label, ColourField(line, [(colour, tr(words)) for colour, words in ready]))
        field.control = line
        return field

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(16)
        save = Button(tr("Save the look"), name="settings.paper_look_save")
        save.clicked.connect(self.save)
        self.remove = Button(tr("Take the logo away"), name="settings.paper_logo_remove")
        self.remove.clicked.connect(self._remove_logo)
        self.state = Text("", step=13, tone="muted", wrap=True)
        foot.addWidget(save)
        foot.addWidget(self.remove)
        foot.addWidget(self.state, 1)
        return foot

    def typed(self) -> tuple[object, ...]:
        """Give what stands in the card."""
        return (*(line.text() for line in self.lines.values()), self.seal.code(), self._logo)

    def fill(self) -> None:
        """Read the look; what is typed and not saved stays."""
        if self._clean and self.typed() != self._clean:
            return
        look = self.ctx.workspace.ask(paper_look)
        for name, line in self.lines.items():
            line.setText(getattr(look, name))
        self.seal.choose(look.seal)
        self.remove.setEnabled(bool(look.logo))
        none = tr("No logo yet: choose a JPEG or PNG file.")
        self.state.setText(tr("A logo is kept in the ledger.") if look.logo else none)
        self._clean = self.typed()

    def save(self) -> None:
        """Save; problems stand at their field."""
        typed = {name: line.text() for name, line in self.lines.items()}
        form = PaperLookForm(**typed, seal=self.seal.code(), logo=self._logo)
        try:
            self.ctx.workspace.run(change_paper_look, form)
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                self.ctx.trouble(problem)
            return
        for field in self.fields.values():
            field.show_problem("")
        self._logo, self._clean = None, ()
        self.logo.forget()
        self.fill()
        self.ctx.toast(tr("Saved"))

    def _take_logo(self, path: str) -> None:
        from outreach.printing.photographs import read_logo

        try:
            self._logo = read_logo(Path(path)) if path else None
        except DoorbookError as problem:
            if not show_at_fields(problem, self.fields):
                self.ctx.trouble(problem)
            return
        self.fields["photo"].show_problem("")

    def _remove_logo(self) -> None:
        self._logo = b""
        self.save()
