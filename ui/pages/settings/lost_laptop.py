"""What to do when the computer is lost, as steps in order."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import mark, tr
from ui import theme
from ui.widgets.button import Button
from ui.widgets.text import Text

STEPS = (
    mark("Tell the township at once: when, where, whether the window was open and unlocked."),
    mark("Whoever finds it cannot read the ledger without a PIN or pass phrase; without those, anybody can."),
    mark("Take the newest copy from the stick and the page with the recovery code from the township."),
    mark("On another computer: From a backup, choose the copy, type the recovery code."),
    mark("In the settings take away the PINs of the lost computer, set a new pass phrase and recovery code."),
    mark("Type up what was logged since the copy from the signed sheets; the list of backups says what."),
    mark("If the window was open when it went, treat the register as known to strangers: report it."),
)


class LostLaptop(QDialog):
    """The steps, one under the other."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("lost_laptop")
        self.setWindowTitle(tr("If the computer is lost"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(tr("If the computer is lost"), step=18, bold=True))
        for number, step in enumerate(STEPS, 1):
            line = QHBoxLayout()
            line.setSpacing(12)
            count = Text(str(number), bold=True, tone="accent")
            count.setFixedWidth(theme.px(20))
            line.addWidget(count)
            line.addWidget(Text(tr(step), wrap=True), 1)
            column.addLayout(line)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = Button(tr("Got it"), "primary", name="lost_laptop_close")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        self.setMinimumWidth(min(theme.px(560), 900))
