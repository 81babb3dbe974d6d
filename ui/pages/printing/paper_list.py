"""The papers, shelf by shelf: one of them is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.printing.paper_kinds import PaperKind
from outreach.printing.papers import PAPERS
from outreach.wording import tr
from ui import theme
from ui.widgets.button import paint_icon_at
from ui.widgets.text import Text, draw_line

LINE = 34
COLUMNS = 2


class PaperList(QWidget):
    """Tiles shelf by shelf, chosen by click or arrows; `chosen(code)` tells of the user's choice.

    `settled` tells that it was more than walking by: a click, Enter or Space.
    """

    chosen = Signal(str)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._walking = False
        self.lines: dict[str, PaperButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for shelf in dict.fromkeys(paper.shelf for paper in PAPERS):
            box.addWidget(Text(tr(shelf), step=13, tone="muted"))
            grid = QGridLayout()
            grid.setSpacing(2)
            here = [paper for paper in PAPERS if paper.shelf == shelf]
            for place, paper in enumerate(here):
                line = PaperButton(paper)
                line.clicked.connect(lambda _=False, code=paper.code: self._choose(code))
                self._group.addButton(line)
                self.lines[paper.code] = line
                grid.addWidget(line, *divmod(place, COLUMNS))
            for column in range(COLUMNS):
                grid.setColumnStretch(column, 1)
            box.addLayout(grid)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        if not self._walking:
            self.settled.emit()

    def choose(self, code: str) -> None:
        """Choose silently."""
        self.lines[code].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the papers; the one walked to is chosen."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        codes = list(self.lines)
        now = next((nth for nth, line in enumerate(self.lines.values()) if line.isChecked()), 0)
        if Qt.Key(event.key()) not in steps:
            super().keyPressEvent(event)
            return
        code = codes[max(0, min(len(codes) - 1, now + steps[Qt.Key(event.key())]))]
        self.lines[code].setFocus()
        self._walking = True
        self.lines[code].click()
        self._walking = False


class PaperButton(QAbstractButton):
    """One paper: icon and title; what it is for and its format in the tooltip."""

    def __init__(self, paper: PaperKind) -> None:
        super().__init__()
        self._paper = paper
        self.setObjectName(f"printing.paper.{paper.code}")
        self.setCheckable(True)
        self.setText(tr(paper.title))
        words = f"{tr(paper.purpose)}，{tr(paper.sheet)}"
        self.setAccessibleName(f"{tr(paper.title)}  {words}")
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give one line."""
        return QSize(theme.px(120), theme.px(LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(theme.color("accent") if on else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft" if on else "paper"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        edge, pad = theme.px(20), theme.px(8)
        paint_icon_at(painter, pad, self.height(), self._paper.icon, "accent" if on else "ink", edge)
        room = self.rect().adjusted(pad + edge + theme.px(6), 0, -theme.px(4), 0)
        painter.setFont(theme.font(15, bold=on))
        draw_line(painter, room, self.text(), "accent" if on else "ink")
