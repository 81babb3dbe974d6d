"""The frame around a list, and the bar docked under it that says what can be done with what is ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.tables.view import Table
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import Text


class TableCard(Card):
    """A card that a table fills to its edges."""

    def __init__(self, table: Table) -> None:
        super().__init__(padding=0)
        self.flush()
        self.table = table
        self.body.addWidget(table)
        self.body.setContentsMargins(0, 0, 0, 4)


class SelectionBar(QFrame):
    """“已选 3 户 10 人”, the buttons put into `buttons`, and a way to take the ticks away."""

    def __init__(self, table: Table, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("surface", "soft")
        self.setFixedHeight(theme.px(48))
        self.words = Text("", bold=True)
        self.more = Text("", tone="muted")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        clear = Button(tr("Clear the ticks"), "quiet", name=f"{name}_clear", keys="Esc", small=True)
        clear.clicked.connect(lambda: table.paged.tick_all(False))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.words)
        line.addWidget(self.more)
        line.addSpacing(16)
        line.addLayout(self.buttons)
        line.addStretch(1)
        line.addWidget(clear)
        self.hide()

    def say(self, words: str, more: str = "") -> None:
        """Show what is ticked; "" hides the bar."""
        self.words.setText(words)
        self.more.setText(more)
        self.setVisible(bool(words))
