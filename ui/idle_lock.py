"""Blanks the window after some minutes without a key or click; what is half typed stays behind the blank."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from outreach.errors import DoorbookError
from outreach.wording import tr
from ui import theme
from ui.dialogs.unlock import Said, secret_line
from ui.error_messages import show_at_fields, show_trouble
from ui.heard import Heard
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.text import IconMark, Text

LOOK_EVERY_MS = 5_000
ACTIVITY = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleLock(QObject):
    """`due` once nobody touched the window for so long; counted on a clock that no date changes."""

    due = Signal()

    def __init__(
        self, parent: QObject, heard: Heard, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock, self._touched, self.minutes = clock, clock(), 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        heard.hear(ACTIVITY, self._hear)

    def start(self, minutes: int) -> None:
        """Watch from now on; 0 minutes never lock."""
        self.minutes = minutes
        self._touched = self._clock()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Lock if it is time."""
        if self.minutes and self._clock() - self._touched >= self.minutes * 60:
            self.due.emit()

    def _hear(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there."""
        self._touched = self._clock()
        return False


class LockScreen(QWidget):
    """Covers the whole window: no name, no number, one line for the PIN or pass phrase."""

    left = Signal(object)

    def __init__(self, parent: QWidget, by_pin: bool, who: str) -> None:
        super().__init__(parent)
        self.setObjectName("lock_screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "paper")
        self.setAutoFillBackground(True)
        self._by_pin = by_pin
        self.secret: QLineEdit = secret_line("lock_secret")
        label = tr("PIN of {name}", name=who) if by_pin else tr("Pass phrase or recovery code")
        self.field = Field(label, self.secret)
        self.field.setFixedWidth(theme.px(280))
        self.button = Button(tr("Go on"), "primary", name="lock_open", keys="Enter")
        self.button.clicked.connect(self._try)
        self.secret.returnPressed.connect(self._try)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        words = tr("What is half typed is still there.")
        for part in (
            IconMark("lock", "accent", 48),
            Text(tr("Locked"), step=24, bold=True),
            Text(words, tone="muted"),
            self.field,
            self.button,
        ):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setGeometry(parent.rect())

    def _try(self) -> None:
        if self.button.isEnabled():
            self.button.setEnabled(False)
            text = self.secret.text()
            self.left.emit(Said(pin=text.strip()) if self._by_pin else Said(passphrase=text))

    def wrong(self, problem: Exception) -> None:
        """Say what is wrong under the line."""
        self.button.setEnabled(True)
        self.secret.selectAll()
        fields = {"pin": self.field, "passphrase": self.field, "worker": self.field}
        if not (isinstance(problem, DoorbookError) and show_at_fields(problem, fields)):
            show_trouble(problem)
