"""The wall chart with its line of states, its hover card and the two hints under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach.coverage.summary import CoverageRow
from outreach.queries.door_card import door_card
from outreach.queries.doors import DoorRow
from outreach.vocabulary import HouseholdState
from outreach.wording import tr
from ui.page import Context
from ui.pages.households.chart import MARGIN
from ui.pages.households.chart_moves import MovingChart
from ui.pages.households.hover_card import HoverCard
from ui.pages.households.legend import Legend
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.only_one import OnlyOne
from ui.widgets.text import Text

PAUSE_MS = 350
TILE, DENSE_TILE = 36, 32
FURTHEST_LAST = (
    HouseholdState.NOT_VISITED,
    HouseholdState.NOBODY_HOME,
    HouseholdState.LEAFLET_ONLY,
    HouseholdState.REFUSED,
    HouseholdState.TOLD_BY_PHONE,
    HouseholdState.TOLD,
    HouseholdState.SIGNED,
    HouseholdState.EXCLUDED,
)


def inset(part: QWidget) -> QWidget:
    """Bring a part in line with the tiles, which keep some room around them for rings."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(MARGIN, 0, MARGIN, 0)
    line.addWidget(part)
    return holder


class ChartView(QWidget):
    """`opened(id)` when a tile is opened, `selection_changed()` after a drag."""

    opened = Signal(str)
    selection_changed = Signal()
    import_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._campaign: str | None = None
        self._by_state = self._dense = self._tight = False
        self.legend = Legend()
        self.chart = MovingChart()
        self.hints = self._hints()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(inset(self.legend))
        self._none = self._no_doors()
        self._middle = OnlyOne(self.chart, self._none)
        column.addWidget(self._middle, 1)
        column.addWidget(inset(self.hints))
        self._card: HoverCard | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._show_card)
        self.legend.changed.connect(lambda: self.chart.show_states(self.legend.states()))
        self.chart.opened.connect(self.opened)
        self.chart.selection_changed.connect(self.selection_changed)
        self.chart.pointed.connect(self._pointed)

    def _no_doors(self) -> EmptyState:
        first = Button(tr("Import a roster"), "primary", name="households.chart_import", icon="in")
        first.clicked.connect(self.import_asked)
        text = tr("Drop the roster from the township here, or choose the file.")
        return EmptyState("home", tr("No households yet"), text, first)

    def _hints(self) -> QWidget:
        hints = QWidget()
        line = QHBoxLayout(hints)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(
            Text(
                tr("Rest on a tile for details, click to open, drag over several to print"),
                step=13,
                tone="muted",
            )
        )
        line.addStretch(1)
        more = tr("The wheel zooms; drag what is selected to another place in the walk")
        line.addWidget(Text(more, step=13, tone="muted"))
        return hints

    def show_doors(
        self, rows: list[DoorRow], counts: CoverageRow, groups: tuple[CoverageRow, ...], campaign: str | None
    ) -> None:
        """Show these households with the counts of the village and its groups."""
        self._campaign = campaign
        self.legend.show_counts(counts.states)
        if self._by_state:
            order = {row.group or "": nth for nth, row in enumerate(groups)}
            rows = sorted(rows, key=lambda row: (order.get(row.group, 0), FURTHEST_LAST.index(row.state)))
        self.chart.show_doors(rows, groups)
        self._middle.show_one(self.chart if rows else self._none)
        self._say_hints()

    def set_dense(self, dense: bool) -> None:
        """Make do with less height: smaller tiles, no hints."""
        self._dense = dense
        self.set_tight(False)
        self.chart.set_largest(DENSE_TILE if dense else TILE)

    def set_tight(self, tight: bool) -> None:
        """Leave the hints away where large text and the selection bar need their room."""
        self._tight = tight
        self._say_hints()

    def _say_hints(self) -> None:
        self.hints.setVisible(not self._tight and not self._dense and bool(self.chart.rows))

    def order_by_state(self, on: bool) -> None:
        """Put the doors still to go first in each group, from the next `show_doors` on."""
        self._by_state = on
        self.chart.tiles_move = not on

    def _pointed(self, index: int) -> None:
        if self._card is not None:
            self._card.hide()
        self._pause.start() if index >= 0 else self._pause.stop()

    def _show_card(self) -> None:
        index = self.chart.ring
        if not (0 <= index < len(self.chart.rows) and self.chart.isVisible()):
            return
        row = self.chart.rows[index]
        if self._card is None:
            self._card = HoverCard(self.window())
            self.destroyed.connect(self._card.deleteLater)
        self._card.tell(row, self._ctx.workspace.ask(door_card, self._campaign, row.id))
        tile = self.chart.door_box(index)
        corner = self.chart.viewport().mapTo(self.window(), QPoint(tile.x(), tile.y()))
        self._card.show_beside(QRect(corner, tile.size()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the card away with the chart."""
        self._pointed(-1)
