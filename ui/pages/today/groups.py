"""How far each group is: a bar from zero, counts, per cent, and what is left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from outreach.coverage.summary import CoverageRow
from outreach.places import group_label
from outreach.queries.patches import PatchCoverage
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
        self._day: TodaySummary | None = None
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
        self.by_patch = Button(tr("By patch"), "quiet", name="today.by_patch", icon="users", small=True)
        self.by_patch.setCheckable(True)
        self.by_patch.clicked.connect(self._switch)
        self.by_patch.hide()
        line.addWidget(self.by_patch)
        chart = Button(tr("See the wall chart"), "quiet", name="today.chart", icon="grid", small=True)
        chart.clicked.connect(self.chart_asked)
        line.addWidget(chart)
        self.head.addWidget(holder)

    def _switch(self) -> None:
        if self._day is not None:
            self.fill(self._day)

    def set_dense(self, dense: bool) -> None:
        """Take lower rows from the next `fill` on."""
        self.title.setFixedHeight(theme.px(40 if dense else 44))
        self._row_height = theme.px(24 if dense else 30)

    def fill(self, day: TodaySummary) -> None:
        """Show the groups in walking order, or the patches; of very many those in which most is left."""
        self._day = day
        self.by_patch.setVisible(day.patches is not None)
        by_patch = self.by_patch.isChecked() and day.patches is not None
        self.by_patch.set_text(tr("By group") if by_patch else tr("By patch"))
        self.title.setText(tr("How far each patch is") if by_patch else tr("How far each group is"))
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        groups = _patch_rows(day.patches) if by_patch and day.patches else day.coverage.groups
        if len(groups) > MOST:
            groups = tuple(sorted(groups, key=lambda row: -row.left)[:MOST])
            note = tr("The {n} groups with most left; the wall chart shows all.", n=MOST)
            self.grid.addWidget(Text(note, step=13, tone="muted"), MOST, 0, 1, 5)
        for place, row in enumerate(groups):
            name = (row.group or "") if by_patch else group_label(row.group or "")
            self._add(place, name, row, behind=row.due > 0 and row.rate < day.planned_share)

    def _add(self, place: int, label: str, row: CoverageRow, behind: bool) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        name = Elided(label)
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


def _patch_rows(found: PatchCoverage) -> tuple[CoverageRow, ...]:
    """Give the patches, then what is in nobody's or in two, where there is any."""
    apart = [
        replace(found.nobody, group=tr("In nobody's patch")),
        replace(found.several, group=tr("In two patches")),
    ]
    return (*(row for _, row in found.rows), *(row for row in apart if row.due))
