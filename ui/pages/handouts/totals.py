"""The stock a kind: its equation in one row, the panel of the current one at the side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from outreach.queries.stock import HeldRow, StockRow
from outreach.queries.stock_editions import EditionRow
from outreach.wording import tr
from ui import theme
from ui.page import Context
from ui.pages.handouts.columns import stock_columns
from ui.pages.handouts.side import KindPanel
from ui.tables import PagedModel, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Elided

SIDE = 372
SIDE_FROM = 980
USED, LOW, ALL = "used", "low", "all"


class TotalsView(QWidget):
    """`pointed(code)` tells of another current handout."""

    pointed = Signal(str)
    own_asked = Signal()
    receive_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._rows: dict[str, StockRow] = {}
        self._held: Sequence[HeldRow] = ()
        self._editions: Sequence[EditionRow] = ()
        self.kept, self._beside = USED, False
        self.model = PagedModel(stock_columns(), lambda ids: [self._rows.get(str(code)) for code in ids])
        self.table = Table(self.model, ctx.settings, name="handouts.table")
        self.table.setAccessibleName(tr("Handouts"))
        self.table.setMinimumHeight(theme.px(150))
        self.panel = KindPanel()
        self.chips = {
            USED: Chip(tr("In use"), name="handouts.used", on=True),
            LOW: Chip(tr("Nearly used up"), name="handouts.low_ones"),
            ALL: Chip(tr("All kinds"), name="handouts.all"),
        }
        for code, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, wanted=code: self.keep(wanted))
        equation = tr("Came in = doors + activities + posted + spoilt + left")
        self.about = Elided(equation, step=13, tone="muted")
        self.more = Button(tr("Workers, editions"), "quiet", name="handouts.more", icon="users", small=True)
        self.more.clicked.connect(self.turn)
        self.table.pointed.connect(lambda code: self._point(str(code)))
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for chip in self.chips.values():
            line.addWidget(chip)
        line.addSpacing(8)
        line.addWidget(self.about, 1)
        line.addWidget(self.more)
        own = Button(tr("Add a handout"), "quiet", name="handouts.own", icon="plus", small=True)
        own.clicked.connect(self.own_asked)
        line.addWidget(own)
        self._card = TableCard(self.table)
        self._none = self._nothing_yet()
        self._table = OnlyOne(self._card, self._none)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addLayout(line)
        left.addWidget(self._table, 1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self.panel)

    def _nothing_yet(self) -> EmptyState:
        first = Button(tr("Handouts came in"), "primary", name="handouts.first", icon="in")
        first.clicked.connect(self.receive_asked)
        text = tr("Write down what came in: what was handed out and what is left then add up by themselves.")
        return EmptyState("stack", tr("No handouts yet"), text, first)

    def show_rows(
        self, rows: Sequence[StockRow], held: Sequence[HeldRow], editions: Sequence[EditionRow]
    ) -> None:
        """Show the stock as it is."""
        self._rows = {row.code: row for row in rows}
        self._held, self._editions = held, editions
        self.chips[LOW].set_count(str(sum(row.is_low for row in rows)) if any(r.is_low for r in rows) else "")
        self.keep(self.kept)

    def keep(self, wanted: str) -> None:
        """Keep those in use, those nearly used up, or all."""
        self.kept = wanted
        for code, chip in self.chips.items():
            chip.setChecked(code == wanted)
        present = self.current()
        self.model.set_ids([row.code for row in self._rows.values() if _kept(row, wanted)])
        self.table.go_to(present if present in self.model.ids else next(iter(self.model.ids), ""))
        self._table.show_one(self._none if wanted == USED and not self.model.ids else self._card)
        self._point(self.current())

    def current(self) -> str:
        """Give the code of the current handout, "" for none."""
        return str(self.table.current_id() or "")

    def go_to(self, code: str) -> None:
        """Make a handout current, among all kinds if need be."""
        if code in self._rows and code not in self.model.ids:
            self.keep(ALL)
        self.table.go_to(code)

    def _point(self, code: str) -> None:
        self.panel.show_kind(self._rows.get(code), self._held, self._editions)
        if self._beside:
            self.panel.setVisible(bool(code))
        self.pointed.emit(code)

    def fit(self, width: int) -> None:
        """Put the panel beside the table, or in its place where there is no room for both."""
        beside = width >= SIDE_FROM
        self.more.setVisible(not beside)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self.panel.setMinimumWidth(theme.px(SIDE) if beside else 0)
        self.panel.setMaximumWidth(theme.px(SIDE) if beside else 16_777_215)
        self._beside = beside
        self.panel.setVisible(beside and bool(self.current()))
        self._table.show()

    def turn(self) -> None:
        """Show the panel in the table's place, or the table again."""
        shown = self.panel.isVisible()
        self.panel.setVisible(not shown)
        self._table.setVisible(shown)
        self._sides.setStretchFactor(self._left, int(shown))
        self._sides.setStretchFactor(self.panel, int(not shown))


def _kept(row: StockRow, wanted: str) -> bool:
    return wanted == ALL or (row.is_low if wanted == LOW else row.in_use or row.low > 0)
