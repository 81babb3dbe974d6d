"""The list of papers: one of them is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from outreach.printing.paper_kinds import PaperKind
from outreach.printing.papers import PAPERS
from outreach.wording import tr
from ui import theme
from ui.widgets.button import paint_icon_at
from ui.widgets.text import draw_line

LINE = 46


class PaperList(QWidget):
    """One line a paper, chosen by click or arrows; `chosen(code)` tells of the user's choice."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.lines: dict[str, PaperButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for paper in PAPERS:
            line = PaperButton(paper)
            line.clicked.connect(lambda _=False, code=paper.code: self.chosen.emit(code))
            self._group.addButton(line)
            self.lines[paper.code] = line
            box.addWidget(line)

    def choose(self, code: str) -> None:
        """Choose silently."""
        self.lines[code].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down; the paper walked to is chosen."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        codes = list(self.lines)
        now = next((nth for nth, line in enumerate(self.lines.values()) if line.isChecked()), 0)
        if Qt.Key(event.key()) not in steps:
            super().keyPressEvent(event)
            return
        code = codes[max(0, min(len(codes) - 1, now + steps[Qt.Key(event.key())]))]
        self.lines[code].setFocus()
        self.lines[code].click()


class PaperButton(QAbstractButton):
    """One paper: icon, title, what it is for, format."""

    def __init__(self, paper: PaperKind) -> None:
        super().__init__()
        self._paper = paper
        self.setObjectName(f"printing.paper.{paper.code}")
        self.setCheckable(True)
        self.setText(tr(paper.title))
        self.setAccessibleName(f"{tr(paper.title)}  {tr(paper.purpose)}  {tr(paper.sheet)}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give two lines."""
        return QSize(theme.px(240), theme.px(LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
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
        edge, pad = theme.px(20), theme.px(12)
        paint_icon_at(painter, pad, self.height(), self._paper.icon, "accent" if on else "ink", edge)
        room = QRect(
            pad * 2 + edge, theme.px(4), self.width() - pad * 3 - edge, self.height() // 2 - theme.px(4)
        )
        painter.setFont(theme.font(15, bold=on))
        draw_line(painter, room, self.text(), "accent" if on else "ink")
        painter.setFont(theme.font(13))
        draw_line(painter, room, tr(self._paper.sheet), "muted", right=True)
        room.moveTop(self.height() // 2 - theme.px(1))
        draw_line(painter, room, tr(self._paper.purpose), "muted")
