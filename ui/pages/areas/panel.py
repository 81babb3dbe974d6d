"""What stands beside the tree: the marked area, what can be done with it, and the doors in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from outreach.queries.areas import AreaDoor, AreaRow
from outreach.vocabulary import LABELS, AreaKind, UnitKind
from outreach.wording import tr
from ui.page import Context
from ui.pages.areas.forms import kind_box
from ui.pages.areas.going import Going
from ui.tables import Column, PagedModel, SelectionBar, Table, TableCard
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Elided, Text

LEAST = 160


class Panel(QWidget):
    """`kind_chosen(kind)`, `put_asked(ids)` and `give_asked(ids)` for ticked doors, `opened(id)`."""

    kind_chosen = Signal(str)
    give_asked = Signal(list)
    put_asked = Signal(list)
    opened = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._doors: dict[str, AreaDoor] = {}
        self.name, self.about = Elided("", step=18, bold=True), Text("", tone="muted", wrap=True)
        self.kind = kind_box("areas.kind")
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(str(self.kind.currentData())))
        self.kind_field = Field(tr("Kind"), self.kind)
        self.buttons, self.going = self._buttons(ctx), Going()
        self.model = PagedModel(_columns(), self._load, ticks=True)
        self.table = Table(self.model, ctx.settings, name="areas.doors")
        self.table.setAccessibleName(tr("Doors in this area"))
        self.table.setMinimumHeight(LEAST)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.opened.connect(lambda entry: self.opened.emit(str(entry)))
        self.bar = SelectionBar(self.table, "areas.selection")
        put = Button(tr("Put into an area ..."), "primary", name="areas.put", small=True)
        put.clicked.connect(lambda: self.put_asked.emit(self.ticked()))
        give = Button(tr("Give to a worker ..."), name="areas.give", icon="users", small=True)
        give.clicked.connect(lambda: self.give_asked.emit(self.ticked()))
        self.bar.buttons.addWidget(put)
        self.bar.buttons.addWidget(give)
        self.model.ticks_changed.connect(self._tell)
        self._lay_out()

    def _buttons(self, ctx: Context) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for name, text, icon in (
            ("new", tr("Add inside ..."), "plus"),
            ("rename", tr("Rename"), "edit"),
            ("move", tr("Put elsewhere ..."), "right"),
            ("earlier", tr("Earlier"), ""),
            ("later", tr("Later"), ""),
            ("remove", tr("Remove"), "x"),
        ):
            keys = ctx.commands.keys(f"areas.{name}") or "Del"
            button = Button(text, name=f"areas.{name}", icon=icon, keys=keys, small=True)
            button.does(ctx.commands[f"areas.{name}"])
            flow.addWidget(button)
        return holder

    def _lay_out(self) -> None:
        facts = Card()
        head = QHBoxLayout()
        head.setSpacing(16)
        words = QVBoxLayout()
        words.addWidget(self.name)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        head.addWidget(self.kind_field)
        words.setSpacing(0)
        facts.body.addLayout(head)
        facts.body.addSpacing(8)
        facts.body.addWidget(self.buttons)
        facts.body.addWidget(self.going)
        self.facts = facts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(facts)
        column.addWidget(TableCard(self.table), 1)
        column.addWidget(self.bar)

    def show_area(self, row: AreaRow, path: str, doors: Sequence[AreaDoor]) -> None:
        """Show one area with the doors in it."""
        below = row.kind is not AreaKind.VILLAGE
        self.name.set_text(path)
        self.about.setText(_about(row, doors))
        self.kind_field.setVisible(below)
        self.kind.setCurrentIndex(self.kind.findData(row.kind.value))
        self._doors = {door.id: door for door in doors}
        self.model.set_ids([door.id for door in doors])
        self._tell()

    def ticked(self) -> list[str]:
        """Give the ticked doors."""
        return [str(entry) for entry in self.model.ticked()]

    def _load(self, ids: Sequence[Any]) -> Sequence[AreaDoor | None]:
        return [self._doors.get(unit_id) for unit_id in ids]

    def _tell(self) -> None:
        n = len(self.model.ticked())
        people = sum(self._doors[unit_id].members for unit_id in self.ticked())
        self.bar.say(tr("{n} households selected", n=n) if n else "", tr("{n} people", n=people))


def _about(row: AreaRow, doors: Sequence[AreaDoor]) -> str:
    counts = [tr("{n} households", n=row.households), tr("{n} people", n=row.people)]
    said = [tr(LABELS[row.kind]), row.code, *counts]
    if row.units:
        said.append(tr("{n} shops and other units", n=row.units))
    yards = len({door.place for door in doors if door.yard > 1})
    if yards:
        said.append(tr("{n} yards with several households", n=yards))
    return " · ".join(part for part in said if part)


def _columns() -> list[Column]:
    return [
        Column("place", tr("Door"), lambda door: door.place, 120, fixed=True, aside=_yard),
        Column("head", tr("Head"), lambda door: door.head or "—", 120, fixed=True, stretch=True, aside=_kind),
        Column("members", tr("Members"), lambda door: tr("{n} people", n=door.members), 72, right=True),
        Column("inner", tr("Where in it"), lambda door: door.inner, 140, token="muted", rank=1),
    ]


def _yard(door: AreaDoor) -> str:
    return tr("{n} in this yard", n=door.yard) if door.yard > 1 else ""


def _kind(door: AreaDoor) -> str:
    return tr(LABELS[door.kind]) if door.kind is not UnitKind.RESIDENT else ""
