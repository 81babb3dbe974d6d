"""The four ways to begin, as large buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.commands import Commands
from ui.widgets.button import Button, paint_icon_at
from ui.widgets.card import Notice
from ui.widgets.keyhint import hint_width, paint_hint
from ui.widgets.text import IconMark, Text, elide

WIDTH = 640


class BigChoice(QAbstractButton):
    """Icon, title, one line of what it does, its key."""

    def __init__(self, action: QAction, icon: str, title: str, line: str, keys: str) -> None:
        super().__init__()
        self.setObjectName(f"choice_{action.objectName().rpartition('.')[2]}")
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setProperty("ring", "none")
        self._icon, self._line, self._keys = icon, line, keys
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(theme.px(WIDTH), theme.px(80))

    def minimumSizeHint(self) -> QSize:
        """May grow narrow; the line is cut in the middle then."""
        return QSize(theme.px(360), theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if strong else "line"), 2 if strong else 1))
        painter.setBrush(theme.color("soft" if self.isDown() or self.underMouse() else "raised"))
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        paint_icon_at(painter, theme.px(25), self.height(), self._icon, "accent", theme.px(24))
        x, hint = theme.px(65), hint_width(self._keys)
        room = self.width() - x - hint - theme.px(40)
        rows = ((self.text(), 18, "ink", True, 16), (self._line, 15, "muted", False, 41))
        for text, step, token, bold, y in rows:
            painter.setFont(theme.font(step, bold))
            painter.setPen(theme.color(token))
            box = QRectF(x, theme.px(y), room, theme.line_height(step))
            shown = elide(painter.fontMetrics(), text, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        paint_hint(painter, QRectF(self.width() - hint - theme.px(25), 0, hint, self.height()), self._keys)


class Choices(QWidget):
    """Where to begin; a notice above the choices where a ledger did not open."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.notice = Notice()
        self.notice.setObjectName("not_opened")
        self.restore = Button(tr("From a backup"), name="restore_after_trouble", icon="disk")
        self.restore.does(commands["ledger.restore"])
        self.notice.box.addWidget(self.restore)
        self.notice.hide()
        head = QVBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(Text(tr("Where to begin?"), step=24, bold=True))
        steps = tr("Three steps: make a ledger, drop the roster in, print the sheets.")
        head.addWidget(Text(steps, tone="muted", wrap=True))
        column.addLayout(head)
        column.addWidget(self.notice)
        self.buttons = [
            BigChoice(commands[name], icon, title, line, commands.keys(name))
            for name, icon, title, line in _choices()
        ]
        for button in self.buttons:
            column.addWidget(button)
        column.addSpacing(theme.px(20))
        column.addLayout(_assurances())

    def show_trouble(self, sentence: str) -> None:
        """Say why a ledger did not open, and offer its backup."""
        self.notice.text.setText(sentence)
        self.notice.show()


def _choices() -> tuple[tuple[str, str, str, str], ...]:
    new = tr("Type the village's name, then drop the township's roster in")
    found = tr("The ledger is a file on this computer or a stick")
    demo = tr("Liuhe village, 180 households, all invented: try anything")
    restore = tr("A new computer, or a ledger that does not open")
    return (
        ("ledger.new", "plus", tr("New ledger"), new),
        ("ledger.open", "folder", tr("Open a ledger"), found),
        ("ledger.demo", "village", tr("Look at the demo village first"), demo),
        ("ledger.restore", "disk", tr("Get it back from a backup"), restore),
    )


def _assurances() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(32)
    for icon, title, text in (
        (
            "lock",
            tr("Only on this computer"),
            tr("Nothing goes over the network. The ledger file is encrypted."),
        ),
        (
            "help",
            tr("No need to know it all"),
            tr("F1 shows a page of keys; a wrong step goes back with Ctrl+Z."),
        ),
    ):
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, bold=True))
        words.addWidget(Text(text, step=13, tone="muted", wrap=True))
        part = QHBoxLayout()
        part.setSpacing(12)
        part.addWidget(IconMark(icon, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        part.addLayout(words, 1)
        line.addLayout(part, 1)
    return line
