"""The small form that asks into which area households go, and the drop-down of all areas."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from outreach.queries.areas import AreaRow
from outreach.vocabulary import LABELS, AreaKind
from outreach.wording import tr
from ui.dialogs.form import FormDialog
from ui.widgets.line import DropDown

STEP = "\u3000"


def fill_areas(box: DropDown, areas: Sequence[AreaRow], chosen: str = "") -> None:
    """Offer every area, each moved in by how deep it lies."""
    box.clear()
    for row in areas:
        kind = "" if row.kind is AreaKind.GROUP else f"  {tr(LABELS[row.kind])}"
        box.addItem(STEP * row.depth + row.label + kind, row.id)
    box.setCurrentIndex(max(0, box.findData(chosen)))


class ChooseArea(FormDialog):
    """`save(area_id)` is called with the area chosen for `count` households."""

    def __init__(
        self, count: int, areas: Sequence[AreaRow], save: Callable[[str], object], parent: QWidget | None
    ) -> None:
        super().__init__(
            "choose_area",
            tr("Put {n} households into an area", n=count),
            tr("Put there"),
            lambda: save(str(self.area.currentData())),
            parent,
            tr("Inside a group they come under that group; the village itself takes them out again."),
        )
        self.area = DropDown(name="choose_area_area")
        fill_areas(self.area, areas)
        self.add("area", tr("Area"), self.area)
        self.area.setFocus()
