"""What a page says when there is nothing yet: what belongs here, and the one next action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.text import IconMark, Text


class EmptyState(QWidget):
    """An icon, a sentence, a line of explanation and at most one button."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Text(title, step=18, bold=True)
        self.text = Text(text, tone="muted", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(IconMark(icon, "muted", 32), 0, centre)
        box.addWidget(self.title, 0, centre)
        if text:
            box.addWidget(self.text)
        if action is not None:
            box.addSpacing(8)
            box.addWidget(action, 0, centre)
        box.addStretch(2)
