"""The equation of the households due: 登记 178 − 不计 6 + 新来 2 = 应访 174 户; each term lists its doors."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.coverage.summary import CoverageRow
from outreach.wording import tr
from ui.widgets.button import Button
from ui.widgets.text import Text

SIGNS = {"registered": "", "excluded": "−", "incomers": "+", "due": "="}


class SumLine(QWidget):
    """`asked(term)` for the term that was pressed: registered, excluded, incomers or due."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("households.sum")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.terms: dict[str, Button] = {}
        for code, sign in SIGNS.items():
            if sign:
                line.addWidget(Text(sign, tone="muted"))
            button = Button("", "quiet", name=f"households.sum_{code}", small=True)
            button.clicked.connect(lambda _=False, term=code: self.asked.emit(term))
            self.terms[code] = button
            line.addWidget(button)

    def show_counts(self, total: CoverageRow) -> None:
        """Show how the households due come about."""
        words = {
            "registered": tr("registered {n}", n=total.registered),
            "excluded": tr("left out {n}", n=total.excluded),
            "incomers": tr("incomers {n}", n=total.incomers),
            "due": tr("{n} households due", n=total.due),
        }
        for code, button in self.terms.items():
            button.set_text(words[code])
            button.setToolTip(tr("List these households"))
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """Give the equation as one line."""
        parts = (f"{SIGNS[code]} {button.text()}".strip() for code, button in self.terms.items())
        return " ".join(parts)
