"""How the window looks on this computer: size of the text, light or dark, language."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from outreach.wording import language, tr
from ui import sounds, theme
from ui.page import Context
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.field import Field


class LookCard(Card):
    """Size, light or dark, language; each takes effect at once."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(tr("Look of this window"))
        self.ctx = ctx
        self.scale = ChoiceRow(
            [Option(str(scale), f"{scale}%") for scale in theme.SCALES], name="settings.scale"
        )
        self.scheme = ChoiceRow(
            [
                Option("system", tr("Like the computer")),
                Option("light", tr("Light")),
                Option("dark", tr("Dark")),
            ],
            name="settings.scheme",
        )
        self.language = ChoiceRow(
            [Option("zh_CN", "简体中文"), Option("zh_TW", "繁體中文"), Option("en", "English")],
            name="settings.language",
        )
        self.sounds = ChoiceRow(
            [Option("on", tr("On")), Option("off", tr("Off"))], name="settings.sounds"
        )
        self.sounds.chosen.connect(self._set_sounds)
        self.scale.chosen.connect(lambda code: ctx.set_look(scale=int(code)))
        self.scheme.chosen.connect(lambda code: ctx.set_look(scheme=code))
        self.language.chosen.connect(lambda code: ctx.set_look(language=code))
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(Field(tr("Text size"), self.scale, "Ctrl + / Ctrl -"))
        column.addWidget(Field(tr("Light or dark"), self.scheme))
        column.addWidget(Field(tr("Language"), self.language))
        column.addWidget(Field(tr("Tones of the scanner"), self.sounds))
        self.body.addLayout(column)

    def fill(self) -> None:
        """Show what is chosen now."""
        self.scale.choose(str(theme.theme().scale))
        self.scheme.choose(str(self.ctx.settings["scheme"]))
        self.language.choose(language())
        self.sounds.choose("on" if self.ctx.settings["sounds"] else "off")

    def _set_sounds(self, code: str) -> None:
        self.ctx.settings["sounds"] = code == "on"
        if code == "on":
            sounds.play("saved")
