"""The page of areas: the tree of the village on the left, the marked area with its doors on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout

from outreach.actions.area_kinds import change_area_kind
from outreach.actions.areas import move_area, remove_area, rename_area
from outreach.actions.patches import set_area_workers
from outreach.errors import DoorbookError
from outreach.queries.areas import AreaRow
from outreach.queries.patches import NOBODY, SEVERAL
from outreach.vocabulary import AreaKind
from outreach.wording import tr
from ui.page import Context, Page
from ui.pages.areas.deeds import Deeds
from ui.pages.areas.panel import Panel
from ui.pages.areas.reading import AreasSummary, read_areas
from ui.pages.areas.tree import AreaTree
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.headline import Headline
from ui.widgets.text import Text
from ui.work.aside import Aside

WIDE = 900
TREE_LEAST = 260


class AreasPage(Page):
    """Every change is an action of its own, so that it can be undone."""

    id = "areas"
    kinds = frozenset({"area", "unit", "person", "setting", "worker", "patch_part"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.found: AreasSummary | None = None
        self._wanted = ""
        self._reading = Aside(ctx, self._read, self._show)
        self.headline = Headline(tr("Areas"))
        back = Button(tr("To the list"), "quiet", name="areas.back", icon="left", small=True)
        back.does(ctx.commands["areas.back"])
        self.headline.left.insertWidget(0, back)
        hint = Text(tr("Drag an area to put it elsewhere; F2 types its name over."), step=13, tone="muted")
        self.headline.left.addWidget(hint)
        self.nobody = Button("", "quiet", name="areas.nobody", icon="warn", small=True)
        self.several = Button("", "quiet", name="areas.several", icon="warn", small=True)
        for button in (self.nobody, self.several):
            button.tone = "warn"
            self.headline.right.addWidget(button)
        self.tree, self.panel = AreaTree(), Panel(ctx)
        self.deeds = Deeds(ctx, self)
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
        self.panel.give_asked.connect(self._give)
        self.panel.going.chosen.connect(lambda ids: self._do(set_area_workers, self.present().id, ids))
        for button, who in ((self.nobody, NOBODY), (self.several, SEVERAL)):
            button.clicked.connect(lambda _=False, patch=who: self.ctx.navigate("households", patch=patch))
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

    def _read(self) -> AreasSummary:
        return read_areas(self.ctx.workspace, self._wanted)

    def _show(self, found: AreasSummary) -> None:
        self.found, self._wanted = found, found.chosen.id
        place, who = found.place, found.who()
        above = [(place.county, tr("County")), (place.township, tr("Township"))]
        self.tree.show_areas(found.rows, [one for one in above if one[0]], who, self._wanted)
        path = found.path()
        self.panel.show_area(found.chosen, " › ".join(row.label for row in path), found.doors)
        on = [patch.worker_id for patch in found.patches if self._wanted in patch.area_ids]
        others = [tr("{who} for {area}", who=who[r.id], area=r.label) for r in path[:-1] if r.id in who]
        around = tr("Besides: {others}", others="，".join(others)) if others else ""
        self.panel.going.show_workers(found.workers, on, around)
        self._tell_patches(found)
        self._allow(found.chosen)

    def _tell_patches(self, found: AreasSummary) -> None:
        """Say how many doors nobody or several answer for, once anybody has a patch."""
        self.nobody.set_text(tr("{n} doors in nobody's patch", n=found.nobody))
        self.several.set_text(tr("{n} doors in two patches", n=found.several))
        self.nobody.setVisible(bool(found.nobody))
        self.several.setVisible(bool(found.several))

    def present(self) -> AreaRow:
        """Give the marked area."""
        assert self.found is not None
        return self.found.chosen

    def _choose(self, area_id: str) -> None:
        if area_id != self._wanted:
            self._wanted = area_id
            self._reading.ask()

    def _allow(self, row: AreaRow) -> None:
        """Let only that be done which can be: the village stays."""
        below = row.kind is not AreaKind.VILLAGE
        for name in ("rename", "move", "remove"):
            self.ctx.commands[f"areas.{name}"].setEnabled(below)
        siblings = self._siblings(row)
        for name, place in (("earlier", 0), ("later", len(siblings) - 1)):
            can = below and siblings[place].id != row.id
            self.ctx.commands[f"areas.{name}"].setEnabled(can)

    def _siblings(self, row: AreaRow) -> list[AreaRow]:
        """Give those with which an area may change places: groups with groups, others with others."""
        rows = [other for other in self.found.rows if other.parent_id == row.parent_id] if self.found else []
        return [other for other in rows if (other.kind is AreaKind.GROUP) == (row.kind is AreaKind.GROUP)]

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
        if self.found is not None:
            self.deeds.add(self.found.rows, self.found.chosen, self._added)

    def _added(self, area_id: str) -> None:
        self._wanted = area_id
        self._reading.ask()

    def _move(self) -> None:
        if self.found is not None:
            self.deeds.move(self.found.rows, self.found.chosen)

    def _put(self, ids: list[str]) -> None:
        if self.found is not None:
            self.deeds.put(self.found.rows, ids)

    def _give(self, ids: list[str]) -> None:
        if self.found is not None:
            self.deeds.give(self.found.workers, ids)

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
