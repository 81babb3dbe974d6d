"""The top bar: village and campaign, the one search box, undo with what it would undo."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.widgets.button import paint_icon_at
from ui.widgets.keyhint import hint_width, paint_hint
from ui.widgets.search import SearchBox
from ui.widgets.text import elide

SEARCH_WIDTH, SEARCH_LEAST = 416, 220
SIDE, GAP = 24, 16


class TopBar(QWidget):
    """Village button, search box, undo button; `place_clicked` asks for the menu of campaigns."""

    place_clicked = Signal()

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(56))
        self.place = PlaceButton()
        self.place.clicked.connect(self.place_clicked)
        hint = tr("Find a household: name, initials, door, end of the phone number")
        self.search = SearchBox(hint)
        self.undo = UndoButton(commands.keys("undo"))
        self.undo.clicked.connect(commands["undo"].trigger)
        for part in (self.place, self.search, self.undo):
            part.setParent(self)

    def arrange(self) -> None:
        """Set the names left, undo right and the search box midway; where it is narrow, names give way."""
        room = self.width() - 2 * SIDE
        self.undo.show_keys(True)
        left, right = self.place.sizeHint().width(), self.undo.sizeHint().width()
        spare = room - theme.px(SEARCH_LEAST) - 2 * GAP
        if left + right > spare:
            self.undo.show_keys(False)
            left, right = _share(spare, left, self.undo.sizeHint().width())
        search = min(theme.px(SEARCH_WIDTH), room - left - right - 2 * GAP)
        height = theme.px(36)
        top = (self.height() - 1 - height) // 2
        middle = SIDE + left + (room - left - right - search) // 2
        self.place.setGeometry(SIDE, top, left, height)
        self.search.setGeometry(middle, top, search, height)
        self.undo.setGeometry(SIDE + room - right, top, right, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        self.arrange()


def _share(spare: int, left: int, right: int) -> tuple[int, int]:
    """Share too little room: a side that needs less than half keeps what it needs."""
    half = spare // 2
    if left + right <= spare:
        return left, right
    if left < half:
        return left, spare - left
    if right < half:
        return spare - right, right
    return half, spare - half


class PlaceButton(QAbstractButton):
    """Village (bold) and campaign (muted), with an arrow: click to change."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("place")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_place("", "")

    def show_place(self, village: str, campaign: str) -> None:
        """Show where and for what this ledger is."""
        self.village, self.campaign = village, campaign
        self.setAccessibleName(f"{village} {campaign}".strip())
        self.setToolTip(self.accessibleName())
        _ask_for_room(self)

    def _fixed(self) -> int:
        return theme.px(13 + 20 + 8 + 8 + 16 + 11)

    def sizeHint(self) -> QSize:
        """Give room for both names."""
        bold = QFontMetrics(theme.font(15, bold=True)).horizontalAdvance(self.village)
        plain = QFontMetrics(theme.font(15)).horizontalAdvance(self.campaign)
        return QSize(self._fixed() + bold + (theme.px(8) + plain if self.campaign else 0), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Give room for the icon and a few characters."""
        return QSize(self._fixed() + theme.px(48), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("soft" if self.underMouse() else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        height, arrow = self.height(), theme.px(16)
        paint_icon_at(painter, theme.px(13), height, "village", "ink", theme.px(20))
        x = theme.px(41)
        stop = self.width() - arrow - theme.px(19)
        for text, token, bold in ((self.village, "ink", True), (self.campaign, "muted", False)):
            painter.setFont(theme.font(15, bold))
            painter.setPen(theme.color(token))
            shown = elide(painter.fontMetrics(), text, max(0, stop - x))
            painter.drawText(QRectF(x, 0, stop - x, height), Qt.AlignmentFlag.AlignVCenter, shown)
            x += painter.fontMetrics().horizontalAdvance(shown) + theme.px(8)
        paint_icon_at(painter, self.width() - arrow - theme.px(9), height, "down", "ink", arrow)


class UndoButton(QAbstractButton):
    """Says what undo would take back; grey when there is nothing."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.setObjectName("undo")
        self._keys = self._all_keys = keys
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_what("")

    def show_keys(self, on: bool) -> None:
        """Show the key, or give its room to the words."""
        self._keys = self._all_keys if on else ""

    def show_what(self, what: str) -> None:
        """Show what would be undone; "" for nothing."""
        self.setText(tr("Undo: {what}", what=what) if what else tr("Undo"))
        self.setAccessibleName(self.text())
        self.setToolTip(f"{self.text()}  {self._all_keys}")
        self.setEnabled(bool(what))
        _ask_for_room(self)

    def _fixed(self) -> int:
        return theme.px(9 + 20 + 8 + 8 + 9) + hint_width(self._keys)

    def sizeHint(self) -> QSize:
        """Give room for the words and the key."""
        words = QFontMetrics(theme.font(15)).horizontalAdvance(self.text())
        return QSize(self._fixed() + words + 2, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Give room for a few characters."""
        return QSize(self._fixed() + theme.px(34), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "ink" if self.isEnabled() else "line2"
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        height, hint = self.height(), hint_width(self._keys)
        paint_icon_at(painter, theme.px(9), height, "undo", token, theme.px(20))
        x = theme.px(37)
        room = max(0, self.width() - x - hint - theme.px(17))
        painter.setFont(theme.font(15))
        painter.setPen(theme.color(token))
        shown = elide(painter.fontMetrics(), self.text(), room)
        painter.drawText(QRectF(x, 0, room + 2, height), Qt.AlignmentFlag.AlignVCenter, shown)
        if hint:
            paint_hint(painter, QRectF(self.width() - hint - theme.px(9), 0, hint, height), self._keys)


def _ask_for_room(button: QWidget) -> None:
    button.update()
    bar = button.parentWidget()
    if isinstance(bar, TopBar):
        bar.arrange()
