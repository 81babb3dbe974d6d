"""Rows with their own buttons, parted by lines, on a card under a line of buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card, clear, rule, scrolled


class RowsView(QWidget):
    """`above` takes the buttons and what is said of the rows, `rows` the rows; they scroll for themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.above = QHBoxLayout()
        self.above.setSpacing(8)
        card = Card(padding=0)
        content = QWidget()
        self.rows = QVBoxLayout(content)
        self.rows.setContentsMargins(0, 0, 0, 8)
        self.rows.setSpacing(0)
        card.body.addWidget(scrolled(content))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(self.above)
        self.column.addWidget(card, 1)

    def put(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of the present ones."""
        clear(self.rows)
        for place, row in enumerate(rows):
            if place:
                self.rows.addWidget(rule())
            self.rows.addWidget(row)
        self.rows.addStretch(1)


def row_button(
    text: str, about: str, do: Callable[[], object], *, name: str, kind: str = "quiet"
) -> Button:
    """Give a small button at the end of a row; read aloud it says which row it is `about`."""
    button = Button(text, kind, name=name, small=True)
    button.setAccessibleName(f"{text} {about}")
    button.clicked.connect(lambda: do())
    return button
