"""The short message after saving, with 撤销 for ten seconds."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.wording import tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.floating import FloatingPanel
from ui.widgets.text import Elided, IconMark

SHOWN_MS = 10_000


class Toast(FloatingPanel):
    """A line at the foot of the page; `undo` tells that 撤销 was pressed."""

    undo = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, padding=4)
        self.setObjectName("toast")
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(IconMark("check", "accent"))
        self._words = Elided("")
        self._undo = Button(tr("Undo"), "quiet", name="toast_undo", keys="Ctrl+Z", small=True)
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Z undoes; Enter belongs to the page
        self._undo.clicked.connect(self._undone)
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        self.body.addLayout(line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)

    def say(self, text: str, undo: bool = True) -> None:
        """Show a sentence for ten seconds, with 撤销 if it can be undone."""
        self._words.set_text(text)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.place()
        self._timer.start()

    def text(self) -> str:
        """Give the sentence shown last."""
        return self._words.text()

    def place(self) -> None:
        """Stand at the middle of the window’s foot, over the status line, where it covers no button."""
        room = self.room()
        self.setMaximumWidth(max(200, room.width() - theme.px(64)))
        self.adjustSize()
        self.show_at((room.width() - self.width()) // 2, room.height())
        self.move(self.x(), room.height() - self.height() - 4)

    def _undone(self) -> None:
        self.hide()
        self.undo.emit()
