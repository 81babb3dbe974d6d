"""How the parts of an open sheet lie: the panel beside the rows, or under them where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.pages.receipts.entry_panel import EntryPanel
from ui.pages.receipts.sheet_parts import SheetSums, SheetTitle
from ui.pages.receipts.sheet_table import SheetTable
from ui.pages.receipts.stack_card import StackCard
from ui.widgets.card import Card
from ui.widgets.text import Text

SIDE_WIDTH = 356
LARGEST = 175
"""From this text scale on the sums give their room to the rows."""
WIDEST = 16777215
BESIDE_FROM = 1050
"""Narrower than this (in px of the pictures) and the panel lies under the rows."""


class SheetLayout(QWidget):
    """Title line, rows with their sums, panel, stack."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.top = SheetTitle(commands)
        self.table = SheetTable()
        self.sums = SheetSums()
        self.panel = EntryPanel(commands)
        self.stack = StackCard()
        hint = tr("Scan a row's code to go there. Up and down, Space signs, N new app, Enter more")
        self.hint = Text(hint, 13, "muted")
        self._lay_out()

    def _lay_out(self) -> None:
        self.card = Card(padding=0)
        self.card.flush()
        self.card.body.addWidget(self.table)
        self.card.body.addWidget(self.sums)
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        self._left.addWidget(self.card, 100)
        self._left.addWidget(self.hint)
        self._left.addStretch(1)
        self._right = QVBoxLayout()
        self._right.setSpacing(16)
        self._right.addWidget(self.panel)
        self._right.addWidget(self.stack, 1)
        self._body = QHBoxLayout()
        self._body.setSpacing(16)
        self._body.addLayout(self._left, 1)
        self._body.addLayout(self._right)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.top)
        box.addLayout(self._body, 1)

    def fit(self, width: int, dense: bool) -> None:
        """Arrange for a width (in px of the pictures) and, where it is low, closer."""
        beside = width >= BESIDE_FROM
        self._body.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.panel.set_compact(not beside)
        self.panel.setMinimumWidth(theme.px(SIDE_WIDTH) if beside else 0)
        self.panel.setMaximumWidth(theme.px(SIDE_WIDTH) if beside else WIDEST)
        self.sums.setVisible(beside or theme.theme().scale < LARGEST)
        self.stack.setVisible(beside)
        self.hint.setVisible(beside and not dense)
        self.panel.set_dense(dense)
        self.table.set_dense(dense)
        self.hug()

    def hug(self) -> None:
        """Let the table be no higher than its rows."""
        whole = self.table.whole_height()
        self.table.setMaximumHeight(whole)
        self.card.setMaximumHeight(whole + self.sums.height() + 4)
        self.table.setMinimumHeight(theme.px(36 * 3))
