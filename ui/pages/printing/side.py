"""The side of the printing page: new or earlier, the paper, what is chosen for it, warnings, buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.printing.warnings import PaperWarning
from outreach.wording import tr
from ui.commands import Commands
from ui.pages.printing.choices import Choices
from ui.pages.printing.earlier import EarlierList
from ui.pages.printing.paper_list import PaperList
from ui.widgets.button import Button
from ui.widgets.card import Card, Notice, scrolled
from ui.widgets.choice import ChoiceRow, Option

NEW, EARLIER = "new", "earlier"
MOST_WARNINGS = 4


class Side(Card):
    """Everything that is chosen; the buttons stay in sight."""

    mode_chosen = Signal(str)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("printing.side")
        options = (Option(NEW, tr("Print anew")), Option(EARLIER, tr("Printed before")))
        self.mode = ChoiceRow(options, name="printing.mode", code=NEW)
        self.papers = PaperList()
        self.choices = Choices()
        self.earlier = EarlierList()
        self.warnings = Notice("")
        self.print = Button(
            commands["printing.print"].text(),
            "primary",
            name="printing.print",
            icon="print",
            keys=commands.keys("printing.print"),
        )
        self.page_only = Button(tr("Print this page only"), name="printing.page_only", icon="print")
        self.save = Button(
            commands["printing.save"].text(),
            name="printing.save",
            icon="out",
            keys=commands.keys("printing.save"),
        )
        self._lay_out(commands)
        self.mode.chosen.connect(self.mode_chosen)
        self.show_mode(NEW)

    def _lay_out(self, commands: Commands) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(3, 3, 6, 3)
        inner.setSpacing(12)
        for part in (self.papers, self.choices, self.warnings, self.earlier):
            inner.addWidget(part)
        inner.addStretch(1)
        self.body.setSpacing(12)
        self.body.addWidget(self.mode)
        self.body.addWidget(scrolled(content), 1)
        for button in (self.page_only, self.save, self.print):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.page_only)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save)
        line.addWidget(self.print)
        self.body.addLayout(line)
        self.print.does(commands["printing.print"])
        self.save.does(commands["printing.save"])

    def show_mode(self, mode: str) -> None:
        """Show what belongs to printing anew, or to what was printed before."""
        self.mode.choose(mode)
        new = mode == NEW
        self.papers.setVisible(new)
        self.choices.setVisible(new)
        self.earlier.setVisible(not new)
        self.page_only.setVisible(not new)
        words = tr("Print") if new else tr("Print it once more")
        self.print.set_text(words)

    def show_warnings(self, warnings: Sequence[PaperWarning], left_out: int) -> None:
        """Name what the paper could not show as it was given, and how many picked households have no row."""
        lines = [warning.sentence() for warning in warnings[:MOST_WARNINGS]]
        if len(warnings) > MOST_WARNINGS:
            lines.append(tr("and {n} more of this kind", n=len(warnings) - MOST_WARNINGS))
        if left_out:
            lines.insert(0, tr("{n} of those picked are not due, they get no row.", n=left_out))
        self.warnings.text.setText("\n".join(lines))
        self.warnings.setToolTip("\n".join(warning.sentence() for warning in warnings))
        self.warnings.setVisible(bool(lines))
