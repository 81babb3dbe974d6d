"""The side panel: a number, what it counts, the doors it is made of, and whether they add up to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from outreach.tallies.behind import BehindRow
from outreach.tallies.catalogue import Counts, Figure
from outreach.tallies.tally import TallySheet
from outreach.wording import tr
from ui import theme, words
from ui.pages.reports.door_lines import DoorLines
from ui.pages.reports.figures import Spot, change_words, number_at, number_words, spot_words
from ui.widgets.button import Button
from ui.widgets.card import clear, rule
from ui.widgets.floating import FloatingPanel
from ui.widgets.text import Elided, IconMark, Text

PANEL, SIDE = 340, 16


class BehindPanel(FloatingPanel):
    """`closed()`, `asked(spot)` for a part of a rate, `opened(row)`, `list_asked()`."""

    closed = Signal()
    asked = Signal(object)
    opened = Signal(object)
    list_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, padding=0)
        self.setObjectName("reports.panel")
        self.spot: Spot | None = None
        self.name = Elided("", step=13, tone="muted")
        self.number, self.unit = Text("", step=32, bold=True), Text("")
        self.mark, self.sum = IconMark("check", "accent", 16), Text("", step=13, tone="accent")
        self.definition = Text("", step=13, tone="muted", wrap=True)
        self.parts_holder, self.none = QWidget(), Text("", tone="muted", wrap=True)
        self.parts = QVBoxLayout(self.parts_holder)
        self.doors = DoorLines()
        self.change = Elided("", step=13, tone="muted")
        self.list = Button(tr("Open in the list"), "quiet", name="reports.open_list", small=True)
        self._lay_out()
        self.doors.opened.connect(self.opened)
        self.doors.left.connect(self.closed)
        self.list.clicked.connect(self.list_asked)

    def _lay_out(self) -> None:
        close = Button("", "quiet", name="reports.close", icon="x", small=True)
        close.setAccessibleName(tr("Close the side panel"))
        close.setToolTip(f"{close.accessibleName()}  Esc")
        close.tone = "ink"
        close.clicked.connect(self.closed)
        top = _line(8, 8, 0)
        top.addWidget(self.name, 1)
        top.addWidget(close)
        self.figures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.figures.setContentsMargins(SIDE, 0, SIDE, 0)
        number, total = _line(0, 0, 0, 0), _line(0, 0, 0, 0)
        number.addWidget(self.number)
        number.addWidget(self.unit)
        number.addStretch(1)
        total.addWidget(self.mark)
        total.addWidget(self.sum)
        total.addStretch(0)
        self.figures.addLayout(number, 1)
        self.figures.addLayout(total)
        self.definition.setContentsMargins(SIDE, 0, SIDE, 6)
        self.none.setContentsMargins(SIDE, 16, SIDE, 16)
        self.parts.setContentsMargins(SIDE - 8, 8, SIDE, 8)
        foot = _line(4, 8, 4)
        foot.addWidget(self.change, 1)
        foot.addWidget(self.list)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        for part in (top, self.figures, self.definition, rule(), self.parts_holder, self.none, self.doors):
            if isinstance(part, QLayout):
                self.body.addLayout(part)
            else:
                self.body.addWidget(part, 1 if part is self.doors else 0)
        self.body.addStretch(0)
        self.body.addWidget(rule())
        self.body.addLayout(foot)

    def set_floating(self, on: bool) -> None:
        """Cast a shadow where the panel lies over the sheet."""
        if (shadow := self.graphicsEffect()) is not None:
            shadow.setEnabled(on)

    def show_number(self, sheet: TallySheet, spot: Spot) -> None:
        """Show a number and what it counts; its doors follow with `show_rows`."""
        figure, number = sheet.figure(spot.code), number_at(sheet, spot)
        rate = figure.numerator is not None
        self.spot = spot
        self.name.set_text(spot_words(sheet, spot))
        self.number.setText(number_words(figure, number))
        self.unit.setText("" if figure.counts is Counts.RATE else figure.unit)
        self.definition.setText(_definition(sheet, figure, spot))
        self.change.set_text(change_words(sheet, spot))
        self.setAccessibleName(f"{self.name.text()} {self.number.text()} {self.unit.text()}".strip())
        self._say_sum("", "")
        clear(self.parts)
        if rate:
            self._show_parts(sheet, figure, spot)
        self.parts_holder.setVisible(rate)
        for part in (self.doors, self.list):
            part.setVisible(not rate)
        self.none.hide()
        if rate:
            self.none.setText(tr("Open one of the two to see its doors."))
            self.none.show()

    def _show_parts(self, sheet: TallySheet, figure: Figure, spot: Spot) -> None:
        """Lead a rate to the two numbers it is made of."""
        part = Spot(figure.numerator or "", spot.group, "cumulative")
        whole = Spot(figure.denominator or "", spot.group)
        for place in (part, whole):
            made_of = sheet.figure(place.code)
            said = f"{spot_words(sheet, place)}  {number_at(sheet, place)} {made_of.unit}"
            button = Button(said, "quiet", name=f"reports.part.{place.code}", icon="right", small=True)
            button.clicked.connect(lambda _=False, to=place: self.asked.emit(to))
            self.parts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, sheet: TallySheet, rows: Sequence[BehindRow]) -> None:
        """Show the doors behind the number, and say whether they add up to it."""
        if self.spot is None:
            return
        figure, number = sheet.figure(self.spot.code), number_at(sheet, self.spot)
        self.doors.show_rows(rows, figure.unit, self.spot.group is None)
        total = sum(row.n for row in rows)
        values = {"lines": len(rows), "n": total, "unit": figure.unit}
        if total != number:
            said = tr("Below {n} {unit}, in the sheet {number}", n=total, unit=figure.unit, number=number)
            self._say_sum("warn", said)
        elif rows and all(row.n == 1 for row in rows):
            self._say_sum("check", tr("{n} {unit} below, it adds up", n=total, unit=figure.unit))
        elif rows:
            self._say_sum("check", tr("{lines} lines below, {n} {unit}, it adds up", **values))
        self.none.setText(tr("Nothing was recorded that counts here."))
        self.none.setVisible(not rows)
        self.doors.setVisible(bool(rows))
        self.list.setVisible(bool(rows))

    def _say_sum(self, icon: str, said: str) -> None:
        self.sum.setText(said)
        if icon:
            tone = "accent" if icon == "check" else "warn"
            self.mark.set_icon(icon, tone)
            self.sum.set_tone(tone)
        self.mark.setVisible(bool(icon))
        self.sum.setVisible(bool(icon))
        parts = (self.number, self.unit, self.mark, self.sum)
        need = sum(part.sizeHint().width() + 8 for part in parts) + 2 * SIDE
        beside = need <= theme.px(PANEL)
        self.figures.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )


def _definition(sheet: TallySheet, figure: Figure, spot: Spot) -> str:
    if spot.column == "value" or not figure.additive:
        return figure.definition
    day = words.short_day(sheet.period.last)
    return f"{tr('All periods up to {day} together.', day=day)}{figure.definition}"


def _line(top: int, right: int, bottom: int, left: int = SIDE) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(left, top, right, bottom)
    line.setSpacing(8)
    return line
