"""The card under the sheet: the steps between, this period and in all; each number leads to its doors."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from outreach.tallies.catalogue import Counts, Figure
from outreach.tallies.layout import under_table
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui import theme
from ui.pages.reports.figures import Spot, number_at, spot_words
from ui.widgets.button import Button
from ui.widgets.card import Card, rule
from ui.widgets.text import Elided, Text

ACROSS = 3


class WorkCard(Card):
    """`asked(spot)` by a click on a number; `visit_asked()` where nothing is recorded yet."""

    asked = Signal(object)
    visit_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("How the doors were done"))
        self.head.addWidget(Text(tr("this period / in all"), step=13, tone="muted"))
        self.body.setContentsMargins(16, 0, 16, 8)
        self.empty = self._nothing_yet()
        self._grid = QWidget()
        self.body.addWidget(self.empty)
        self.body.addWidget(self._grid)
        self.across = ACROSS

    def _nothing_yet(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 8)
        line.setSpacing(16)
        line.addWidget(Text(tr("No visit was recorded in this period.")))
        button = Button(tr("Log a visit"), name="reports.visit", icon="visit", small=True)
        button.clicked.connect(self.visit_asked)
        line.addWidget(button)
        line.addStretch(1)
        return holder

    def show_sheet(self, sheet: TallySheet) -> None:
        """Show the numbers of a sheet, or say that no visit is recorded in its period."""
        visits = sheet.row("visits")
        self.empty.setVisible(not visits.value)
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(0)
        for nth, figure in enumerate(_figures(sheet)):
            grid.addWidget(self._item(sheet, figure), nth // self.across, nth % self.across)
        for column in range(self.across):
            grid.setColumnStretch(column, 1)
        self.body.replaceWidget(self._grid, fresh)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = fresh
        fresh.setVisible(bool(visits.cumulative))

    def set_across(self, across: int, sheet: TallySheet | None) -> None:
        """Put so many beside each other."""
        if across != self.across:
            self.across = across
            if sheet is not None:
                self.show_sheet(sheet)

    def _item(self, sheet: TallySheet, figure: Figure) -> QWidget:
        item = QWidget()
        item.setFixedHeight(theme.px(33))
        column = QVBoxLayout(item)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        line = QHBoxLayout()
        line.setSpacing(0)
        column.addLayout(line)
        name, columns = figure.name, ["value", "cumulative"]
        if figure.counts is Counts.RATE:
            of = sheet.figure(figure.denominator or "").name
            name, columns = tr("{figure} (of {denominator})", figure=figure.name, denominator=of), columns[:1]
        line.addWidget(Elided(name), 1)
        for which in columns:
            spot = Spot(figure.code, None, which)
            said = figure.written(number_at(sheet, spot))
            words = said if which == "value" else f"/ {said} {figure.unit}"
            button = Button(words, "quiet", name=f"reports.{figure.code}.{which}", small=True)
            button.setAccessibleName(f"{spot_words(sheet, spot)} {said} {figure.unit}")
            button.setToolTip(figure.definition)
            button.setFont(theme.font(15, bold=which == "value"))
            button.tone = "ink" if which == "value" else "muted"
            button.clicked.connect(lambda _=False, to=spot: self.asked.emit(to))
            line.addWidget(button)
        return item


def _figures(sheet: TallySheet) -> Iterator[Figure]:
    """Give the figures that the workbook writes under its table, so that both say the same."""
    known = {(figure.name, figure.unit): figure for figure in sheet.figures}
    for name, unit, _, _ in under_table(sheet):
        yield known[name, unit]
        if known[name, unit].code == "quiz_passed":
            yield sheet.figure("quiz_rate")
