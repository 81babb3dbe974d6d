"""The line of states over the wall chart: legend, count and filter at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QSizePolicy, QWidget

from outreach.vocabulary import LABELS, HouseholdState
from outreach.wording import tr
from ui import theme
from ui.widgets.glyph import STATE_TOKENS, paint_state
from ui.widgets.text import elide

ALWAYS = tuple(state for state in STATE_TOKENS if state is not HouseholdState.REFUSED)
"""Refusals are rare: they have a place of their own only where there are any."""


class StateCell(QAbstractButton):
    """Mark, word and count of one state; on = only the states that are on stand out."""

    def __init__(self, state: HouseholdState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"households.state_{state.value}")
        self.state, self.count = state, 0
        self.setText(tr(LABELS[state]))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show another count."""
        self.count = count
        self.setAccessibleName(f"{self.text()} {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for mark, word and count."""
        words = QFontMetrics(theme.font(15)).horizontalAdvance(self.text())
        count = QFontMetrics(theme.font(18, bold=True)).horizontalAdvance(str(self.count))
        return QSize(12 + theme.px(24) + 8 + words + 12 + count + 12, theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Give room for the words too."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), theme.color("soft" if self.isChecked() else "paper"))
        if self.isChecked():
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme.color("accent"))
        height = self.height()
        painter.fillRect(self.width() - 1, 0, 1, height, theme.color("line"))
        edge = theme.px(24)
        paint_state(painter, QRectF(12, (height - edge) / 2, edge, edge), self.state, 2, unit=edge / 24)
        painter.setFont(theme.font(18, bold=True))
        painter.setPen(theme.color("ink"))
        count = painter.fontMetrics().horizontalAdvance(str(self.count))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, self.width() - 12, height), right, str(self.count))
        painter.setFont(theme.font(15, bold=self.isChecked()))
        left = 12 + edge + 8
        room = QRectF(left, 0, self.width() - left - 20 - count, height)
        words = elide(painter.fontMetrics(), self.text(), int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Legend(QFrame):
    """All states in one card; `changed()` when another choice of states is on."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)
        self.cells = {state: StateCell(state, self) for state in STATE_TOKENS}
        for cell in self.cells.values():
            cell.toggled.connect(lambda on: self.changed.emit())
        self._a_line = 0
        self.show_counts({})

    def show_counts(self, counts: Mapping[HouseholdState, int]) -> None:
        """Show how many households are in each state."""
        for state, cell in self.cells.items():
            cell.show_count(counts.get(state, 0))
        self._a_line = 0
        self._arrange()

    def states(self) -> list[HouseholdState]:
        """Give the states that are on."""
        return [state for state, cell in self.cells.items() if cell.isChecked()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two lines where one is too narrow for the words."""
        self._arrange()

    def _arrange(self) -> None:
        cells = [cell for state, cell in self.cells.items() if state in ALWAYS or cell.count]
        need = sum(cell.sizeHint().width() for cell in cells)
        a_line = len(cells) if need <= max(1, self.width()) else -(-len(cells) // 2)
        if a_line == self._a_line:
            return
        self._a_line = a_line
        for cell in self.cells.values():
            self._grid.removeWidget(cell)
            cell.setVisible(cell in cells)
        for nth, cell in enumerate(cells):
            self._grid.addWidget(cell, nth // a_line, nth % a_line)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Never ask the window to be wider."""
        return QSize(100, self._grid.minimumSize().height())
