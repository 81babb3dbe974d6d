"""Where things stand: three columns, the side ones folded behind F6 and F3 where the text needs the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

PANEL_FROM = 1090
DOORS_FROM = 830
"""Widths of the content, in px at 100 % text, from which a side column has its own place."""


class Columns(QWidget):
    """Doors left, form in the middle, household right; `folded()` tells that a side column came or went."""

    folded = Signal()

    def __init__(self, doors: QWidget, middle: QWidget, household: QWidget) -> None:
        super().__init__()
        self.doors, self.household = doors, household
        self._middle = middle
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(16)
        self.row.addWidget(doors)
        self.row.addWidget(middle, 1)
        self.row.addWidget(household)
        self._over: list[QWidget] = []

    def is_folded(self, side: QWidget) -> bool:
        """Tell whether a side column lies over the others only while it is asked for."""
        return side in self._over

    def fit(self, content_width: int) -> None:
        """Fold or unfold the sides for a width in px at 100 % text."""
        changed = False
        for side, least in ((self.doors, DOORS_FROM), (self.household, PANEL_FROM)):
            folds = content_width < least
            if folds != (side in self._over):
                changed = True
                self._fold(side) if folds else self._unfold(side)
        if changed:
            self.folded.emit()

    def _fold(self, side: QWidget) -> None:
        self._over.append(side)
        self.row.removeWidget(side)
        side.hide()

    def _unfold(self, side: QWidget) -> None:
        self._over.remove(side)
        self.row.insertWidget(0 if side is self.doors else 2, side)
        side.show()

    def toggle(self, side: QWidget) -> bool:
        """Lay a folded column over the form, or take it away; tells whether it is in sight now."""
        if side not in self._over:
            return True
        shown = not side.isVisible()
        self.close_over()
        if shown:
            x = 0 if side is self.doors else self.width() - side.width()
            side.setGeometry(x, 0, side.width(), self.height())
            side.show()
            side.raise_()
        return shown

    def close_over(self) -> bool:
        """Take away what lies over the form; False if nothing did."""
        shown = [side for side in self._over if side.isVisible()]
        for side in shown:
            side.hide()
        return bool(shown)
