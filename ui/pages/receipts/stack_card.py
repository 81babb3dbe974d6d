"""The stack a sheet belongs to: the pages of its group, where each is, one click from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from outreach.places import group_label
from outreach.queries.sheets import SheetPageRow
from outreach.vocabulary import SheetState
from outreach.wording import tr
from ui import theme
from ui.pages.receipts.wordings import page_state_words
from ui.widgets.card import Card, clear, scrolled
from ui.widgets.text import Text

BACK = (SheetState.BACK, SheetState.DONE)


class StackCard(Card):
    """One line a page; `chosen(page id)`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ")
        self.setObjectName("receipts.stack")
        self.count = Text("", step=13, tone="muted")
        self.head.addWidget(self.count)
        self.flush()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(8, 0, 8, 8)
        self._lines.setSpacing(0)
        self.area = scrolled(content)
        self.body.addWidget(self.area)
        self.setMinimumHeight(theme.px(44 + 2 * 32))

    def show_stack(self, pages: Sequence[SheetPageRow], current: str, today: date) -> None:
        """Show the pages of one group in one batch."""
        clear(self._lines)
        self.title.setText(tr("This stack of {group}", group=group_label(pages[0].group) if pages else ""))
        self.count.setText(tr("{n} pages", n=len(pages)))
        others_back = any(page.state in BACK for page in pages)
        here: PageLine | None = None
        for page in pages:
            words, tone = page_state_words(page, others_back, today)
            line = PageLine(page, words, tone, page.id == current)
            line.clicked.connect(lambda _=False, found=page.id: self.chosen.emit(found))
            self._lines.addWidget(line)
            here = line if page.id == current else here
        self._lines.addStretch(1)
        if here is not None:
            self.area.ensureWidgetVisible(here)


class PageLine(QAbstractButton):
    """One page of the stack."""

    def __init__(self, page: SheetPageRow, words: str, tone: str, current: bool) -> None:
        super().__init__()
        self.setObjectName(f"receipts.page.{page.page}")
        self.setText(tr("Page {page}", page=page.page))
        self._words = tr("being typed up") if current else words
        self._tone = "accent" if current else tone
        self._current = current
        self.setAccessibleName(f"{self.text()} {self._words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give one line."""
        return QSize(theme.px(200), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint page and where it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and not self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("paper"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        room = self.rect().adjusted(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(15, bold=self._current))
        painter.setPen(theme.color("accent" if self._current else "ink"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font(13))
        painter.setPen(theme.color(self._tone))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._words)
