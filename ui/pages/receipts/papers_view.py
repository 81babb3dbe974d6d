"""The two kinds of paper that come back: sheets to be typed up, slips to be scanned; one is in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.wording import tr
from ui.page import Context
from ui.pages.receipts.list_view import ListView
from ui.pages.receipts.slips_view import SlipsView
from ui.widgets.choice import ChoiceRow, Option
from ui.widgets.headline import Headline
from ui.widgets.only_one import OnlyOne

SHEETS, SLIPS = "sheets", "slips"


class PapersView(QWidget):
    """Title, the switch between both, and the one chosen."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.sheets, self.slips = ListView(ctx), SlipsView(ctx)
        self.switch = ChoiceRow(
            [Option(SHEETS, tr("Sign-off sheets")), Option(SLIPS, tr("Slips"))],
            name="receipts.view",
            code=SHEETS,
        )
        self.head = Headline(tr("Slips"))
        self.head.left.addWidget(self.switch)
        self.head.left.addWidget(self.sheets.summary, 1)
        self._buttons = QWidget()
        line = QHBoxLayout(self._buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(self.slips.head_buttons())
        self.head.right.addWidget(self.sheets.next)
        self.head.right.addWidget(self._buttons)
        self._one = OnlyOne(self.sheets, self.slips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._one, 1)
        self.switch.chosen.connect(self._switched)

    def view(self) -> str:
        """Tell which is in sight."""
        return self.switch.code()

    def choose(self, view: str) -> None:
        """Bring one in sight."""
        self.switch.choose(view)
        self._one.show_one(self.slips if view == SLIPS else self.sheets)

    def _switched(self, view: str) -> None:
        self.choose(view)
        self.reload()

    def reload(self) -> None:
        """Read what is in sight again."""
        slips = self.view() == SLIPS
        self._buttons.setVisible(slips)
        if slips:
            self.sheets.summary.hide()
            self.sheets.next.hide()
            self.slips.reload()
        else:
            self.sheets.reload()

    def begin(self) -> None:
        """Put the keyboard where one goes on."""
        (self.slips if self.view() == SLIPS else self.sheets).begin()
