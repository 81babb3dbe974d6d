"""A USB scanner types: its burst of keys is recognised wherever the focus is, and kept out of the field."""

from __future__ import annotations

import string
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from outreach.codes import LENGTH, CodeKind
from ui.heard import Heard

KINDS = frozenset(kind.value for kind in CodeKind)
LETTERS = frozenset(string.ascii_uppercase + string.digits)
LONGEST_GAP_MS = 50
"""No person types fifteen capitals and digits this fast; scanners need 1 to 30 ms a key."""
GIVE_BACK_MS = 80
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Scanner(QObject):
    """Watches the keys of the application; `scanned(code)` gives a whole code, without its Enter.

    Only a capital that begins a code, then a digit, and so on is held back, for the time of a burst; if no
    code comes of it the keys go where they were going. So whatever else a person types is never late.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject, heard: Heard) -> None:
        super().__init__(parent)
        self._held: list[tuple[QKeyEvent, QWidget]] = []
        self._last = 0
        self._replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GIVE_BACK_MS)
        self._timer.timeout.connect(self._give_back)
        heard.hear((QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride), self._hear)

    def _hear(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what may be a scanner's."""
        if self._replaying or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            ours = self._continues(event) or self._completes(event)
            event.setAccepted(ours)
            return ours
        return self._take(watched, event)

    def _take(self, watched: QWidget, event: QKeyEvent) -> bool:
        now = event.timestamp() or round(time.monotonic() * 1000)
        if self._held and now - self._last > LONGEST_GAP_MS:
            self._give_back()
        self._last = now
        if self._completes(event):
            self._finish()
            return True
        if self._continues(event):
            self._held.append((QKeyEvent(event), watched))
            self._timer.start()
            return True
        if event.key() != Qt.Key.Key_Shift:
            self._give_back()
        return False

    def _continues(self, event: QKeyEvent) -> bool:
        """Tell whether the key may stand at this place of a code."""
        text, place = event.text(), len(self._held)
        allowed = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if not text or place >= LENGTH or event.isAutoRepeat() or event.modifiers() & ~allowed:
            return False
        return text in KINDS if place == 0 else text.isdigit() if place == 1 else text in LETTERS

    def _completes(self, event: QKeyEvent) -> bool:
        return len(self._held) == LENGTH and event.key() in ENTER

    def _finish(self) -> None:
        self._timer.stop()
        code = "".join(event.text() for event, _ in self._held)
        self._held.clear()
        self.scanned.emit(code)

    def _give_back(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        self._replaying = True
        try:
            for event, target in held:
                QCoreApplication.sendEvent(QApplication.focusWidget() or target, event)
        finally:
            self._replaying = False
