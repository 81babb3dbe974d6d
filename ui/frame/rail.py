"""The left rail: the pages in the order of the work, with a count where something waits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.pages import PageEntry
from ui.widgets.button import paint_icon_at
from ui.widgets.text import IconMark, Text

WIDTH = 128
FOLDED = 56
FOLD_FROM = 175


def is_folded() -> bool:
    """Tell whether the text is so large that the rail shows icons only."""
    return theme.theme().scale >= FOLD_FROM


class Rail(QWidget):
    """One button a page; `chosen(page id)`."""

    chosen = Signal(str)

    def __init__(self, entries: tuple[PageEntry, ...], commands: Commands) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(FOLDED if is_folded() else theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 9, 8)
        column.setSpacing(4)
        column.addWidget(self._brand())
        column.addSpacing(4)
        self.buttons: dict[str, RailButton] = {}
        for entry in (entry for entry in entries if not entry.rail):
            button = RailButton(entry, commands.keys(f"go.{entry.id}"))
            button.clicked.connect(lambda _=False, page=entry.id: self.chosen.emit(page))
            self.buttons[entry.id] = button
            column.addWidget(button)
        column.addStretch(1)

    def _brand(self) -> QWidget:
        brand = QWidget()
        brand.setFixedHeight(theme.px(56))
        line = QHBoxLayout(brand)
        line.setContentsMargins(0 if is_folded() else 8, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconMark("app", "accent", 18 if is_folded() else 28))
        if not is_folded():
            name = tr("Doorbook")
            line.addWidget(Text(name, step=_step(name, theme.px(WIDTH - 62)), bold=True), 1)
        return brand

    def light(self, page: str) -> None:
        """Show which page is on screen."""
        for name, button in self.buttons.items():
            button.setChecked(name == page)

    def set_count(self, page: str, count: int) -> None:
        """Say how much waits on a page; 0 says nothing."""
        if page in self.buttons:
            self.buttons[page].set_count(count)


def _step(word: str, room: int) -> int:
    """Give the size of text in which a word of any language fits its row."""
    return 15 if QFontMetrics(theme.font(15, bold=True)).horizontalAdvance(word) <= room else 13


class RailButton(QAbstractButton):
    """Icon, word and count of one page."""

    def __init__(self, entry: PageEntry, keys: str) -> None:
        super().__init__()
        self.setObjectName(f"rail_{entry.id}")
        self.setText(tr(entry.title))
        self._icon = entry.icon
        self._keys = keys
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(40) if not is_folded() else 48)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how much waits."""
        self.count = count
        words = f"{self.text()} {count}" if count else self.text()
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  {self._keys}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Fill the rail's width."""
        return QSize(theme.px(110), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, height = self.isChecked(), self.height()
        if on:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            bar = theme.px(20) if not is_folded() else 24
            painter.fillRect(QRectF(0, (height - bar) / 2, 3, bar), theme.color("accent"))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("paper"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        token = "accent" if on else "muted"
        if is_folded():
            edge = 28
            paint_icon_at(painter, (self.width() - edge) / 2, height, self._icon, token, edge)
        else:
            edge = theme.px(20)
            paint_icon_at(painter, theme.px(8), height, self._icon, token, edge)
            room = self.width() - theme.px(44 + 24 * bool(self.count))
            painter.setFont(theme.font(_step(self.text(), room), bold=on))
            painter.setPen(theme.color(token))
            place = QRectF(theme.px(40), 0, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        if not self.count:
            return
        words = str(self.count) if self.count < 100 else "99+"
        face = theme.font(13, bold=True)
        if is_folded():
            face.setPixelSize(13)
        metrics = QFontMetrics(face)
        height = 18 if is_folded() else theme.px(20)
        width = max(height, metrics.horizontalAdvance(words) + (6 if is_folded() else theme.px(10)))
        x = self.width() - width - (0 if is_folded() else theme.px(7))
        y = 0 if is_folded() else (self.height() - height) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
        painter.setFont(face)
        painter.setPen(theme.color("accent"))
        painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, words)
