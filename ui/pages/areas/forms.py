"""The small forms of the page: a new area, another place for one, an area for households."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.queries.areas import AreaRow
from outreach.vocabulary import LABELS, AreaKind
from outreach.wording import tr
from ui.dialogs.choose_area import fill_areas
from ui.dialogs.form import FormDialog
from ui.widgets.line import DropDown, LineEdit

NEXT_KIND = {
    AreaKind.VILLAGE: AreaKind.NATURAL_VILLAGE,
    AreaKind.NATURAL_VILLAGE: AreaKind.GROUP,
    AreaKind.GRID: AreaKind.GROUP,
    AreaKind.GROUP: AreaKind.BUILDING,
    AreaKind.BUILDING: AreaKind.ENTRANCE,
    AreaKind.ENTRANCE: AreaKind.ENTRANCE,
}
"""What is likeliest made inside each kind."""


def kind_box(name: str) -> DropDown:
    """Give a choice among the kinds of areas below the village."""
    box = DropDown(name=name)
    for kind in AreaKind:
        if kind is not AreaKind.VILLAGE:
            box.addItem(tr(LABELS[kind]), kind.value)
    return box


class NewArea(FormDialog):
    """`save(kind, name, parent_id)`."""

    def __init__(
        self,
        areas: Sequence[AreaRow],
        inside: AreaRow,
        save: Callable[[AreaKind, str, str], object],
        parent: QWidget,
    ) -> None:
        super().__init__("new_area", tr("New area"), tr("Add"), lambda: save(*self.said()), parent)
        self.kind = kind_box("new_area_kind")
        self.name = LineEdit(name="new_area_name", hint=tr("for instance “2幢”"))
        self.place = DropDown(name="new_area_parent")
        fill_areas(self.place, areas, inside.id)
        siblings = [row.kind for row in areas if row.parent_id == inside.id]
        likely = siblings[-1] if siblings else NEXT_KIND[inside.kind]
        self.kind.setCurrentIndex(self.kind.findData(likely.value))
        self.add("name", tr("Name"), self.name)
        self.add("kind", tr("Kind"), self.kind)
        self.add("parent", tr("Lies in"), self.place)
        self.name.setFocus()

    def said(self) -> tuple[AreaKind, str, str]:
        """Give kind, name and the area it lies in."""
        return AreaKind(self.kind.currentData()), self.name.text(), str(self.place.currentData())


class MoveArea(FormDialog):
    """`save(parent_id)`."""

    def __init__(
        self, areas: Sequence[AreaRow], area: AreaRow, save: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(
            "move_area",
            tr("Put {area} elsewhere", area=area.label),
            tr("Move"),
            lambda: save(str(self.place.currentData())),
            parent,
            tr("All that is in it goes with it; visits stay with their households."),
        )
        self.place = DropDown(name="move_area_parent")
        fill_areas(self.place, areas, area.parent_id or "")
        self.add("parent", tr("Lies in"), self.place)
        self.place.setFocus()
