"""The side of the printing page: new or earlier, the paper, what is chosen for it, warnings, buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.printing.paper_kinds import PaperKind
from outreach.printing.warnings import PaperFault, PaperWarning
from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.pages.printing.choices import Choices
from ui.pages.printing.earlier import EarlierList
from ui.pages.printing.paper_list import PaperList
from ui.pages.printing.words_panel import WordsPanel
from ui.widgets.button import Button
from ui.widgets.card import Card, Notice, scrolled
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.text import Text

NEW, EARLIER, WORDS = "new", "earlier", "words"
MOST_WARNINGS, LARGE_TEXT = 4, 125


class Side(Card):
    """Everything that is chosen; the buttons stay in sight."""

    mode_chosen = Signal(str)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("printing.side")
        options = (Option(NEW, tr("Print anew")), Option(EARLIER, tr("Printed before")))
        self.mode = ChoiceRow(options, name="printing.mode", code=NEW)
        self.papers = PaperList()
        self.paper = Button("", name="printing.paper_now", drop=True)
        self.folds = theme.theme().scale >= LARGE_TEXT
        self.papers.settled.connect(lambda: self._fold(away=True))
        self.paper.clicked.connect(lambda: self._fold(away=not self.shelves.isHidden()))
        self.about = Text("", step=13, tone="muted", wrap=True)
        self.choices = Choices()
        self.edit = Button(tr("Edit the words"), name="printing.edit", icon="edit")
        self.words = WordsPanel()
        self.earlier = EarlierList()
        self.warnings = Notice("")
        self.smaller_type = Button(tr("Use the smaller type"), name="printing.smaller_type", small=True)
        self.warnings.box.addWidget(self.smaller_type)
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
        self._save_keys = self.save.keys
        self.look = Button(tr("Logo and colours"), "quiet", name="printing.look", small=True)
        self.keep_words = Button(tr("Keep these words"), "primary", name="printing.words_keep")
        self.leave_words = Button(tr("Leave them as they were"), name="printing.words_leave")
        self._lay_out(commands)
        self.mode.chosen.connect(self.mode_chosen)
        self.show_mode(NEW)

    def _lay_out(self, commands: Commands) -> None:
        content = QWidget()
        inner = self.inner = QVBoxLayout(content)
        inner.setContentsMargins(3, 3, 6, 3)
        inner.setSpacing(12)
        self.shelves = scrolled(self.papers)
        inner.addWidget(self.about)
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.edit)
        own.addWidget(self.look)
        own.addStretch(1)
        inner.addLayout(own)
        for part in (self.warnings, self.choices, self.words, self.earlier):
            inner.addWidget(part)
        inner.addStretch(1)
        self.body.setSpacing(12)
        self.body.addWidget(self.mode)
        self.body.addWidget(self.paper)
        self.body.addWidget(self.shelves, 2)
        self.asked = scrolled(content)
        self.body.addWidget(self.asked, 3)
        for button in (self.paper, self.page_only, self.save, self.print, self.keep_words, self.leave_words):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.page_only)
        for pair in ((self.save, self.print), (self.leave_words, self.keep_words)):
            line = QHBoxLayout()
            line.setSpacing(8)
            for button in pair:
                line.addWidget(button)
            self.body.addLayout(line)
        self.print.does(commands["printing.print"])
        self.save.does(commands["printing.save"])

    def show_mode(self, mode: str) -> None:
        """Show what belongs to printing anew, or to what was printed before."""
        self.mode.choose(mode)
        parts: dict[str, tuple[QWidget, ...]] = {
            NEW: (self.shelves, self.paper, self.about, self.choices),
            EARLIER: (self.earlier, self.page_only),
            WORDS: (self.words, self.keep_words, self.leave_words),
        }
        for each, widgets in parts.items():
            for widget in widgets:
                widget.setVisible(each == mode)
        for widget in (self.mode, self.save, self.print):
            widget.setVisible(mode != WORDS)
        for button in (self.edit, self.look):
            button.setVisible(False)
        self._fold(away=True)
        words = tr("Print it once more") if mode == EARLIER else tr("Print")
        self.print.set_text(words)
        self.save.keys = "" if mode == EARLIER else self._save_keys  # both have their margins so
        self.save.updateGeometry()

    def _fold(self, *, away: bool) -> None:
        """Where the text is large the papers have the place of the choices while one is looked for."""
        new = self.mode.code() == NEW
        self.paper.setVisible(new and self.folds)
        if not self.folds or not new:
            self.asked.setVisible(True)
            return
        focused = QApplication.focusWidget()
        if away and focused is not None and self.papers.isAncestorOf(focused):
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shelves.setVisible(not away)
        self.asked.setVisible(away)
        line = next((line for line in self.papers.lines.values() if line.isChecked()), None)
        if not away and line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, line, lambda: self.shelves.ensureWidgetVisible(line, 0, 40))

    def suit(self, paper: PaperKind, code: str) -> None:
        """Show what belongs to a paper."""
        self.paper.set_text(tr("Paper: {title}", title=tr(paper.title)))
        if not self.papers.lines[code].isChecked():
            self.asked.verticalScrollBar().setValue(0)
        self.papers.choose(code)
        self.shelves.ensureWidgetVisible(self.papers.lines[code], 0, 40)
        self.choices.suit(paper)
        self.about.setText(f"{tr(paper.purpose)}，{tr(paper.sheet)}")
        for button in (self.edit, self.look):
            button.setVisible(bool(paper.words) and self.mode.code() == NEW)

    def show_warnings(
        self, warnings: Sequence[PaperWarning], left_out: int, *, whole: bool = False
    ) -> None:
        """Name what the paper could not show, how many picked households have no row, and whole numbers."""
        lines = [warning.sentence_on_screen() for warning in warnings[:MOST_WARNINGS]]
        if len(warnings) > MOST_WARNINGS:
            lines.append(tr("and {n} more of this kind", n=len(warnings) - MOST_WARNINGS))
        if left_out:
            lines.insert(0, tr("{n} of those picked are not due, they get no row.", n=left_out))
        if whole:
            lines.insert(0, tr("Masked here, whole on paper: printing or saving is noted with the reason."))
        if lines and self.warnings.text.text() != "\n".join(lines):
            bar = self.asked.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(0))  # what is new is seen
        self.warnings.text.setText("\n".join(lines))
        self.warnings.setToolTip("\n".join(warning.sentence_on_screen() for warning in warnings))
        self.warnings.setVisible(bool(lines))
        tight = any(warning.fault is PaperFault.TIGHT for warning in warnings)
        self.smaller_type.setVisible(tight and "type" in self.choices.options.fields)
