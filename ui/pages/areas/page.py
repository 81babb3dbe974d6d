"""The page of areas: the tree of the village on the left, the marked area with its doors on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout

from outreach.actions.area_kinds import change_area_kind
from outreach.actions.areas import add_area, move_area, put_households, remove_area, rename_area
from outreach.errors import DoorbookError
from outreach.queries.areas import AreaDoor, AreaRow, area_tree, doors_in
from outreach.queries.village import VillageRow, village
from outreach.vocabulary import AreaKind
from outreach.wording import tr
from ui.dialogs.choose_area import ChooseArea
from ui.page import Context, Page
from ui.pages.areas.forms import MoveArea, NewArea
from ui.pages.areas.panel import Panel
from ui.pages.areas.tree import AreaTree
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.headline import Headline
from ui.widgets.text import Text
from ui.work.aside import Aside

WIDE = 900
TREE_LEAST = 260
Found = tuple[VillageRow, tuple[AreaRow, ...], tuple[AreaDoor, ...], str]


class AreasPage(Page):
    """Every change is an action of its own, so that it can be undone."""

    id = "areas"
    kinds = frozenset({"area", "unit", "person", "setting", "worker"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: tuple[AreaRow, ...] = ()
        self._wanted = ""
        self._reading = Aside(ctx, self._read, self._show)
        self.headline = Headline(tr("Areas"))
        back = Button(tr("To the list"), "quiet", name="areas.back", icon="left", small=True)
        back.does(ctx.commands["areas.back"])
        self.headline.left.insertWidget(0, back)
        hint = Text(tr("Drag an area to put it elsewhere; F2 types its name over."), step=13, tone="muted")
        self.headline.left.addWidget(hint)
        self.tree, self.panel = AreaTree(), Panel(ctx)
        self.tree.setMinimumHeight(TREE_LEAST)
        self.setFocusProxy(self.tree)
        card = Card(padding=0)
        card.body.addWidget(self.tree)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(card, 1)
        self._sides.addWidget(self.panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.headline)
        column.addLayout(self._sides, 1)
        self._connect()

    def _connect(self) -> None:
        self.tree.chosen.connect(self._choose)
        self.tree.renamed.connect(lambda area, name: self._do(rename_area, area, name))
        self.tree.moved.connect(self._drop)
        self.tree.removed.connect(lambda area: self._remove())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.panel.kind_chosen.connect(
            lambda kind: self._do(change_area_kind, self.present().id, AreaKind(kind))
        )
        self.panel.put_asked.connect(self._put)
        self.panel.opened.connect(lambda unit_id: self.ctx.navigate("household", unit_id=unit_id))
        for name, do in (
            ("new", self._add),
            ("rename", self.tree.edit_name),
            ("move", self._move),
            ("earlier", lambda: self._shift(-1)),
            ("later", lambda: self._shift(1)),
            ("remove", self._remove),
            ("back", lambda: self.ctx.navigate("households")),
        ):
            self.ctx.commands[f"areas.{name}"].triggered.connect(lambda _=False, act=do: act())

    # What is shown

    def open(self, area_id: str = "", **_: Any) -> None:
        """Mark an area."""
        self._wanted = area_id or self._wanted
        self.setFocus()

    def memory(self) -> dict[str, Any]:
        """Give the marked area."""
        return {"area_id": self.tree.current_id()}

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the tree and the doors of the marked area again."""
        self._reading.ask()

    def _read(self) -> Found:
        ask = self.ctx.workspace.ask
        rows, wanted = ask(area_tree), self._wanted
        chosen = wanted if any(row.id == wanted for row in rows) else rows[0].id
        return ask(village), rows, ask(doors_in, chosen), chosen

    def _show(self, found: Found) -> None:
        place, self.rows, doors, chosen = found
        above = [(place.county, tr("County")), (place.township, tr("Township"))]
        self.tree.show_areas(self.rows, [(name, kind) for name, kind in above if name], chosen)
        self._wanted = chosen
        row = self.present()
        path = [row]
        while (parent := next((r for r in self.rows if r.id == path[-1].parent_id), None)) is not None:
            path.append(parent)
        self.panel.show_area(row, " › ".join(each.label for each in reversed(path)), doors)
        self._allow(row)

    def present(self) -> AreaRow:
        """Give the marked area."""
        return next((row for row in self.rows if row.id == self._wanted), self.rows[0])

    def _choose(self, area_id: str) -> None:
        if area_id != self._wanted:
            self._wanted = area_id
            self._reading.ask()

    def _allow(self, row: AreaRow) -> None:
        """Let only that be done which can be: the village stays, groups stand in the order of their names."""
        below = row.kind is not AreaKind.VILLAGE
        for name in ("rename", "move", "remove"):
            self.ctx.commands[f"areas.{name}"].setEnabled(below)
        siblings = self._siblings(row)
        for name, place in (("earlier", 0), ("later", len(siblings) - 1)):
            can = row.kind is not AreaKind.GROUP and below and siblings[place].id != row.id
            self.ctx.commands[f"areas.{name}"].setEnabled(can)

    def _siblings(self, row: AreaRow) -> list[AreaRow]:
        return [other for other in self.rows if other.parent_id == row.parent_id]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put tree and area under each other where they do not fit beside each other."""
        super().resizeEvent(event)
        narrow = self.content_width() < WIDE
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)

    # What is done

    def _do(self, action: Any, *args: Any) -> Any:
        """Do one thing; a known trouble is told, and the page shows the ledger as it is."""
        try:
            return self.ctx.workspace.run(action, *args)
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            self._reading.ask()
            return None

    def _menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("areas.menu")
        for name in ("new", "rename", "move", "earlier", "later", "remove"):
            menu.addAction(self.ctx.commands[f"areas.{name}"])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(spot))

    def _add(self) -> None:
        def save(kind: AreaKind, name: str, parent_id: str) -> None:
            self._wanted = self.ctx.workspace.run(add_area, kind, name, parent_id)
            self._reading.ask()
            self.ctx.toast(tr("{area} added", area=name))

        NewArea(self.rows, self.present(), save, self).open()

    def _move(self) -> None:
        row = self.present()

        def save(parent_id: str) -> None:
            self.ctx.workspace.run(move_area, row.id, parent_id)
            self.ctx.toast(tr("{area} put elsewhere", area=row.label))

        MoveArea(self.rows, row, save, self).open()

    def _drop(self, area_id: str, parent_id: str, before_id: str) -> None:
        self._wanted = area_id
        self._do(move_area, area_id, parent_id, before_id or None)

    def _shift(self, step: int) -> None:
        row = self.present()
        siblings = self._siblings(row)
        others = [other for other in siblings if other.id != row.id]
        place = siblings.index(row) + step
        before = others[place].id if 0 <= place < len(others) else None
        self._do(move_area, row.id, str(row.parent_id), before)

    def _remove(self) -> None:
        row = self.present()
        around = row.parent_id
        try:
            self.ctx.workspace.run(remove_area, row.id)
        except DoorbookError as problem:
            self.ctx.trouble(problem)
            return
        self._wanted = around or ""
        self._reading.ask()
        self.ctx.toast(tr("{area} removed", area=row.label))

    def _put(self, ids: list[str]) -> None:
        def save(area_id: str) -> None:
            self.ctx.workspace.run(put_households, area_id, ids)
            self.ctx.toast(tr("{n} households put into the area", n=len(ids)))

        ChooseArea(len(ids), self.rows, save, self).open()
