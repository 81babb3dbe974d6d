"""The parts around the rows of an open sheet: title line, sums of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from outreach.codes import short_form
from outreach.queries.sheets import SheetPageRow
from outreach.queries.type_up import HandoutColumn
from outreach.vocabulary import LABELS, SignOff
from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.pages.receipts.entries import Entry
from ui.pages.receipts.wordings import sheet_title, sum_words
from ui.widgets.button import Button
from ui.widgets.text import Elided, Text
from ui.words import day_words


class SheetTitle(QWidget):
    """Which sheet it is, and the way to the others."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.title = Text("", step=24, bold=True)
        self.detail = Elided("", tone="muted")
        self.all = Button(tr("All sheets"), "quiet", name="receipts.all", icon="list")
        self.previous = Button(tr("Sheet before"), "quiet", name="receipts.previous", icon="left")
        self.next = Button(tr("Next sheet"), "quiet", name="receipts.next", icon="right")
        self.previous.does(commands["receipts.previous"])
        self.next.does(commands["receipts.next"])
        self.previous.setToolTip(commands.keys("receipts.previous"))
        self.next.setToolTip(commands.keys("receipts.next"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addSpacing(8)
        line.addWidget(self.detail, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.all, self.previous, self.next):
            line.addWidget(button)

    def show_sheet(self, page: SheetPageRow, today: date) -> None:
        """Say which sheet is open."""
        self.title.setText(sheet_title(page))
        detail = tr(
            "{pages} pages, {n} households here, printed {day}, number {code}",
            pages=page.of_pages,
            n=page.rows,
            day=day_words(page.printed_at.date(), today),
            code=short_form(page.code),
        )
        self.detail.set_text(detail)


class SheetSums(QFrame):
    """The last line: how many signed, how much was given."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("receipts.sums")
        self.setFixedHeight(theme.px(36))
        self.signed = Text("")
        self.unsigned = Text("", tone="warn")
        self.rest = Text("", tone="muted")
        self.given = Elided("", tone="muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(theme.px(24))
        line.addWidget(Text(tr("This page"), bold=True))
        for part in (self.signed, self.unsigned, self.rest):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.given, 0)

    def show_sums(self, entries: Sequence[Entry], columns: Sequence[HandoutColumn]) -> None:
        """Add the rows up."""
        signed = sum(entry.signed for entry in entries)
        rest = sum(not entry.spoken for entry in entries)
        unsigned = len(entries) - signed - rest
        self.signed.setText(tr("Signed {n}", n=signed))
        self.unsigned.setText(f"{tr(LABELS[SignOff.NONE])} {unsigned}")
        self.rest.setText(tr("Not said yet {n}", n=rest))
        self.unsigned.setVisible(bool(unsigned))
        self.rest.setVisible(bool(rest))
        self.given.set_text("　".join(sum_words(columns, entries)))
