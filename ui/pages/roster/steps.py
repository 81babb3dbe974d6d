"""Where one is: choose the file, know the columns, see the plan, write."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.wording import mark, tr
from ui import theme
from ui.widgets.text import IconMark, Text

STEPS = (mark("file"), mark("columns"), mark("plan"), mark("write"))


class Steps(QWidget):
    """Four words in a line; those done carry a check, the present one is bold."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roster.steps")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._checks, self._words = [], []
        for nth, step in enumerate(STEPS):
            if nth:
                line.addWidget(Text("—", tone="muted"))
            check, word = IconMark("check", "muted", 16), Text(tr(step))
            self._checks.append(check)
            self._words.append(word)
            line.addWidget(check)
            line.addWidget(word)
        self.show_step(0)

    def show_step(self, present: int) -> None:
        """Show which step one is at, from 0."""
        for nth, (check, word) in enumerate(zip(self._checks, self._words, strict=True)):
            check.setVisible(nth < present)
            word.set_tone("accent" if nth == present else "muted")
            word.setFont(theme.font(15, bold=nth == present))
        self.setAccessibleName(tr(STEPS[present]))
