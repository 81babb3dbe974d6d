"""The small wall of doors beside the choices: what the whole thing is about, in one look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from outreach.vocabulary import HouseholdState
from outreach.wording import tr
from ui import theme
from ui.widgets.glyph import paint_state

ROWS = (
    "sssssssssss",
    "sssssssssss",
    "sssssssssss",
    "ssstsssstss",
    "sttsstttttn",
    "stttttptttt",
    "nttntn2nnnt",
    "nntnnnl1nnn",
    "npnnn12nlnn",
)
LETTERS = {
    "s": (HouseholdState.SIGNED, 0),
    "t": (HouseholdState.TOLD, 0),
    "p": (HouseholdState.TOLD_BY_PHONE, 0),
    "l": (HouseholdState.LEAFLET_ONLY, 0),
    "1": (HouseholdState.NOBODY_HOME, 1),
    "2": (HouseholdState.NOBODY_HOME, 2),
    "n": (HouseholdState.NOT_VISITED, 0),
}
EDGE, GAP = 32, 8


class Wall(QWidget):
    """A picture, nobody's doors."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("A picture of the wall chart"))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Give the wall's size; it does not grow with the text."""
        return QSize(len(ROWS[0]) * (EDGE + GAP) - GAP, len(ROWS) * (EDGE + GAP) - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles."""
        painter = QPainter(self)
        for y, row in enumerate(ROWS):
            for x, letter in enumerate(row):
                state, tries = LETTERS[letter]
                box = QRectF(x * (EDGE + GAP), y * (EDGE + GAP), EDGE, EDGE)
                paint_state(painter, box, state, tries, theme.tokens())
