"""The card of the sheet: its title and head line, the numbers, who filled it in and who signs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from outreach.tallies.layout import office, title
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui import theme
from ui.pages.reports.sheet_view import SheetView
from ui.widgets.card import Card
from ui.widgets.text import Elided, Text


class SheetCard(Card):
    """Shows a sheet as it is written into the workbook, in the words of the paper."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.flush()
        self.title_words = Text("", step=18, bold=True)
        self.title_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title_words.setContentsMargins(16, theme.px(10), 16, 0)
        self.title_words.setFixedHeight(theme.px(38))
        self.top = [Elided("", step=13) for _ in range(3)]
        self.foot = [Elided("", step=13) for _ in range(3)]
        self.view = SheetView()
        self.left_out = Text("", step=13, tone="muted", wrap=True)
        self.left_out.setContentsMargins(16, 8, 16, 0)
        self.body.addWidget(self.title_words)
        self.body.addWidget(_spread(self.top, 32))
        self.body.addWidget(self.view)
        self.body.addWidget(self.left_out)
        self.body.addWidget(_spread(self.foot, 36))
        self.left_out.hide()
        self.view.left_out_changed.connect(self._say_left_out)

    def show_sheet(self, sheet: TallySheet, recorder: str, on: date) -> None:
        """Show a sheet, filled in by `recorder` on a day."""
        self.title_words.setText(title(sheet))
        for part, words in zip(self.top, top_words(sheet, on), strict=True):
            part.set_text(words)
        for part, words in zip(self.foot, foot_words(recorder), strict=True):
            part.set_text(words)
        self.view.show_sheet(sheet)
        self._say_left_out()

    def _say_left_out(self) -> None:
        names = self.view.left_out()
        self.left_out.setVisible(bool(names))
        if names:
            self.left_out.setText(
                tr("In the workbook, without room here: {columns}", columns="、".join(names))
            )


def top_words(sheet: TallySheet, on: date) -> tuple[str, str, str]:
    """Give the head line of the paper: who hands it in, which campaign, when it was filled in."""
    return f"填报单位：{office(sheet)}", f"专项行动：{sheet.campaign.name}", f"填报日期：{on.isoformat()}"


def foot_words(recorder: str) -> tuple[str, str, str]:
    """Give the foot line of the paper."""
    return f"填表人：{recorder}", "审核人：", "单位负责人："


def _spread(parts: list[Elided], height: int) -> QWidget:
    """Put parts over the whole width, the last one at the right."""
    holder = QWidget()
    holder.setFixedHeight(theme.px(height))
    line = QHBoxLayout(holder)
    line.setContentsMargins(16, 0, 16, 0)
    line.setSpacing(16)
    for nth, part in enumerate(parts):
        if nth:
            line.addStretch(1)
        line.addWidget(part)
    return holder
