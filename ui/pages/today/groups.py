"""How far each group is: a bar from zero, counts, per cent, and what is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from outreach.coverage.summary import CoverageRow
from outreach.places import group_label
from outreach.vocabulary import HouseholdState
from outreach.wording import tr
from ui import theme
from ui.pages.today.reading import TodaySummary
from ui.widgets.bars import GroupBar
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.glyph import StateGlyph
from ui.widgets.text import Elided, Text

MOST = 40
"""So many groups are shown; a village has a dozen, a county's ledger thousands."""


class GroupsCard(Card):
    """`chart_asked()` for the wall chart."""

    chart_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("How far each group is"))
        self._row_height = theme.px(30)
        self._legend()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(16))
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(1, 1)
        self.body.addLayout(self.grid)
        self.body.addStretch(1)
        self.body.setContentsMargins(16, 0, 28, 8)

    def _legend(self) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        said = {
            HouseholdState.SIGNED: tr("Signed slip in hand"),
            HouseholdState.TOLD: tr("Told in person"),
            HouseholdState.NOT_VISITED: tr("Still to be reached"),
        }
        for state, text in said.items():
            line.addWidget(StateGlyph(state))
            line.addWidget(Text(text, step=13, tone="muted"))
            line.addSpacing(theme.px(8))
        chart = Button(tr("See the wall chart"), "quiet", name="today.chart", icon="grid", small=True)
        chart.clicked.connect(self.chart_asked)
        line.addWidget(chart)
        self.head.addWidget(holder)

    def set_dense(self, dense: bool) -> None:
        """Take lower rows from the next `fill` on."""
        self.title.setFixedHeight(theme.px(40 if dense else 44))
        self._row_height = theme.px(24 if dense else 30)

    def fill(self, day: TodaySummary) -> None:
        """Show the groups in walking order; of very many those in which most is left."""
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        groups = day.coverage.groups
        if len(groups) > MOST:
            groups = tuple(sorted(groups, key=lambda row: -row.left)[:MOST])
            note = tr("The {n} groups with most left; the wall chart shows all.", n=MOST)
            self.grid.addWidget(Text(note, step=13, tone="muted"), MOST, 0, 1, 5)
        for place, row in enumerate(groups):
            self._add(place, row, behind=row.due > 0 and row.rate < day.planned_share)

    def _add(self, place: int, row: CoverageRow, behind: bool) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        name = Elided(group_label(row.group or ""))
        name.setMaximumWidth(theme.px(120))
        bar = GroupBar([("slip", row.signed), ("person", row.reached - row.signed)], row.due)
        rate = f"{100 * row.rate:.1f}%" if row.due else ""
        left = tr("{n} left", n=row.left) if row.left else tr("all done")
        self.grid.setRowMinimumHeight(place, self._row_height)
        self.grid.addWidget(name, place, 0)
        self.grid.addWidget(bar, place, 1, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(Text(f"{row.reached}/{row.due}"), place, 2, right)
        self.grid.addWidget(Text(rate, tone="muted"), place, 3, right)
        tone = "warn" if behind and row.left else "muted"
        self.grid.addWidget(Text(left, tone=tone, bold=tone == "warn"), place, 4, right)
