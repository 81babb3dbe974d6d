"""The walking order changed: by dragging rows or tiles, by Alt+Up and Alt+Down, by door number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from outreach.actions.walking_order import order_by_door, walk_step, walk_together
from outreach.errors import DoorbookError
from outreach.places import group_label
from outreach.wording import tr
from ui.page import Context
from ui.pages.households.heading import CHART

if TYPE_CHECKING:
    from ui.pages.households.page import HouseholdsPage


class Walking(QObject):
    """Hears of drags and keys on the page, and changes the order of the doors that are meant."""

    def __init__(self, ctx: Context, page: HouseholdsPage) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        for name, do in (("earlier", -1), ("later", 1)):
            action = ctx.commands[f"households.{name}"]
            action.triggered.connect(lambda _=False, step=do: self.step(step))
        button, table, chart = page.list.walking, page.list.table, page.chart.chart
        button.clicked.connect(lambda: self.offer(button))
        table.dragged.connect(self._drag_row)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda spot: self.offer(table.viewport(), spot))
        chart.dropped.connect(lambda other, after: self.drop(page.selected(), other, after))
        chart.menu_asked.connect(lambda spot: self.offer(chart.viewport(), spot))

    def present(self) -> str:
        """Give the door that is marked, in the list or by the ring of the wall chart; "" for none."""
        chart = self._page.chart.chart
        if self._page.view() == CHART:
            return chart.rows[chart.ring].id if chart.ring >= 0 else ""
        return str(self._page.list.table.current_id() or "")

    def _chosen(self) -> list[str]:
        """Give the selected doors, else the marked one."""
        present = self.present()
        return self._page.selected() or ([present] if present else [])

    def _group(self) -> str:
        """Give the group of what is meant, else the chosen one."""
        meant = set(self._chosen()[:1])
        rows = self._page.summary.rows if self._page.summary else ()
        return next((row.group for row in rows if row.id in meant), self._page.list.filters.group())

    def _drag_row(self, unit_id: object, other_id: object, after: bool) -> None:
        """Take the ticked rows along where one of them is dragged."""
        ticked = self._page.selected()
        self.drop(ticked if unit_id in ticked else [str(unit_id)], str(other_id), after)

    def step(self, step: int) -> None:
        """Let the doors be walked one earlier or later."""
        if ids := self._chosen():
            self._do(walk_step, ids, step)

    def drop(self, ids: Sequence[str], other_id: str, after: bool) -> None:
        """Put doors before or after another."""
        self._do(walk_together, list(ids), other_id, after=after)

    def by_door(self) -> None:
        """Order the group on screen by the numbers on its doors."""
        if group := self._group():
            self._do(order_by_door, group)

    def offer(self, anchor: QWidget, spot: QPoint | None = None) -> None:
        """Open the menu under a button, or at a point of a view."""
        menu = QMenu(self._page)
        menu.setObjectName("households.walking_menu")
        if self._chosen():
            for name in ("earlier", "later"):
                menu.addAction(self._ctx.commands[f"households.{name}"])
        if group := self._group():
            text = tr("Order {group} by door number", group=group_label(group))
            menu.addAction(text, self.by_door)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(spot or QPoint(0, anchor.height() + 4)))

    def _do(self, action: Callable[..., object], *args: object, **named: object) -> None:
        try:
            self._ctx.workspace.run(action, *args, **named)
        except DoorbookError as problem:
            self._ctx.trouble(problem)
            return
        self._ctx.toast(tr("Walking order changed"))
